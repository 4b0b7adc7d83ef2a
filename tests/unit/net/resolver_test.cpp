// A name server that never answers: a child process with its own network and /etc/resolv.conf, in which the
// name server is a socket that nobody reads.
#include <arpa/inet.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>

#include "proxy/net/transport.hpp"

namespace {

using pinwright::net::Failure;
using pinwright::net::MakeTransport;
using pinwright::net::Outcome;
using pinwright::net::Request;
using std::chrono::milliseconds;

enum Exit { kAsItShould = 0, kOtherwise = 1, kLate = 2, kNotPermitted = 77 };

// Whether the child can now reach only a silent name server.
bool EnterSilence(const std::string& resolv_conf)
{
    const int spaces = CLONE_NEWNS | CLONE_NEWNET;
    if (::unshare(spaces) != 0 && ::unshare(spaces | CLONE_NEWUSER) != 0)
        return false;
    if (::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
        ::mount(resolv_conf.c_str(), "/etc/resolv.conf", nullptr, MS_BIND, nullptr) != 0)
        return false;
    const int socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    ifreq loopback{};
    loopback.ifr_name[0] = 'l';
    loopback.ifr_name[1] = 'o';
    loopback.ifr_flags = IFF_UP | IFF_RUNNING;
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(53);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return ::ioctl(socket, SIOCSIFFLAGS, &loopback) == 0 &&
           ::bind(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
}

TEST_CASE("a name server that never answers costs no more than the deadline")
{
    char name[] = "/tmp/pinwright-resolv-XXXXXX";
    ::close(::mkstemp(name));
    std::ofstream(name) << "nameserver 127.0.0.1\noptions timeout:30 attempts:1\n";

    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        if (!EnterSilence(name))
            ::_exit(kNotPermitted);
        Request request;
        request.url = "https://pinterest.example/";
        request.deadline = milliseconds{300};
        const auto start = std::chrono::steady_clock::now();
        const Outcome outcome = MakeTransport()->Send(request);
        if (std::chrono::steady_clock::now() - start > milliseconds{10'000})
            ::_exit(kLate);
        ::_exit(!outcome.reply && outcome.failure == Failure::kResolve ? kAsItShould : kOtherwise);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    std::filesystem::remove(name);
    REQUIRE(WIFEXITED(status));
    if (WEXITSTATUS(status) == kNotPermitted)
        SKIP("no network namespace of one's own is permitted here");
    CHECK(WEXITSTATUS(status) == kAsItShould);
}

}  // namespace
