// `pinwright-standin`: reads the flags and waits for the signal to end. The library does the rest.
#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <iostream>
#include <optional>
#include <string>

#include "proxy/standin/control/control_api.hpp"
#include "proxy/standin/standin.hpp"

namespace {

using pinwright::standin::Options;

// Parses `HOST:PORT`, `[HOST]:PORT` or `PORT`. Returns false for anything else.
bool ReadListen(const std::string& text, Options& options)
{
    const std::size_t colon = text.rfind(':');
    const std::string port = colon == std::string::npos ? text : text.substr(colon + 1);
    if (port.empty() || port.size() > 5 || port.find_first_not_of("0123456789") != std::string::npos)
        return false;
    options.port = std::stoi(port);
    if (options.port > 65'535)
        return false;
    if (colon == std::string::npos)
        return true;
    options.host = text.substr(0, colon);
    if (options.host.size() > 2 && options.host.front() == '[' && options.host.back() == ']')
        options.host = options.host.substr(1, options.host.size() - 2);
    return !options.host.empty();
}

int Serve(Options options)
{
    // Blocked before any thread starts, so that only the wait below receives them.
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGINT);
    sigaddset(&ends, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);
    std::signal(SIGPIPE, SIG_IGN);

    pinwright::standin::Standin standin(std::move(options));
    if (const auto started = standin.Start(); !started) {
        std::cerr << "pinwright-standin: " << started.error().detail << '\n';
        return started.error().cause == pinwright::Cause::kBadRequest ? 2 : 1;
    }
    std::cout << "pinwright-standin listening on " << standin.Origin() << std::endl;
    int signal = 0;
    sigwait(&ends, &signal);
    standin.Stop();
    return 0;
}

}  // namespace

int main(int count, char** arguments)
{
    Options options;
    std::string listen = "127.0.0.1:0";
    CLI::App app{
        "A stand-in for Pinterest on this computer: its API v5, consent page and sandbox, with switches to "
        "make it misbehave."};
    app.footer(std::string(pinwright::standin::ControlHelp()));
    app.set_version_flag("--version", "pinwright-standin " PINWRIGHT_VERSION);
    app.add_option("--listen", listen, "Loopback address to listen on: HOST:PORT or PORT; port 0: any")
        ->capture_default_str();
    app.add_option("--app-id", options.app_id, "The app's id")->capture_default_str();
    app.add_option("--app-secret", options.app_secret, "The app's secret, which is none")
        ->capture_default_str();
    app.add_option("--redirect-uri", options.redirect_uris,
                   "A registered redirect URI; may be repeated. Without any: /oauth/callback on localhost or "
                   "127.0.0.1, any port")
        ->allow_extra_args(false);
    app.add_option("--state", options.state_file,
                   "File in which boards, pins and tokens outlive the process");
    app.add_option("--record", options.record_file,
                   "File to which every API request is appended, without tokens");
    app.add_option("--boards", options.boards, "Boards of the first account")
        ->check(CLI::Range(0, 200'000))
        ->capture_default_str();
    try {
        app.parse(count, arguments);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    if (!ReadListen(listen, options)) {
        std::cerr << "pinwright-standin: --listen takes HOST:PORT or PORT, not " << listen << '\n';
        return 2;
    }
    return Serve(std::move(options));
}
