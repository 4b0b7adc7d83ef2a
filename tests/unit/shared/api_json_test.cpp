// The objects of the API to JSON and back.
#include "shared/api_json.hpp"

#include <pthread.h>

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

using namespace pinwright;
using Json = nlohmann::json;

namespace {

Account FullAccount()
{
    Account account;
    account.id = "a1";
    account.username = "kiln";
    account.name = "Kiln & Clay";
    account.avatar = "/api/v1/images/x";
    account.account_type = "BUSINESS";
    account.scopes = {"boards:read", "pins:read"};
    account.environment = Environment::kStandin;
    account.state = AccountState::kNeedsReconnection;
    account.cause = Diagnose(Cause::kSessionExpired);
    account.access_expires_at = FromMillis(1'795'557'420'000);
    account.refresh_expires_at = FromMillis(1'795'557'420'001);
    account.paused = true;
    account.queue_times = {"Europe/Vienna", {{1, 540}, {7, 1439}}};
    return account;
}

Pin FullPin()
{
    Pin pin;
    pin.id = "3f2b8c1e-0d4a-4b6f-9c7e-5a1d2e3f4b5c";
    pin.account_id = "a1";
    pin.board_id = "999999999999999999";
    pin.board_section_id = "12";
    pin.title = "ピン 🧷";
    pin.description = "وصف\nline";
    pin.alt_text = "\"quoted\"";
    pin.link = "https://example.com/?a=b";
    pin.media = {std::string(64, 'a')};
    pin.publish_at = FromMillis(1'795'557'420'000);
    pin.time_zone = "Asia/Tokyo";
    pin.state = PinState::kHeld;
    pin.cause = Diagnose(Cause::kRateLimited);
    pin.warnings = {Diagnose(Cause::kDuplicateLink), Diagnose(Cause::kBoardMissing, "Garden")};
    pin.pinterest_pin_id = "813744226420795884";
    pin.url = "https://www.pinterest.com/pin/813744226420795884/";
    pin.published_at = FromMillis(1'795'557'421'000);
    pin.confirmed_at = FromMillis(1'795'557'422'000);
    pin.attempts = 3;
    pin.revision = 9'007'199'254'740'993;
    return pin;
}

/// Through text, as sent over the wire.
Json Wired(const Json& json)
{
    const Result<Json> parsed = ParseJson(JsonText(json));
    REQUIRE(parsed.ok());
    return *parsed;
}

TEST_CASE("what is written is read back the same", "[api_json]")
{
    CHECK(AccountFromJson(Wired(ToJson(FullAccount()))) == FullAccount());
    CHECK(AccountFromJson(Wired(ToJson(Account{}))) == Account{});
    CHECK(PinFromJson(Wired(ToJson(FullPin()))) == FullPin());
    CHECK(PinFromJson(Wired(ToJson(Pin{}))) == Pin{});
    const Board board{"99", "a1", "Kitchens", "SECRET", 12, "/api/v1/images/y", "mila"};
    CHECK(BoardFromJson(Wired(ToJson(board))) == board);
    const Section section{"5", "Walls"};
    CHECK(SectionFromJson(Wired(ToJson(section))) == section);
    const Settings settings{true, OverduePolicy::kSkip, 720, true};
    CHECK(SettingsFromJson(Wired(ToJson(settings))) == settings);
    CHECK(SettingsFromJson(Json::parse(R"({"overdue":5,"overdue_hours":9999})")) ==
          Settings{false, OverduePolicy::kPublish, 720});
    CHECK(SettingsFromJson(Json::parse("[]")) == Settings{});
    const Media media{std::string(64, 'b'), "image/png", 20'000'000, 1000, 1500};
    CHECK(MediaFromJson(Wired(ToJson(media))) == media);
}

TEST_CASE("absent values are null, and ids are strings", "[api_json]")
{
    const Json pin = ToJson(Pin{});
    for (const char* key : {"board_section_id", "publish_at", "time_zone", "cause", "pinterest_pin_id", "url",
                            "published_at", "confirmed_at"}) {
        CAPTURE(key);
        CHECK(pin.at(key).is_null());
    }
    CHECK(ToJson(FullPin()).at("board_id") == "999999999999999999");
    CHECK(ToJson(FullPin()).at("publish_at") == "2026-11-24T21:57:00Z");
    CHECK(ToJson(FullPin()).at("state") == "held");
    CHECK(ToJson(FullPin()).at("cause").at("id") == "rate_limited");
    CHECK(ToJson(Account{}).at("avatar").is_null());
    CHECK(ToJson(FullAccount()).at("state") == "needs_reconnection");
    CHECK(ToJson(Board{}).at("cover").is_null());
    Diagnosis no_action = Diagnose(Cause::kNotFound);
    CHECK(ToJson(no_action).at("action").is_null());
    CHECK(ListJson(Json::array({1})) == Json::parse(R"({"items":[1],"cursor":null})"));
    CHECK(ListJson(Json::array(), "next").at("cursor") == "next");
}

TEST_CASE("the names of states and environments are the API's, both ways", "[api_json]")
{
    for (int i = 0; i < kPinStateCount; ++i) {
        const auto state = static_cast<PinState>(i);
        CHECK(ParsePinState(ToString(state)) == state);
    }
    CHECK(ToString(PinState::kCanceled) == "canceled");
    CHECK_FALSE(ParsePinState("cancelled"));
    for (const AccountState state :
         {AccountState::kConnected, AccountState::kNeedsReconnection, AccountState::kDisconnected})
        CHECK(ParseAccountState(ToString(state)) == state);
    CHECK_FALSE(ParseAccountState(""));
    for (const Environment one : {Environment::kProduction, Environment::kSandbox, Environment::kStandin})
        CHECK(ParseEnvironment(ToString(one)) == one);
    CHECK(ToString(Environment::kStandin) == "standin");
    CHECK_FALSE(ParseEnvironment("Production"));
}

TEST_CASE("a pin carries its history where it is asked for by itself, and not in lists", "[api_json]")
{
    Pin pin = FullPin();
    pin.history = {{FromMillis(1'795'557'420'000), std::string(pin_events::kSaved), {}},
                   {FromMillis(1'795'557'421'000), std::string(pin_events::kRefused),
                    Diagnose(Cause::kRateLimited, "Wait a minute.")}};
    pin.candidates = {
        {"777", "https://www.pinterest.com/pin/777/", "Much like it", FromMillis(1'795'557'420'000)},
        {"778", "", "", std::nullopt}};
    const Json whole = Wired(ToJson(pin, PinDetail::kWhole));
    REQUIRE(whole.at("history").size() == 2);
    CHECK(whole.at("history")[0] ==
          Json::parse(R"({"at":"2026-11-24T21:57:00Z","event":"saved","cause":null})"));
    CHECK(whole.at("history")[1].at("cause").at("id") == "rate_limited");
    CHECK(PinFromJson(whole) == pin);

    CHECK_FALSE(ToJson(pin).contains("history"));
    CHECK_FALSE(ToJson(pin).contains("candidates"));
    CHECK(ToJson(pin).at("revision") == 9'007'199'254'740'993);
    CHECK(ToJson(Pin{}, PinDetail::kWhole).at("history") == Json::array());
}

TEST_CASE("the history of a newer or a broken server is read as far as it goes", "[api_json]")
{
    CHECK(PinFromJson(Json::parse(R"({"history":{}})")).history.empty());
    CHECK(PinFromJson(Json::parse(R"({"history":null})")).history.empty());
    const Pin pin = PinFromJson(
        Json::parse(R"({"history":[{"at":"soon","event":"archived","cause":[]},5],"revision":"x"})"));
    REQUIRE(pin.history.size() == 2);
    CHECK(pin.history[0] == PinEvent{{}, "archived", {}});
    CHECK(pin.history[1] == PinEvent{});
    CHECK(pin.revision == 0);
}

TEST_CASE("the status carries mode, limits, accounts, counts and revision", "[api_json]")
{
    Status status;
    status.version = "0.1.0";
    status.mode = Environment::kSandbox;
    status.app_configured = false;
    status.paused = true;
    status.restored = true;
    status.redirect_uri = "http://localhost:8080/oauth/callback";
    status.accounts = {FullAccount()};
    status.pins_by_state[static_cast<int>(PinState::kHeld)] = 7;
    status.revision = 9'007'199'254'740'993;
    const Json json = Wired(ToJson(status));
    CHECK(json.at("mode") == "sandbox");
    CHECK(json.at("limits").at("title") == 100);
    CHECK(json.at("limits").at("image_bytes") == 20'000'000);
    CHECK(json.at("pins").at("held") == 7);
    CHECK(json.at("pins").size() == kPinStateCount);
    const Status read = StatusFromJson(json);
    CHECK(read.version == "0.1.0");
    CHECK(read.mode == Environment::kSandbox);
    CHECK_FALSE(read.app_configured);
    CHECK(read.paused);
    CHECK(read.restored);
    CHECK(read.redirect_uri == status.redirect_uri);
    CHECK(read.accounts == status.accounts);
    CHECK(read.pins_by_state[static_cast<int>(PinState::kHeld)] == 7);
    CHECK(read.revision == 9'007'199'254'740'993);
}

TEST_CASE("an error says the cause, the fix, and every problem of a form", "[api_json]")
{
    Error error;
    error.cause = Cause::kInvalidPin;
    error.log = "for the log alone";
    CHECK_FALSE(ToJson(error).at("error").contains("problems"));
    error.problems = {{"title", "too_long", "Too long.", "Shorten it."},
                      {"media", "required", "None.", "Choose."}};
    const Json json = Wired(ToJson(error));
    CHECK(json.dump().find("for the log alone") == std::string::npos);
    const ApiFailure failure = FailureFromJson(json);
    CHECK(failure.diagnosis == Diagnose(Cause::kInvalidPin));
    CHECK(failure.problems == error.problems);
}

TEST_CASE("an answer that is no error object of ours is an internal error", "[api_json]")
{
    for (const char* text : {"null", "[]", "{}", R"({"error":null})", R"({"error":"x"})", R"({"error":{}})",
                             R"({"error":{"id":5}})"}) {
        CAPTURE(text);
        CHECK(FailureFromJson(Json::parse(text)).diagnosis.id == "internal");
    }
}

TEST_CASE("reading is lenient: wrong types and nulls are absent", "[api_json]")
{
    const Json odd = Json::parse(
        R"({"id":5,"name":null,"scopes":["a",1,null],"state":"new","cause":[],"access_expires_at":"soon","extra":{}})");
    const Account account = AccountFromJson(odd);
    CHECK(account.id.empty());
    CHECK(account.scopes == std::vector<std::string>{"a"});
    CHECK(account.state == AccountState::kDisconnected);
    CHECK_FALSE(account.cause);
    CHECK_FALSE(account.access_expires_at);
    CHECK(PinFromJson(Json::parse("[]")) == Pin{});
    CHECK(MediaFromJson(Json::parse(R"({"bytes":"x","width":1.5})")) == Media{});
    CHECK(StatusFromJson(Json::parse(R"({"accounts":{},"pins":[]})")).accounts.empty());
}

TEST_CASE("a posted pin is read strictly", "[api_json]")
{
    const Result<PinRequest> read = PinRequestFromJson(Json::parse(
        R"({"id":"x","title":"T","media":["m"],"publish_at":"2026-11-23T21:57:00Z","board_section_id":null,"new":1})"));
    REQUIRE(read.ok());
    CHECK(read->pin.title == "T");
    CHECK(read->pin.media == std::vector<std::string>{"m"});
    CHECK(read->pin.publish_at == ParseRfc3339("2026-11-23T21:57:00Z"));
    CHECK(read->pin.board_section_id.empty());
    CHECK_FALSE(read->draft);
    CHECK(read->pin.state == PinState::kScheduled);

    const Result<PinRequest> draft = PinRequestFromJson(Json::parse(R"({"id":"x","state":"draft"})"));
    REQUIRE(draft.ok());
    CHECK(draft->draft);
    CHECK(draft->pin.state == PinState::kDraft);

    struct Bad {
        const char* text;
        const char* field;
    };
    const Bad bads[] = {
        {R"("pin")", "object"},
        {R"([])", "object"},
        {R"({"title":5})", "title"},
        {R"({"media":"m"})", "media"},
        {R"({"media":[1]})", "media"},
        {R"({"publish_at":"tomorrow"})", "publish_at"},
        {R"({"publish_at":5})", "publish_at"},
        {R"({"publish_at":""})", "publish_at"},
        {R"({"state":"published"})", "state"},
        {R"({"id":{}})", "id"},
        {R"({"board_id":549755885175})", "board_id"},
    };
    for (const Bad& bad : bads) {
        CAPTURE(bad.text);
        const Result<PinRequest> refused = PinRequestFromJson(Json::parse(bad.text));
        REQUIRE_FALSE(refused.ok());
        CHECK(refused.error().cause == Cause::kBadRequest);
        CHECK(refused.error().detail.find(bad.field) != std::string::npos);
    }
}

TEST_CASE("what the client posts is what the server reads", "[api_json]")
{
    PinRequest request;
    request.pin = FullPin();
    const Result<PinRequest> read = PinRequestFromJson(Wired(PinRequestToJson(request)));
    REQUIRE(read.ok());
    CHECK(read->pin.description == request.pin.description);
    CHECK(read->pin.publish_at == request.pin.publish_at);
    CHECK(read->pin.time_zone == request.pin.time_zone);
    CHECK(read->pin.state == PinState::kScheduled);
    CHECK_FALSE(read->draft);
    request.draft = true;
    CHECK(PinRequestFromJson(Wired(PinRequestToJson(request)))->draft);
}

TEST_CASE("a restored copy stays paused until it takes over, and then goes on", "[api_json]")
{
    struct Row {
        const char* name;
        bool restored_before;
        std::optional<bool> paused;
        std::optional<bool> restored;
        bool paused_after;
        bool restored_after;
    };
    const Row rows[] = {
        {"nothing is said", true, {}, {}, true, true},
        {"it is resumed", true, false, {}, true, true},
        {"it takes over", true, {}, false, false, false},
        {"it takes over and is paused", true, true, false, true, false},
        {"there is nothing to take over", false, {}, false, true, false},
        {"one that is no copy is resumed", false, false, {}, false, false},
    };
    for (const Row& row : rows) {
        INFO(row.name);
        Settings before;
        before.paused = true;
        before.restored = row.restored_before;
        SettingsChange change;
        change.paused = row.paused;
        change.restored = row.restored;
        const Settings after = Changed(before, *SettingsChangeFromJson(Wired(SettingsChangeToJson(change))));
        CHECK(after.paused == row.paused_after);
        CHECK(after.restored == row.restored_after);
    }
    CHECK_FALSE(SettingsChangeFromJson(Json::parse(R"({"restored":true})")).ok());
}

TEST_CASE("changes of settings and accounts are read as the client sends them", "[api_json]")
{
    SettingsChange change;
    CHECK(SettingsChangeToJson(change).empty());
    change.paused = true;
    change.overdue = OverduePolicy::kSkip;
    change.overdue_hours = 1;
    const Result<SettingsChange> read = SettingsChangeFromJson(Wired(SettingsChangeToJson(change)));
    REQUIRE(read.ok());
    CHECK(Changed(Settings{}, *read) == Settings{true, OverduePolicy::kSkip, 1});
    CHECK(Changed(Settings{true, OverduePolicy::kSkip, 1}, SettingsChange{}) ==
          Settings{true, OverduePolicy::kSkip, 1});
    CHECK_FALSE(SettingsChangeFromJson(Json::parse(R"({"overdue":""})")).ok());

    CHECK(AccountChangeFromJson(Wired(AccountChangeToJson({true, {}})))->paused == true);
    CHECK_FALSE(AccountChangeFromJson(Json::parse("{}"))->paused);
    CHECK_FALSE(AccountChangeFromJson(Json::parse(R"({"paused":"x"})")).ok());
}

TEST_CASE("JSON is parsed to a depth of 64 and no deeper", "[api_json]")
{
    const auto nested = [](std::size_t levels) {
        return std::string(levels, '[') + std::string(levels, ']');
    };
    CHECK(ParseJson(nested(64)).ok());
    CHECK_FALSE(ParseJson(nested(65)).ok());
    CHECK_FALSE(ParseJson(std::string(1'000'000, '[')).ok());
    CHECK_FALSE(ParseJson(std::string(1'000'000, '{')).ok());
    // Brackets within a text don't count as nesting.
    CHECK(ParseJson("\"" + std::string(1000, '[') + "\"").ok());
    CHECK(ParseJson(R"(["\"[[[", "\\"])").ok());
    CHECK(ParseJson("[" + std::string(1000, ' ') + "[],[],[]]").ok());
    CHECK_FALSE(ParseJson("]]" + std::string(100, '[')).ok());
}

TEST_CASE("JSON over a limit is refused, and the error says which limit", "[api_json]")
{
    constexpr JsonBounds kTight{40, 3, 5};
    const struct {
        std::string_view text;
        std::string_view wrong;  ///< Empty: it is accepted.
    } table[] = {
        {"[1,2,3,4]", ""},
        {"[1,2,3,4,5]", "The JSON holds too many values."},
        {R"({"a":{"b":[1]}})", ""},
        {"[[[[]]]]", "The JSON is nested too deeply."},
        {"[[],[],[]]", "The JSON holds too many values."},
        {"[{},{},{}]", "The JSON holds too many values."},
        {R"(["a,b,[c],{d},e,\",f,g"])", ""},
        {R"("0123456789012345678901234567890123456789")", "The JSON is too long."},
    };
    for (const auto& one : table) {
        CAPTURE(one.text);
        const Result<Json> result = ParseJson(one.text, kTight);
        CHECK(result.ok() == one.wrong.empty());
        if (!result.ok())
            CHECK(result.error().detail == one.wrong);
    }
    // Two million bytes of lists, each of which would need fifty bytes or more.
    std::string wide = "[[]";
    while (wide.size() < 1'999'000)
        wide += ",[]";
    CHECK_FALSE(ParseJson(wide + "]").ok());
    CHECK(ParseJson(wide + "]", kOwnJson).ok());
}

TEST_CASE("hostile JSON is parsed on the small stack of a connection", "[api_json]")
{
    const auto parse = [](void* refused) -> void* {
        for (const std::string& text :
             {std::string(1'900'000, '['), std::string(64, '[') + std::string(1'900'000, '{'),
              "[" + std::string(1'000'000, ']')})
            *static_cast<int*>(refused) += !ParseJson(text).ok();
        // The deepest accepted JSON, built and destroyed.
        std::string deep = "0";
        for (int i = 0; i < 64; ++i)
            deep = i % 2 == 0 ? "[" + deep + "]" : R"({"a":)" + deep + "}";
        *static_cast<int*>(refused) += ParseJson(deep).ok();
        return nullptr;
    };
    int judged = 0;
    pthread_attr_t attributes;
    REQUIRE(pthread_attr_init(&attributes) == 0);
    REQUIRE(pthread_attr_setstacksize(&attributes, 256 * 1024) == 0);
    pthread_t thread{};
    REQUIRE(pthread_create(&thread, &attributes, parse, &judged) == 0);
    pthread_join(thread, nullptr);
    pthread_attr_destroy(&attributes);
    CHECK(judged == 4);
}

TEST_CASE("what is no JSON is refused without an exception", "[api_json]")
{
    for (const std::string_view bad : {"", " ", "{", "}", "[1,]", "{\"a\"}", "nul", "'a'", "\"\xFF\"",
                                       "\"\\ud800\"", "{} {}", "1e999", "]]]]", "\"a"}) {
        CAPTURE(bad);
        const Result<Json> result = ParseJson(bad);
        REQUIRE_FALSE(result.ok());
        CHECK(result.error().cause == Cause::kBadRequest);
        CHECK_FALSE(result.error().detail.empty());
    }
    CHECK(JsonText(Json("\xFF")) == "\"\xEF\xBF\xBD\"");
}

}  // namespace
