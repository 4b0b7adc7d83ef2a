#include "tests/unit/causes/world.hpp"

#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstdio>
#include <cstdlib>

#include "shared/scopes.hpp"
#include "tests/unit/support/temporary_folder.hpp"

namespace pinwright::causes {

using http::test::ParseAnswer;
using http::test::TestAnswer;
using http::test::Wire;

namespace {

standin::Options OptionsWith(const Clock& clock)
{
    standin::Options options;
    options.clock = &clock;
    return options;
}

std::string ValueOf(const std::string& query, const std::string& name)
{
    const std::size_t at = query.find(name + "=");
    return at == std::string::npos
               ? std::string()
               : query.substr(at + name.size() + 1, query.find('&', at) - at - name.size() - 1);
}

}  // namespace

net::Outcome Line::Send(const net::Request& request)
{
    if (cut)
        return {{}, net::Failure::kResolve, "no such host"};
    return weather ? weather(request, *open) : open->Send(request);
}

World::World(const Settings& settings)
    : m_standin(OptionsWith(clock)), m_folder(test::MakeTemporaryFolder(test::FolderOn::kMemory))
{
    auto logger = std::make_shared<spdlog::logger>("pinwright",
                                                   std::make_shared<spdlog::sinks::ostream_sink_mt>(m_log));
    logger->set_level(spdlog::level::trace);
    spdlog::set_default_logger(std::move(logger));
    const Result<int> port = m_standin.Start();
    REQUIRE(port.ok());
    m_standin_port = *port;
    Open(settings);
}

World::~World()
{
    Close();
    spdlog::set_default_logger(std::make_shared<spdlog::logger>("off"));
    std::filesystem::remove_all(m_folder);
}

void World::Open(const Settings& settings)
{
    const std::string oauth = m_standin.OauthUrl();
    http::test::Setup setup;
    setup.public_url = settings.public_url;
    setup.app_id = settings.app_id;
    setup.app_secret = settings.app_secret;
    setup.site = {Environment::kProduction, m_standin.ApiUrl(), oauth};
    setup.sandbox = {Environment::kSandbox, m_standin.SandboxApiUrl(), oauth};
    if (settings.sandbox_alone) {
        setup.site = *setup.sandbox;
        setup.sandbox.reset();
    }
    setup.transport = &m_metered;
    setup.folder = m_folder;
    setup.clock = &clock;
    setup.first_chance = 1 + 100'000 * m_servers++;
    m_server = std::make_unique<http::test::RunningServer>(setup);
    m_tools = std::make_unique<publish::Tools>(m_server->config(), m_server->store(), m_server->media(),
                                               m_server->connections(), m_metered.budgets(), clock,
                                               publish::Trial{});
    m_scheduler = std::make_unique<publish::Scheduler>(
        *m_tools, [](const std::function<void()>& job) { job(); }, [] {});
    REQUIRE(
        m_server->store()
            .publications
            .Recover(Diagnose(Cause::kOutcomeUnknown), clock.Now() + m_tools->plan.after.front(), clock.Now())
            .ok());
    m_secrets.insert(settings.app_secret);
}

void World::Close()
{
    m_scheduler.reset();
    m_tools.reset();
    m_server.reset();
}

void World::Restart(const Settings& settings)
{
    Close();
    Open(settings);
}

void World::Run(std::chrono::milliseconds span)
{
    const Timestamp end = clock.Now() + span;
    while (true) {
        const Timestamp next = std::max(m_scheduler->RunOnce(clock.Now()), clock.Now() + 1ms);
        KeepSecrets();
        if (next > end) {
            clock.Move(end - clock.Now());
            m_scheduler->RunOnce(clock.Now());
            return;
        }
        clock.Move(next - clock.Now());
    }
}

TestAnswer World::Send(const std::string& method, const std::string& path, const std::string& body)
{
    TestAnswer given = m_server->AskFromPage(method, path, body);
    // The state belongs in the address to which the browser is sent, and nowhere else.
    Keep(given, !path.starts_with("/api/v1/oauth/start"));
    if (method != "GET") {
        answer = given;
        m_method = method;
        m_path = path;
        m_body = body;
    }
    return given;
}

TestAnswer World::Ask(const std::string& method, const std::string& path, const json& body)
{
    return Send(method, path, body.is_null() ? std::string() : body.dump());
}

json World::Get(const std::string& path)
{
    return json::parse(Send("GET", path, {}).body);
}

std::string World::Begin(const std::string& query)
{
    start = Send("GET", "/api/v1/oauth/start" + query, {}).Header("Location");
    if (const std::string state = ValueOf(start, "state"); !state.empty())
        m_secrets.insert(state);
    return start;
}

std::string World::Consent(const std::string& location, const std::string& decision,
                           const std::string& left_off)
{
    std::string body =
        location.substr(location.find('?') + 1) + "&decision=" + decision + "&account=" + person;
    for (const Scope& scope : kScopes)
        if (scope.name != left_off)
            body += "&allowed=" + std::string(scope.name);
    Wire wire(m_standin_port);
    wire.Send("POST /oauth/ HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(m_standin_port) +
              "\r\nOrigin: " + m_standin.Origin() +
              "\r\nContent-Type: application/x-www-form-urlencoded\r\nConnection: close\r\nContent-Length: " +
              std::to_string(body.size()) + "\r\n\r\n" + body);
    const std::string back = ParseAnswer(wire.ReadToEnd()).Header("Location");
    const std::size_t at = back.find("/oauth/callback?");
    if (at == std::string::npos)
        return {};
    if (const std::string code = ValueOf(back, "code"); !code.empty())
        m_secrets.insert(code);
    return back.substr(at);
}

void World::ComeBack(const std::string& address, bool cookies)
{
    std::vector<std::string> headers{"Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate"};
    if (cookies)
        headers.push_back("Cookie: " + m_server->Cookie());
    way_back = m_server->Ask("GET", address, headers);
    Keep(way_back);
}

void World::SignIn(const std::string& query, const std::string& left_off)
{
    const std::string address = Consent(Begin(query), "authorize", left_off);
    REQUIRE_FALSE(address.empty());
    ComeBack(address);
    for (const store::AccountRecord& record : m_server->store().accounts.List())
        if (record.pinterest_user == person)
            account = record.account.id;
}

std::string World::Upload(const std::string& bytes)
{
    const TestAnswer given = Send("POST", "/api/v1/media", bytes);
    return given.status < 300 ? json::parse(given.body).at("id").get<std::string>() : std::string();
}

void World::Save(const json& changes)
{
    char id[37];
    (void)std::snprintf(id, sizeof id, "00000000-0000-4000-8000-%012d", ++m_pins);
    json wanted = json::parse(http::test::PinJson(Upload(http::test::SmallPng())));
    wanted["id"] = id;
    wanted["account_id"] = account;
    wanted["board_id"] = board;
    wanted.update(changes);
    if (Ask("POST", "/api/v1/pins", wanted).status < 300)
        pin = id;
}

void World::Plan(const json& changes)
{
    if (account.empty())
        SignIn();
    const json boards = Get("/api/v1/accounts/" + account + "/boards").at("items");
    board = boards.empty() ? std::string() : boards.at(0).at("id").get<std::string>();
    json planned = {{"publish_at", FormatRfc3339(clock.Now() + 1h)}};
    planned.update(changes);
    Save(planned);
    REQUIRE_FALSE(pin.empty());
}

void World::Change(json changes)
{
    changes["state"] = "scheduled";
    Ask("PATCH", "/api/v1/pins/" + pin, changes);
}

void World::Do(const std::string& action)
{
    if (action == "reconnect") {
        SignIn(account.empty() ? std::string() : "?account=" + account);
    } else if (action == "connect") {
        SignIn();
    } else if (action == "connect_sandbox") {
        SignIn("?environment=sandbox");
    } else if (action == "open_pinterest_settings") {
        Control("/person", {{"account", person}, {"business", true}});
        Reconnect();
    } else if (action == "create_board") {
        Ask("POST", "/api/v1/accounts/" + account + "/boards", {{"name", "A new board"}});
        REQUIRE(answer.status == 201);
        board = json::parse(answer.body).at("id").get<std::string>();
    } else if (action == "choose_board") {
        board = Get("/api/v1/accounts/" + account + "/boards?refresh=1")
                    .at("items")
                    .at(0)
                    .at("id")
                    .get<std::string>();
        Change({{"board_id", board}, {"board_section_id", ""}});
    } else if (action == "choose_image") {
        const std::string image = Upload(http::test::SmallPng());
        if (pin.empty())
            Save();
        else
            Change({{"media", {image}}});
    } else if (action == "set_times") {
        Ask("PATCH", "/api/v1/accounts/" + account,
            {{"queue_times",
              {{"time_zone", "Europe/Vienna"}, {"slots", {{{"day", 1}, {"time", "09:00"}}}}}}});
    } else if (action == "edit_pin") {
        if (pin.empty())
            Save();
        else
            Change({{"link", ""}});
    } else if (action == "retry") {
        if (pin.empty())
            Send(std::string(m_method), std::string(m_path), std::string(m_body));
        else
            Ask("POST", "/api/v1/pins/" + pin + "/retry");
    } else {
        // No button, or something to do outside Pinwright.
        REQUIRE((action.empty() || action == "wait" || action == "troubleshoot" ||
                 action == "copy_redirect_uri"));
    }
}

json World::Account()
{
    const json all = Get("/api/v1/accounts");
    for (const json& one : all.at("items"))
        if (one.at("id") == account)
            return one;
    return nullptr;
}

json World::Check(const std::string& id)
{
    const json all = Get("/api/v1/diagnosis");
    for (const json& one : all.at("items"))
        if (one.at("id") == id)
            return one;
    return nullptr;
}

json World::Control(const std::string& path, const json& body)
{
    const auto given = m_standin.Control("POST", path, body.dump());
    INFO(path << " " << given.body);
    REQUIRE(given.status == 200);
    return json::parse(given.body);
}

void World::Refuse(int status, int code, const std::string& message)
{
    Control("/fail", {{"method", "POST"},
                      {"path", "/pins"},
                      {"times", 1},
                      {"status", status},
                      {"code", code},
                      {"message", message}});
}

json World::AtPinterest(const std::string& method, const std::string& path, const json& body)
{
    net::Request request;
    request.method = method;
    request.url = m_standin.ApiUrl() + path;
    request.headers = {
        {"Authorization",
         "Bearer " + Control("/grant", {{"account", person}}).at("access_token").get<std::string>()}};
    if (!body.is_null()) {
        request.body = body.dump();
        request.content_type = "application/json";
    }
    const net::Outcome outcome = line.open->Send(request);
    REQUIRE(outcome.reply);
    INFO(method << " " << path << " " << outcome.reply->body);
    REQUIRE(outcome.reply->status < 300);
    return outcome.reply->body.empty() ? json() : json::parse(outcome.reply->body);
}

json World::Ledger()
{
    return json::parse(m_standin.Control("GET", "/ledger").body).at("items");
}

int World::Asked(const std::string& path)
{
    const json all = json::parse(m_standin.Control("GET", "/requests").body);
    int count = 0;
    for (const json& one : all.at("items"))
        count += one.at("path") == path ? 1 : 0;
    return count;
}

void World::Keep(const TestAnswer& given, bool with_location)
{
    for (const auto& [name, value] : given.headers)
        if (with_location || name != "Location")
            m_said += name + ": " + value + "\n";
    m_said += given.body + "\n";
    KeepSecrets();
}

void World::KeepSecrets()
{
    for (const store::AccountRecord& record : m_server->store().accounts.List())
        if (const std::optional<store::Tokens> tokens =
                m_server->store().accounts.FindTokens(record.account.id)) {
            m_secrets.insert(tokens->access_token);
            m_secrets.insert(tokens->refresh_token);
        }
}

std::string World::Leaks()
{
    KeepSecrets();
    spdlog::default_logger()->flush();
    const std::string log = m_log.str();
    std::string leaks;
    for (const std::string& secret : m_secrets)
        for (const std::string* const text : std::initializer_list<const std::string*>{&m_said, &log})
            if (const std::size_t at = text->find(secret); !secret.empty() && at != std::string::npos)
                leaks += (text == &log ? "log: " : "answers: ") +
                         text->substr(at > 80 ? at - 80 : 0, secret.size() + 120) + "\n";
    return leaks;
}

}  // namespace pinwright::causes
