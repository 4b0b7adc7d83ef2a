// The program: parses its arguments, connects the rooms, and waits for the signal to stop. Decides nothing
// about pins, accounts or requests.
#include <malloc.h>
#include <signal.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <cstdio>
#include <memory>
#include <string>
#include <thread>
#include <variant>

#include "proxy/backup/backup.hpp"
#include "proxy/config/command_line.hpp"
#include "proxy/config/log_format.hpp"
#include "proxy/config/process_limits.hpp"
#include "proxy/config/system.hpp"
#include "proxy/diagnosis/all_checks.hpp"
#include "proxy/diagnosis/doctor_command.hpp"
#include "proxy/http/descriptor_budget.hpp"
#include "proxy/http/server.hpp"
#include "proxy/media/child/image_child.hpp"
#include "proxy/net/transport.hpp"
#include "proxy/notify/notifier.hpp"
#include "proxy/pinterest/metered_transport.hpp"
#include "proxy/store/key_replacement.hpp"
#include "shared/identifiers.hpp"

namespace pinwright {

namespace {

// How long stopping may take before the program ends anyway. Nothing depends on a clean end: the next start
// finds unfinished work.
constexpr int kStopSeconds = 10;

constexpr std::size_t kInstanceBytes = 16;

/// Ignores signals that would end the process, so that the failed writes return errors.
void IgnoreFailedWrites()
{
    ::signal(SIGPIPE, SIG_IGN);
    ::signal(SIGXFSZ, SIG_IGN);  // A file that can't grow is reported like a full disk.
}

/// The server handles signals only with sigwait, so it blocks them in every thread. The other commands keep
/// the defaults, which end them at once.
sigset_t BlockSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return signals;
}

void SetUpLog()
{
    auto logger = spdlog::stderr_logger_mt("pinwright");
    logger->set_formatter(config::LogFormat());
    spdlog::set_default_logger(std::move(logger));
    spdlog::flush_on(spdlog::level::info);
    if (config::SystemEnviron().Get("PINWRIGHT_LOG") == "debug")
        spdlog::set_level(spdlog::level::debug);
}

int Fail(const Error& error)
{
    std::fprintf(stderr, "pinwright: %s\n", (error.detail.empty() ? error.log : error.detail).c_str());
    return 1;
}

int Serve(const config::Config& config)
{
    const sigset_t signals = BlockSignals();
    config::SystemClock clock;
    config::SystemRandom random;

    // Binds the port first: if it is in use, nothing has been changed yet.
    http::Limits limits;
    limits.connections = http::ConnectionsWithin(config::RaiseFileLimit(), limits.connections);
    http::Engine engine{limits};
    const Result<int> port = engine.Bind(config.listen_host, config.listen_port);
    if (!port.ok())
        return Fail(port.error());

    const Result<std::unique_ptr<store::Store>> store = store::Store::Open(config.data_folder, random, clock);
    if (!store.ok())
        return Fail(store.error());

    media::MediaStore media((*store)->folder(), (*store)->media, clock, "/proc/self/exe");
    const std::unique_ptr<net::Transport> transport = net::MakeTransport();
    pinterest::MeteredTransport pinterest(*transport, clock);
    oauth::Connections connections(config, pinterest, **store, clock, random);
    oauth::ImageProxy images(config, *transport, (*store)->accounts, (*store)->images);
    publish::Publisher publisher(config, **store, media, connections, pinterest.budgets(), clock,
                                 publish::TrialOf(config, config::SystemEnviron()));
    notify::Notifier notifier(config, (*store)->notices, *transport, clock);
    http::PageCalls calls(http::PageCalls::Limits::Within(limits.connections));
    const http::Services services{config,
                                  **store,
                                  media,
                                  connections,
                                  images,
                                  publisher,
                                  pinterest,
                                  calls,
                                  clock,
                                  random,
                                  http::EmbeddedAssets(),
                                  std::string(config::Version()),
                                  {&pinterest.figures(), &pinterest.budgets().figures()},
                                  [&notifier] { return notifier.state(); },
                                  transport.get(),
                                  Hexadecimal(random.Bytes(kInstanceBytes))};
    http::Server server(services, engine, *port);

    for (const Result<Done>& started : {publisher.Start(), notifier.Start()})
        if (!started.ok())
            return Fail(started.error());
    server.Start();
    std::fputs(server.Greeting().c_str(), stdout);
    std::fflush(stdout);

    int taken = 0;
    sigwait(&signals, &taken);
    spdlog::info("stopping");
    std::thread([signals] {
        const timespec limit{kStopSeconds, 0};
        ::sigtimedwait(&signals, nullptr, &limit);
        ::_exit(0);
    }).detach();
    server.Stop();
    return 0;
}

int Doctor(const config::Invocation& invocation)
{
    spdlog::set_level(spdlog::level::off);  // The checks say everything.
    config::SystemClock clock;
    config::SystemRandom random;
    const std::unique_ptr<net::Transport> transport = net::MakeTransport();
    const Result<std::vector<Check>> checks = diagnosis::ConsultDoctor(
        invocation.config, {*transport, clock, random, std::string(config::Version())});
    if (!checks.ok()) {
        if (invocation.json)
            std::fputs(diagnosis::CheckupJson({diagnosis::CheckOf(checks.error())}).c_str(), stdout);
        Fail(checks.error());
        return 2;
    }
    const std::string text =
        invocation.json ? diagnosis::CheckupJson(*checks) : diagnosis::CheckupText(*checks);
    std::fputs(text.c_str(), stdout);
    return diagnosis::ExitStatusOf(*checks);
}

int Backup(const config::Invocation& asked)
{
    const Result<backup::LeftOut> done = backup::Backup(asked.config.data_folder, asked.file);
    if (!done.ok())
        return Fail(done.error());
    std::fputs(backup::WordsOf(*done, "backed up").c_str(), stderr);
    std::printf("All data of %s is in %s. Keep it secret: whoever has it can publish in your name.\n",
                asked.config.data_folder.c_str(), asked.file.c_str());
    return 0;
}

int Restore(const config::Invocation& asked)
{
    const Result<backup::LeftOut> done = backup::Restore(asked.file, asked.config.data_folder);
    if (!done.ok())
        return Fail(done.error());
    std::fputs(backup::WordsOf(*done, "restored").c_str(), stderr);
    std::printf("All data of %s is in %s. Its server publishes nothing until you choose Take over there.\n",
                asked.file.c_str(), asked.config.data_folder.c_str());
    return 0;
}

int ReplaceKey(const config::Invocation& asked)
{
    const Result<Done> done = store::GiveUpKey(asked.config.data_folder);
    if (!done.ok())
        return Fail(done.error());
    std::printf(
        "The tokens in %s were deleted because their key is lost. Start the server, which creates a new key. "
        "Then reconnect each account.\n",
        asked.config.data_folder.c_str());
    return 0;
}

int Run(const config::Invocation& asked)
{
    switch (asked.command) {
        case config::Command::kBackup:
            return Backup(asked);
        case config::Command::kRestore:
            return Restore(asked);
        case config::Command::kDoctor:
            return Doctor(asked);
        case config::Command::kReplaceKey:
            return ReplaceKey(asked);
        case config::Command::kServe:
            break;
    }
    return Serve(asked.config);
}

}  // namespace

}  // namespace pinwright

int main(int argc, char** argv)
{
    if (pinwright::media::IsImageChild(argc, argv))
        return pinwright::media::RunImageChild(argc, argv);
    // Each arena of the allocator keeps its own memory; two are enough for hundreds of short-lived threads.
    mallopt(M_ARENA_MAX, 2);
    pinwright::config::KeepMemoryPrivate();  // Before the settings load the app's secret.
    pinwright::IgnoreFailedWrites();
    pinwright::SetUpLog();

    const auto parsed = pinwright::config::ParseCommandLine(argc, argv, pinwright::config::SystemEnviron());
    if (const auto* const end = std::get_if<pinwright::config::Exit>(&parsed)) {
        std::fputs(end->text.c_str(), end->to_stderr ? stderr : stdout);
        return end->status;
    }
    return pinwright::Run(std::get<pinwright::config::Invocation>(parsed));
}
