#include "proxy/media/image_worker.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <memory>
#include <system_error>
#include <utility>

#include "proxy/config/process_limits.hpp"
#include "proxy/media/image_parts.hpp"
#include "proxy/media/temporary_file.hpp"

namespace pinwright::media {

namespace {

Error CannotStart(const std::string& what, int code)
{
    return Error{config::IsOutOfFiles(code) ? Cause::kStorage : Cause::kInternal,
                 config::IsOutOfFiles(code) ? config::kOutOfFiles : "",
                 "media: image child: " + what + ": " + std::generic_category().message(code),
                 {}};
}

/// Copies a descriptor to a number above the contract's, so that dup2 can't overwrite it.
OpenedFile HighCopy(int file)
{
    return OpenedFile(::fcntl(file, F_DUPFD_CLOEXEC, kPreviewOut + 1));
}

/// Starts the child with only its own files open, default signals, and an empty environment: ours contains
/// the app's secret.
class Spawning {
public:
    Spawning()
    {
        ::posix_spawn_file_actions_init(&m_actions);
        ::posix_spawnattr_init(&m_attributes);
    }
    ~Spawning()
    {
        ::posix_spawn_file_actions_destroy(&m_actions);
        ::posix_spawnattr_destroy(&m_attributes);
    }
    Spawning(const Spawning&) = delete;
    Spawning& operator=(const Spawning&) = delete;

    Result<pid_t> Start(const std::string& program, const ImageWorker::Job& job,
                        const ImageWorker::Files& files)
    {
        const OpenedFile in = HighCopy(files.in);
        const OpenedFile out = HighCopy(files.out);
        const OpenedFile preview = HighCopy(files.preview);
        if (in.number() < 0 || out.number() < 0 || preview.number() < 0)
            return CannotStart("no descriptor", errno);
        ::posix_spawn_file_actions_adddup2(&m_actions, in.number(), kPictureIn);
        ::posix_spawn_file_actions_adddup2(&m_actions, out.number(), kPictureOut);
        ::posix_spawn_file_actions_adddup2(&m_actions, preview.number(), kPreviewOut);
        ::posix_spawn_file_actions_addclose(&m_actions, STDERR_FILENO);
        ::posix_spawn_file_actions_addclosefrom_np(&m_actions, kPreviewOut + 1);
        sigset_t signals;
        sigemptyset(&signals);
        ::posix_spawnattr_setsigmask(&m_attributes, &signals);
        sigfillset(&signals);
        ::posix_spawnattr_setsigdefault(&m_attributes, &signals);
        ::posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);

        std::array<std::string, 6> texts{
            "pinwright",           std::string(kImageChildCommand),
            std::string(job.type), std::to_string(job.orientation),
            job.ended ? "1" : "0", std::to_string(::getpid()),
        };
        std::array<char*, 7> arguments{};
        for (std::size_t i = 0; i < texts.size(); ++i)
            arguments[i] = texts[i].data();
        char* no_environment[] = {nullptr};
        pid_t child = 0;
        const int failed = ::posix_spawn(&child, program.c_str(), &m_actions, &m_attributes, arguments.data(),
                                         no_environment);
        if (failed != 0)
            return CannotStart("cannot be started", failed);
        return child;
    }

private:
    posix_spawn_file_actions_t m_actions{};
    posix_spawnattr_t m_attributes{};
};

Error TooMuchWork(const std::string& what)
{
    return Error{Cause::kImageTooLarge, what, "image too large to check: " + what, {}};
}

Error TooMuchMemory()
{
    return TooMuchWork(
        "Checking this image takes more memory than Pinwright allows. Save it with fewer pixels, or as a "
        "JPEG that "
        "isn't progressive.");
}

/// The error for a child that a signal ended before it gave a verdict.
Error Killed(int by)
{
    if (by == SIGALRM || by == SIGXCPU)
        return TooMuchWork("Checking this image takes longer than 20 seconds. Save it with fewer pixels.");
    if (by == SIGKILL)
        return TooMuchMemory();  // By the kernel, when the machine is out of memory.
    Error broken = BrokenImage("it can't be decoded");
    broken.log = "image broken: its decoder was ended by signal " + std::to_string(by);
    return broken;
}

Result<bool> Judge(ChildVerdict verdict)
{
    switch (verdict) {
        case ChildVerdict::kRight:
            return false;
        case ChildVerdict::kRewritten:
            return true;
        case ChildVerdict::kDamaged:
            return BrokenImage("it can't be decoded");
        case ChildVerdict::kIncomplete:
            return BrokenImage("part of it is missing");
        case ChildVerdict::kTooMuchMemory:
            return TooMuchMemory();
        case ChildVerdict::kTooManyBytes:
            return TooMuchWork("Turned upright, this image has more than 20 MB. Save it upright or smaller.");
        case ChildVerdict::kNoRoom:
            return Error{Cause::kDiskFull, {}, "media: image child: no room", {}};
        case ChildVerdict::kNotWritten:
            return Error{Cause::kStorage, {}, "media: image child: cannot read or write", {}};
        case ChildVerdict::kUnconfined:
            return Error{
                Cause::kInternal,
                "This system doesn't let Pinwright lock up the program that decodes images, so none is "
                "decoded. It needs seccomp filters.",
                "media: image child cannot confine itself (seccomp, setrlimit)",
                {}};
        case ChildVerdict::kMisused:
            break;
    }
    return Error{
        Cause::kInternal, {}, "media: image child: status " + std::to_string(static_cast<int>(verdict)), {}};
}

}  // namespace

ImageWorker::ImageWorker(std::string program) : m_program(std::move(program))
{
    sigset_t ended;
    sigemptyset(&ended);
    sigaddset(&ended, SIGCHLD);
    ::pthread_sigmask(SIG_BLOCK, &ended, nullptr);
}

Result<bool> ImageWorker::Run(const Job& job, const Files& files)
{
    const std::lock_guard lock(m_turn);
    const Result<pid_t> child = Spawning().Start(m_program, job, files);
    if (!child.ok())
        return child.error();
    int status = 0;
    pid_t ended = 0;
    do {
        ended = ::waitpid(*child, &status, 0);
    } while (ended < 0 && errno == EINTR);
    if (ended != *child)
        return CannotStart("cannot be waited for", errno);
    return WIFSIGNALED(status) ? Killed(WTERMSIG(status))
                               : Judge(static_cast<ChildVerdict>(WEXITSTATUS(status)));
}

}  // namespace pinwright::media
