#include "proxy/diagnosis/all_checks.hpp"

#include <sqlite3.h>

#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <nlohmann/json.hpp>

#include "proxy/diagnosis/findings.hpp"
#include "proxy/diagnosis/public_address.hpp"
#include "shared/utf8.hpp"
#include "tests/unit/oauth/fixture.hpp"

namespace pinwright::diagnosis {

namespace {

using oauth::testing::Fixture;
using pinwright::testing::Answered;
using pinwright::testing::Asked;
using pinwright::testing::Failed;

constexpr const char* kMadeUpRefused = R"({"code":283,"message":"Invalid authorization code"})";

/// The words must fit the panel. A detail may be longer, because it can name addresses and pins.
void CheckWords(const Check& check)
{
    CAPTURE(check.id, check.title, check.detail, check.fix);
    REQUIRE_FALSE(check.title.empty());
    // The nginx lines are for copying, so they may be longer.
    const std::string fix = check.fix.substr(0, check.fix.find(" In nginx, add"));
    for (const std::string& words : {check.title, fix}) {
        CHECK((words.empty() || words.back() == '.'));
        CHECK((words.empty() || (words.front() >= 'A' && words.front() <= 'Z')));
        CHECK(words.find('!') == std::string::npos);
    }
    CHECK(CountCodePoints(check.title) <= 60);
    CHECK(CountCodePoints(fix) <= 100);
}

/// A setup where everything works, for a test to break in one place.
struct Ward {
    Fixture fixture;
    std::string account;
    std::optional<SchedulerState> scheduler = SchedulerState{std::chrono::seconds{3}, {}};
    std::string date = FormatHttpDate(FromMillis(1'800'000'000'000));
    net::Transport* outside = nullptr;
    std::string instance = "this-run";

    Ward()
    {
        account = fixture.Connect();
        Board board;
        board.id = "77";
        board.account_id = account;
        board.name = "Garden";
        REQUIRE(fixture.store->boards.Replace(account, {board}, fixture.clock.Now()).ok());
        Answer([](const Asked&) { return std::optional<net::Outcome>(); });
    }

    /// Calls that `special` doesn't answer succeed.
    void Answer(std::function<std::optional<net::Outcome>(const Asked&)> special)
    {
        fixture.transport.Answer([this, special = std::move(special)](const Asked& asked) {
            if (std::optional<net::Outcome> outcome = special(asked))
                return *std::move(outcome);
            if (asked.url.ends_with("/oauth/token"))
                return Answered(400, kMadeUpRefused, {{"Date", date}});
            return Answered(200, fixture.pinterest.User(),
                            {{"x-ratelimit-limit", "1000"},
                             {"x-ratelimit-remaining", "900"},
                             {"x-ratelimit-reset", "60"}});
        });
    }
    void TokenEndpoint(const net::Outcome& outcome)
    {
        Answer([outcome](const Asked& asked) {
            return asked.url.ends_with("/oauth/token") ? std::optional(outcome) : std::nullopt;
        });
    }
    void Api(const net::Outcome& outcome)
    {
        Answer([outcome](const Asked& asked) {
            return asked.url.ends_with("/oauth/token") ? std::nullopt : std::optional(outcome);
        });
    }
    void SetTimes(const std::string& zone)
    {
        AccountChange change;
        change.queue_times = QueueTimes{zone, {{1, 540}}};
        REQUIRE(fixture.store->accounts.Change(account, change).ok());
    }
    void AddPin(const std::string& id, const std::string& board, std::optional<Cause> refused = {})
    {
        Pin pin;
        pin.id = id;
        pin.account_id = account;
        pin.board_id = board;
        pin.title = id;
        pin.state = PinState::kScheduled;
        if (!refused)
            pin.publish_at = fixture.clock.Now() + std::chrono::hours{48};
        REQUIRE(fixture.store->pins.Insert(pin, fixture.clock.Now()).ok());
        if (!refused)
            return;
        const auto claim =
            fixture.store->queue.ClaimNext(fixture.clock.Now(), {Environment::kProduction}, {});
        REQUIRE(claim);
        REQUIRE(
            fixture.store->publications
                .Refuse(claim->publication.id, PinState::kHeld, Diagnose(*refused), {}, fixture.clock.Now())
                .ok());
    }

    std::vector<Check> Run()
    {
        Means means{fixture.config, *fixture.store, fixture.transport,
                    fixture.clock,  "1.2.3",        [this] { return scheduler; }};
        means.outside = outside;
        means.instance = instance;
        std::vector<Check> checks = RunCheckup(means, {});
        for (const Check& check : checks)
            CheckWords(check);
        return checks;
    }
};

const Check& Of(const std::vector<Check>& checks, std::string_view id)
{
    for (const Check& check : checks) {
        if (check.id == id)
            return check;
    }
    FAIL("no check " << id);
    return checks.front();
}

struct Case {
    std::string name;
    std::function<void(Ward&)> breaks;
    std::string check;
    Severity severity;
    std::string cause;
    std::string detail;  ///< A part of it.
    std::string action;
};

const std::string kApiFault = R"({"code":2,"message":"Authentication failed."})";

const std::vector<Case> kCases = {
    {"wrong secret", [](Ward& ward) { ward.TokenEndpoint(Answered(401, kApiFault)); }, "credentials",
     Severity::kBroken, "app_credentials", "1234", "troubleshoot"},
    {"no app", [](Ward& ward) { ward.fixture.config.app_id.clear(); }, "credentials", Severity::kBroken,
     "app_not_configured", "", "copy_redirect_uri"},
    {"no app, so not asked", [](Ward& ward) { ward.fixture.config.app_id.clear(); }, "pinterest",
     Severity::kUnreached, "", "no Pinterest app", ""},
    {"no network",
     [](Ward& ward) { ward.Answer([](const Asked&) { return Failed(net::Failure::kResolve); }); },
     "pinterest", Severity::kBroken, "pinterest_unreachable", "", "retry"},
    {"no network, so not tested",
     [](Ward& ward) { ward.Answer([](const Asked&) { return Failed(net::Failure::kTimeout); }); },
     "credentials", Severity::kUnreached, "", "", ""},
    {"no network, so the sign-in is not tested",
     [](Ward& ward) { ward.Answer([](const Asked&) { return Failed(net::Failure::kTls); }); }, "token",
     Severity::kUnreached, "", "works until 2027-02-14", ""},
    {"Pinterest is down", [](Ward& ward) { ward.TokenEndpoint(Answered(503, "<html>")); }, "pinterest",
     Severity::kBroken, "pinterest_down", "HTTP 503", "retry"},
    {"the clock is fast",
     [](Ward& ward) { ward.date = FormatHttpDate(FromMillis(1'800'000'000'000 - 600'000)); }, "pinterest",
     Severity::kAttention, "clock_wrong", "600 s ahead of", "wait"},
    {"the clock is slow",
     [](Ward& ward) { ward.date = FormatHttpDate(FromMillis(1'800'000'000'000 + 600'000)); }, "pinterest",
     Severity::kAttention, "clock_wrong", "600 s behind", "wait"},
    {"no https", [](Ward& ward) { ward.fixture.config.public_url = "http://pins.example"; }, "redirect",
     Severity::kAttention, "redirect_mismatch", "http://pins.example/oauth/callback", ""},
    {"app not active",
     [](Ward& ward) {
         ward.Api(Answered(
             401,
             R"({"code":3,"message":"Your application consumer type is not supported, please contact support."})"));
     },
     "access", Severity::kBroken, "app_not_active", "", "reconnect"},
    {"trial access", [](Ward& ward) { ward.AddPin("p1", "77", Cause::kTrialAccess); }, "access",
     Severity::kBroken, "trial_access", "Pins refused for it: 1.", "connect_sandbox"},
    {"token refused", [](Ward& ward) { ward.Api(Answered(401, kApiFault)); }, "token", Severity::kAttention,
     "session_expired", "renews it", "reconnect"},
    {"needs reconnection",
     [](Ward& ward) {
         REQUIRE(
             ward.fixture.store->accounts
                 .SetState(ward.account, AccountState::kNeedsReconnection, Diagnose(Cause::kSessionExpired))
                 .ok());
     },
     "token", Severity::kBroken, "session_expired", "", "reconnect"},
    {"the sign-in ends soon", [](Ward& ward) { ward.fixture.clock.Move(std::chrono::hours{24 * 50}); },
     "token", Severity::kAttention, "sign_in_ending",
     "It was last renewed on 2027-01-15 08:00 UTC. It ends in 10 days.", "reconnect"},
    {"weekly times in a zone that is not known", [](Ward& ward) { ward.SetTimes("Europe/Atlantis"); },
     "queue_times", Severity::kBroken, "unknown_time_zone", "Europe/Atlantis", "set_times"},
    {"disconnected", [](Ward& ward) { REQUIRE(ward.fixture.connections->Disconnect(ward.account).ok()); },
     "token", Severity::kBroken, "not_connected", "", "connect"},
    {"scope left off",
     [](Ward& ward) {
         ward.fixture.pinterest.scope = "boards:read,boards:write,pins:read,user_accounts:read";
         ward.fixture.TokenAnswers(Answered(200, ward.fixture.pinterest.Pair()));
         ward.fixture.Connect();
         ward.Answer([](const Asked&) { return std::optional<net::Outcome>(); });
     },
     "scopes", Severity::kBroken, "scope_missing", "pins:write", "reconnect"},
    {"personal account",
     [](Ward& ward) {
         ward.fixture.pinterest.account_type = "PINNER";
         ward.fixture.pinterest.user_id = "2222";
         ward.fixture.transport.Answer([&ward](const Asked& asked) { return ward.fixture.Kind(asked); });
         const std::string other = ward.fixture.Connect();
         REQUIRE(ward.fixture.connections->Disconnect(ward.account).ok());
         ward.Answer([](const Asked&) { return std::optional<net::Outcome>(); });
     },
     "kind", Severity::kAttention, "personal_account", "", "open_pinterest_settings"},
    {"no boards",
     [](Ward& ward) {
         REQUIRE(ward.fixture.store->boards.Replace(ward.account, {}, ward.fixture.clock.Now()).ok());
     },
     "boards", Severity::kAttention, "no_boards", "", "create_board"},
    {"a board is gone", [](Ward& ward) { ward.AddPin("p1", "88"); }, "boards", Severity::kBroken,
     "board_missing", "Waiting for a board that the account no longer has: “p1”.", "choose_board"},
    {"few requests left",
     [](Ward& ward) {
         ward.Api(Answered(200, ward.fixture.pinterest.User(),
                           {{"x-ratelimit-limit", "1000"}, {"x-ratelimit-remaining", "12"}}));
     },
     "budget", Severity::kAttention, "rate_limited", "12 of 1000", "wait"},
    {"no requests left",
     [](Ward& ward) {
         ward.Api(Answered(429, R"({"code":8,"message":"You have exceeded your rate limit."})"));
     },
     "budget", Severity::kAttention, "rate_limited", "", "wait"},
    {"scheduler stalled", [](Ward& ward) { ward.scheduler->heartbeat_age = std::chrono::minutes{2}; },
     "scheduler", Severity::kBroken, "internal", "120 s ago", ""},
    {"scheduler behind", [](Ward& ward) { ward.scheduler->backlog = std::chrono::minutes{6}; }, "scheduler",
     Severity::kAttention, "internal", "360 s", ""},
    {"no scheduler", [](Ward& ward) { ward.scheduler.reset(); }, "scheduler", Severity::kAttention, "paused",
     "No server runs", ""},
    {"paused",
     [](Ward& ward) {
         SettingsChange change;
         change.paused = true;
         REQUIRE(ward.fixture.store->settings.Change(change).ok());
     },
     "scheduler", Severity::kAttention, "paused", "", ""},
    {"held pins", [](Ward& ward) { ward.AddPin("p1", "77", Cause::kSpamBlock); }, "queue",
     Severity::kAttention, "spam_block", "1 waiting", "wait"},
};

}  // namespace

TEST_CASE("where all is well, every check says so, in the promised order", "[checkup]")
{
    Ward ward;
    const std::vector<Check> checks = ward.Run();
    std::vector<std::string> ids;
    for (const Check& check : checks) {
        CAPTURE(check.id, check.title, check.detail);
        ids.push_back(check.id);
        CHECK(check.severity == Severity::kOk);
        CHECK_FALSE(check.title.empty());
        CHECK(check.fix.empty());
    }
    CHECK(ids == std::vector<std::string>{"page", "credentials", "redirect", "pinterest", "access", "token",
                                          "scopes", "kind", "boards", "budget", "scheduler", "disk",
                                          "database", "queue"});
    CHECK(WorstOf(checks) == Severity::kOk);
    CHECK(Of(checks, "token").account_id == ward.account);
    CHECK(Of(checks, "disk").account_id.empty());
}

TEST_CASE("weekly times in a known zone are fine under each of its names", "[checkup]")
{
    for (const char* const zone : {"Europe/Vienna", "Asia/Calcutta", "Asia/Kolkata"}) {
        Ward ward;
        ward.SetTimes(zone);
        const std::vector<Check> checks = ward.Run();
        const Check& check = Of(checks, "queue_times");
        CHECK(check.severity == Severity::kOk);
        CHECK(check.detail.find(zone) != std::string::npos);
        CHECK(check.account_id == ward.account);
        CHECK(WorstOf(checks) == Severity::kOk);
    }
}

TEST_CASE("the check of the boards names the pin that needs one, and others name none", "[checkup]")
{
    Ward ward;
    ward.AddPin("p1", "88");
    ward.AddPin("p2", "89");
    for (const Check& check : ward.Run())
        CHECK(check.pin_id == (check.id == "boards" ? "p1" : ""));
}

TEST_CASE("each broken world is named, with its fix, and tells no secret", "[checkup]")
{
    for (const Case& one : kCases) {
        Ward ward;
        one.breaks(ward);
        const std::vector<Check> checks = ward.Run();
        // If a check is about an account, the case is about the last one.
        const Check* found = nullptr;
        for (const Check& check : checks) {
            if (check.id == one.check)
                found = &check;
        }
        INFO(one.name);
        REQUIRE(found != nullptr);
        CAPTURE(found->title, found->detail);
        CHECK(ToString(found->severity) == ToString(one.severity));
        CHECK(found->cause == one.cause);
        CHECK(found->detail.find(one.detail) != std::string::npos);
        CHECK(ToString(found->action) == one.action);
        CHECK((found->severity == Severity::kUnreached || !found->fix.empty()));
        CHECK(WorstOf(checks) != Severity::kOk);
        const std::string all = CheckupText(checks) + CheckupJson(checks);
        for (const char* const secret : {"pina_", "pinr_", "the-s3cret"})
            CHECK(all.find(secret) == std::string::npos);
    }
}

TEST_CASE("messages to the owner are checked where they are set up", "[checkup]")
{
    Ward ward;
    ward.fixture.config.notify_url = "https://hooks.example.com/hush";
    std::optional<NotifyState> state;
    const auto run = [&] {
        return RunCheckup(
            {ward.fixture.config, *ward.fixture.store, ward.fixture.transport, ward.fixture.clock, "1.2.3",
             [&ward] { return ward.scheduler; }, [&state] { return state; }},
            {});
    };
    CHECK(run().size() == 14);

    state = NotifyState{};
    std::vector<Check> checks = run();
    REQUIRE(checks.size() == 15);
    CHECK(checks[13].id == "notifications");
    CHECK(checks[13].severity == Severity::kOk);
    CHECK(checks[13].detail.starts_with("No message was needed"));
    state->taken_at = ward.fixture.clock.Now();
    CHECK(run()[13].detail == "The last message was accepted on 2027-01-15 08:00 UTC.");

    state->fault = "HTTP 404";
    checks = run();
    CHECK(checks[13].severity == Severity::kAttention);
    CHECK(checks[13].detail == "The reason: HTTP 404. Pinwright will try again.");
    CHECK_FALSE(checks[13].fix.empty());
    CHECK(WorstOf(checks) == Severity::kAttention);
    const std::string all = CheckupText(checks) + CheckupJson(checks);
    CHECK(all.find("hush") == std::string::npos);
    CHECK(all.find("hooks.example.com") == std::string::npos);
}

TEST_CASE("a check asks with the token at hand, and changes nothing", "[checkup]")
{
    Ward ward;
    ward.Api(Answered(401, kApiFault));
    const Account before = ward.fixture.AccountNow(ward.account);
    const std::string token = ward.fixture.TokenNow(ward.account);
    const std::int64_t revision = ward.fixture.store->Revision();
    (void)ward.Run();
    CHECK(ward.fixture.AccountNow(ward.account) == before);
    CHECK(ward.fixture.TokenNow(ward.account) == token);
    CHECK(ward.fixture.store->Revision() == revision);
}

TEST_CASE("who stops listening stops the checks", "[checkup]")
{
    Ward ward;
    int told = 0;
    const std::size_t before = ward.fixture.transport.asked().size();
    RunCheckup({ward.fixture.config, *ward.fixture.store, ward.fixture.transport, ward.fixture.clock, "1.2.3",
                [&] { return ward.scheduler; }},
               {}, [&told](const Check&) { return ++told < 1; });
    CHECK(told == 1);
    CHECK(ward.fixture.transport.asked().size() == before);
}

TEST_CASE("of one account alone, the others are left out", "[checkup]")
{
    Ward ward;
    ward.fixture.pinterest.user_id = "2222";
    ward.fixture.transport.Answer([&ward](const Asked& asked) { return ward.fixture.Kind(asked); });
    const std::string other = ward.fixture.Connect();
    for (const Check& check : RunCheckup({ward.fixture.config, *ward.fixture.store, ward.fixture.transport,
                                          ward.fixture.clock, "1.2.3", [&] { return ward.scheduler; }},
                                         other))
        CHECK((check.account_id.empty() || check.account_id == other));
}

TEST_CASE("boards that were never read are asked for", "[checkup]")
{
    struct Row {
        std::string items;
        Severity severity;
    };
    for (const Row& row :
         {Row{R"({"id":"77","name":"Garden"})", Severity::kOk}, Row{"", Severity::kAttention}}) {
        Ward ward;
        ward.fixture.pinterest.user_id = "2222";
        ward.fixture.transport.Answer([&ward](const Asked& asked) { return ward.fixture.Kind(asked); });
        const std::string other = ward.fixture.Connect();
        ward.Answer([&row](const Asked& asked) {
            return asked.url.find("/boards?") == std::string::npos
                       ? std::nullopt
                       : std::optional(Answered(200, R"({"items":[)" + row.items + R"(],"bookmark":null})"));
        });
        const std::vector<Check> checks =
            RunCheckup({ward.fixture.config, *ward.fixture.store, ward.fixture.transport, ward.fixture.clock,
                        "1.2.3", [&] { return ward.scheduler; }},
                       other);
        CHECK(ToString(Of(checks, "boards").severity) == ToString(row.severity));
    }
}

TEST_CASE("a damaged database is told", "[checkup]")
{
    Ward ward;
    CHECK(ward.fixture.store->CheckSoundness(std::chrono::seconds{10}) == store::Store::Soundness::kSound);
    sqlite3* handle = nullptr;
    REQUIRE(sqlite3_open((ward.fixture.folder.path() + "/data/pinwright.db").c_str(), &handle) == SQLITE_OK);
    // An index that lacks one of its table's rows.
    REQUIRE(sqlite3_exec(handle,
                         "PRAGMA writable_schema=ON;"
                         "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name "
                         "= 'images_by_account') "
                         "WHERE name = 'consents_by_age'",
                         nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(handle);
    const std::vector<Check> checks = ward.Run();
    CHECK(Of(checks, "database").severity == Severity::kBroken);
    CHECK(Of(checks, "database").cause == "storage");
}

TEST_CASE("the server checks its own public address and says what answers there", "[checkup]")
{
    struct Outside {
        const char* name;
        const char* url;
        net::Outcome outcome;
        Severity severity;
        const char* says;
    };
    const std::string ours = MarksOf("this-run", true).dump();
    const Outside cases[] = {
        {"this server", "http://localhost:8081", Answered(200, ours), Severity::kOk, "The server answers."},
        {"this server, whose scheduler has stopped", "http://localhost:8081", Answered(503, ours),
         Severity::kOk, "The server answers."},
        {"a bare proxy_pass", "http://localhost:8081", Answered(200, MarksOf("this-run", false).dump()),
         Severity::kBroken, "proxy_set_header Host $http_host; client_max_body_size 20m;"},
        {"another Pinwright", "http://localhost:8081", Answered(200, MarksOf("another", true).dump()),
         Severity::kBroken, "Another program answers"},
        {"another program", "http://localhost:8081", Answered(200, "<html>"), Severity::kBroken, "HTTP 200"},
        {"a redirect", "http://localhost:8081", Answered(302, ""), Severity::kBroken, "HTTP 302"},
        {"another program, seen from here", "https://pins.example", Answered(404, "{}"), Severity::kAttention,
         "Another program answers"},
        {"a gateway without us", "https://pins.example", Answered(502, "<html>"), Severity::kAttention,
         "HTTP 502"},
        {"nobody", "http://localhost:8081", Failed(net::Failure::kConnect), Severity::kAttention,
         "can’t reach its own public address"},
        {"a certificate that nobody knows", "https://pins.example", Failed(net::Failure::kTls),
         Severity::kAttention, "Ignore this if your browser opens the page."},
    };
    for (const Outside& one : cases) {
        INFO(one.name);
        Ward ward;
        ward.fixture.config.public_url = one.url;
        pinwright::testing::FakeTransport outside([&](const Asked&) { return one.outcome; });
        ward.outside = &outside;
        const Check check = Of(ward.Run(), "page");
        CHECK(check.severity == one.severity);
        CHECK((check.title + "\n" + check.detail + "\n" + check.fix).find(one.says) != std::string::npos);
        REQUIRE(outside.asked().size() == 1);
        CHECK(outside.asked()[0].url == std::string(one.url) + "/healthz");
    }
}

TEST_CASE(
    "without a running server, no answer at the public address is fine, but another program there is a fault",
    "[checkup]")
{
    Ward ward;
    ward.scheduler.reset();
    ward.instance.clear();
    pinwright::testing::FakeTransport outside;
    ward.outside = &outside;
    CHECK(Of(ward.Run(), "page").severity == Severity::kOk);
    outside.Answer([](const Asked&) { return Answered(502, "<html>"); });
    CHECK(Of(ward.Run(), "page").severity == Severity::kOk);
    outside.Answer([](const Asked&) { return Answered(200, MarksOf("", true).dump()); });
    CHECK(Of(ward.Run(), "page").severity == Severity::kBroken);
}

TEST_CASE("a public address with plain http beyond this machine is not checked", "[checkup]")
{
    Ward ward;
    ward.fixture.config.public_url = "http://pins.example";
    pinwright::testing::FakeTransport outside;
    ward.outside = &outside;
    CHECK(Of(ward.Run(), "page").severity == Severity::kOk);
    CHECK(outside.asked().empty());
}

}  // namespace pinwright::diagnosis
