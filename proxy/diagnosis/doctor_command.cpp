#include "proxy/diagnosis/doctor_command.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "proxy/diagnosis/all_checks.hpp"
#include "proxy/diagnosis/findings.hpp"
#include "shared/json_text.hpp"

namespace pinwright::diagnosis {

namespace {

constexpr std::chrono::milliseconds kServerDeadline = kCheckupLimit + std::chrono::milliseconds{3'000};

/// The address that a server with these settings listens on, such as `http://127.0.0.1:8080`.
std::string ListenAddress(const config::Config& config)
{
    const bool v6 = config.listen_host.find(':') != std::string::npos;
    return "http://" + (v6 ? "[" + config.listen_host + "]" : config.listen_host) + ":" +
           std::to_string(config.listen_port);
}

/// What a browser would send as Host.
std::string PublicHost(const config::Config& config)
{
    return config.public_url.substr(config.public_url.find("://") + 3);
}

std::optional<net::Reply> Get(const config::Config& config, net::Transport& transport,
                              const std::string& path, const std::string& cookie)
{
    net::Request request;
    request.url = ListenAddress(config) + path;
    request.headers = {{"Host", PublicHost(config)}, {"Accept", "application/json"}};
    if (!cookie.empty())
        request.headers.emplace_back("Cookie", cookie);
    request.deadline = kServerDeadline;
    net::Outcome outcome = transport.Send(request);
    if (!outcome.reply || outcome.reply->status != 200)
        return std::nullopt;
    return std::move(outcome.reply);
}

/// The checks of a running server; nothing if none runs.
std::optional<std::vector<Check>> AskServer(const config::Config& config, net::Transport& transport)
{
    const std::optional<net::Reply> status = Get(config, transport, "/api/v1/status", {});
    if (!status)
        return std::nullopt;
    const std::string line = status->Header("Set-Cookie").value_or("");
    const std::optional<net::Reply> reply =
        Get(config, transport, "/api/v1/diagnosis", line.substr(0, line.find(';')));
    if (!reply)
        return std::nullopt;
    const Result<nlohmann::json> json = ParseJson(reply->body);
    if (!json.ok() || !json->is_object() || !json->contains("items") || !(*json)["items"].is_array())
        return std::nullopt;
    std::vector<Check> checks;
    for (const nlohmann::json& item : (*json)["items"])
        checks.push_back(CheckFromJson(item));
    return checks;
}

}  // namespace

Result<std::vector<Check>> ConsultDoctor(const config::Config& config, const Surroundings& surroundings)
{
    if (std::optional<std::vector<Check>> checks = AskServer(config, surroundings.transport))
        return *std::move(checks);
    const Result<std::unique_ptr<store::Store>> store =
        store::Store::Open(config.data_folder, surroundings.random, surroundings.clock);
    if (!store.ok())
        return store.error();
    const Means means{config, **store, surroundings.transport, surroundings.clock, surroundings.version,
                      {},     {},      &surroundings.transport};
    return RunCheckup(means, {});
}

Check CheckOf(const Error& error)
{
    Check check = Found("database", error.cause, error.detail.empty() ? error.log : error.detail);
    check.severity = Severity::kBroken;
    check.title = "The data folder cannot be opened.";
    return check;
}

int ExitStatusOf(const std::vector<Check>& checks)
{
    switch (WorstOf(checks)) {
        case Severity::kOk:
            return 0;
        case Severity::kAttention:
            return 1;
        case Severity::kBroken:
        case Severity::kUnreached:
            break;
    }
    return 2;
}

}  // namespace pinwright::diagnosis
