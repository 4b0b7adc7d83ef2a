// A process that is confined as the image child is, and then tries what it should not be able to do. Started
// as the image child it tells what it was started with.
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/media/child/confinement.hpp"
#include "proxy/media/child/files.hpp"
#include "proxy/media/child/image_child.hpp"

extern char** environ;

namespace pinwright::media {

namespace {

constexpr int kHeldBack = 42;

/// The arguments, the environment and which files are open, in lines.
int TellStart(int argc, char** argv)
{
    std::string text;
    for (int i = 0; i < argc; ++i)
        text += std::string(argv[i]) + "\n";
    for (char** one = environ; *one != nullptr; ++one)
        text += std::string("environment ") + *one + "\n";
    for (int file = 0; file < 1024; ++file) {
        const int flags = ::fcntl(file, F_GETFL);
        if (flags >= 0)
            text += "file " + std::to_string(file) + ((flags & O_ACCMODE) == O_RDONLY ? " to read\n" : "\n");
    }
    sigset_t blocked;
    ::sigprocmask(SIG_BLOCK, nullptr, &blocked);
    for (int one = 1; one < 32; ++one) {
        if (sigismember(&blocked, one) == 1)
            text += "signal " + std::to_string(one) + " blocked\n";
    }
    WriteAll(kPictureOut, text);
    return static_cast<int>(ChildVerdict::kRewritten);
}

/// Returns 0 if it succeeded, and something else if it failed without being killed.
int Try(std::string_view what, const std::vector<char>& page)
{
    char byte = 0;
    if (what == "nothing")
        return 0;
    if (what == "connect")
        return ::socket(AF_INET, SOCK_STREAM, 0) < 0 ? 1 : 0;
    if (what == "open a file")
        return ::open("/dev/null", O_RDONLY) < 0 ? 1 : 0;
    if (what == "start a program")
        return ::execl("/bin/true", "true", nullptr) < 0 ? 1 : 0;
    if (what == "start a process")
        return ::fork() < 0 ? 1 : 0;
    if (what == "signal another process")
        return ::kill(::getppid(), 0) < 0 ? 1 : 0;
    if (what == "run what it wrote")
        return ::mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED
                   ? 1
                   : 0;
    if (what == "take too much memory")
        return std::malloc(65u << 20) == nullptr ? kHeldBack : 0;
    if (what == "write too much") {
        while (::write(1, page.data(), page.size()) > 0) {
        }
        return errno == EFBIG ? kHeldBack : 1;
    }
    if (what == "work for too long") {
        while (::getpid() > 0) {
        }
    }
    if (what == "wait for too long")
        return ::read(0, &byte, 1) < 0 ? 1 : 0;
    return 2;
}

}  // namespace

}  // namespace pinwright::media

int main(int argc, char** argv)
{
    using namespace pinwright::media;
    if (IsImageChild(argc, argv))
        return TellStart(argc, argv);
    const std::string_view what = argc > 1 ? argv[1] : "";
    if (what == "outlive its parent") {
        char byte = '!';
        if (!EndWithParent(::getppid()) || ::write(1, &byte, 1) != 1)
            return 1;
        return ::read(0, &byte, 1) < 0 ? 1 : 0;
    }
    const std::vector<char> page(4096);
    Confinement limits;
    limits.memory_bytes = 64u << 20;
    limits.seconds = 1;
    limits.file_bytes = 10'000;
    ::_exit(Confine(limits) ? Try(what, page) : 3);  // The ends of other programs ask for more.
}
