// Existing pins: who may change, cancel or retry them, and when.
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "tests/unit/http/api_case.hpp"

namespace pinwright::http::test {

namespace {

using nlohmann::json;

const std::string kPin = "/api/v1/pins/" + kUuid;

/// A server with one pin that reached its state in the usual way.
class OnePin : public RunningServer {
public:
    explicit OnePin(PinState state)
    {
        ConnectAccount();
        image = StoreImage();
        const std::string changes = state == PinState::kDraft ? R"("state":"draft")" : "";
        REQUIRE(AskFromPage("POST", "/api/v1/pins", PinJson(image, changes)).status == 201);
        const Timestamp now = clock().Now();
        const auto begin = [&] {
            return store().queue.ClaimNext(now, {Environment::kProduction}, {}).value().publication.id;
        };
        switch (state) {
            case PinState::kDraft:
            case PinState::kScheduled:
                break;
            case PinState::kPublishing:
                begin();
                break;
            case PinState::kUnconfirmed:
                REQUIRE(store()
                            .publications.MarkUnknown(begin(), Diagnose(Cause::kOutcomeUnknown), now, now)
                            .ok());
                break;
            case PinState::kPublished:
                REQUIRE(store().publications.Accept(begin(), "111", now).ok());
                break;
            case PinState::kHeld:
            case PinState::kFailed:
                REQUIRE(
                    store().publications.Refuse(begin(), state, Diagnose(Cause::kLinkRefused), {}, now).ok());
                break;
            case PinState::kCanceled:
                REQUIRE(store().pin_changes.Cancel(kUuid, now).ok());
                break;
        }
        REQUIRE(Stored().state == state);
    }

    Pin Stored() { return store().pins.FindWithHistory(kUuid).value(); }

    std::string image;
};

constexpr PinState kAll[] = {PinState::kDraft,       PinState::kScheduled, PinState::kPublishing,
                             PinState::kUnconfirmed, PinState::kPublished, PinState::kHeld,
                             PinState::kFailed,      PinState::kCanceled};

}  // namespace

TEST_CASE("changing, canceling and retrying answer for every state of a pin", "[http][changes]")
{
    struct Request {
        const char* name;
        std::string method;
        std::string path;
        std::string body;
        const char* answers[kPinStateCount];  // The pin's new state, or the error's ID.
    };
    const Request requests[] = {
        {"a title",
         "PATCH",
         kPin,
         R"({"title":"New"})",
         {"draft", "scheduled", "pin_busy", "pin_busy", "conflict", "held", "failed", "canceled"}},
        {"a title, and into the queue",
         "PATCH",
         kPin,
         R"({"title":"New","state":"scheduled"})",
         {"scheduled", "scheduled", "pin_busy", "pin_busy", "conflict", "scheduled", "scheduled",
          "scheduled"}},
        {"out of the queue",
         "PATCH",
         kPin,
         R"({"state":"draft"})",
         {"draft", "draft", "pin_busy", "pin_busy", "conflict", "draft", "draft", "draft"}},
        {"a title that is too long",
         "PATCH",
         kPin,
         R"({"title":")" + std::string(101, 'x') + R"("})",
         {"draft", "invalid_pin", "pin_busy", "pin_busy", "conflict", "invalid_pin", "invalid_pin",
          "invalid_pin"}},
        {"a change of an older pin",
         "PATCH",
         kPin,
         R"({"title":"New","revision":1})",
         {"conflict", "conflict", "pin_busy", "pin_busy", "conflict", "conflict", "conflict", "conflict"}},
        {"canceled",
         "DELETE",
         kPin,
         "",
         {"canceled", "canceled", "pin_busy", "pin_busy", "conflict", "canceled", "canceled", "canceled"}},
        {"retried",
         "POST",
         kPin + "/retry",
         "",
         {"conflict", "scheduled", "pin_busy", "pin_busy", "conflict", "scheduled", "scheduled",
          "scheduled"}},
        {"decided on where nothing is to be decided",
         "POST",
         kPin + "/decision",
         R"({"again":true})",
         {"conflict", "conflict", "conflict", "conflict", "conflict", "conflict", "conflict", "conflict"}},
    };
    for (const Request& one : requests) {
        for (std::size_t i = 0; i < kPinStateCount; ++i) {
            INFO(one.name << ", " << ToString(kAll[i]));
            OnePin server(kAll[i]);
            const Pin before = server.Stored();
            const TestAnswer answer = server.AskFromPage(one.method, one.path, one.body);
            const json body = json::parse(answer.body);
            INFO(answer.body);
            if (ParsePinState(one.answers[i])) {
                CHECK(answer.status == 200);
                CHECK(body.at("state") == one.answers[i]);
                CHECK(body.at("history").size() == server.Stored().history.size());
                CHECK(server.Stored().state == ParsePinState(one.answers[i]));
                continue;
            }
            CHECK(answer.status == (std::string(one.answers[i]) == "invalid_pin" ? 422 : 409));
            CHECK(body.at("error").at("id") == one.answers[i]);
            CHECK(server.Stored() == before);
        }
    }
}

TEST_CASE("a change that the person must fix is refused, and changes nothing", "[http][changes]")
{
    OnePin server(PinState::kScheduled);
    const Pin before = server.Stored();
    const std::vector<std::string> page = {"Cookie: {cookie}", "Origin: http://localhost:8080"};
    const ApiCase cases[] = {
        {"no JSON", "PATCH", kPin, page, "{", 400, {"bad_request"}, {}},
        {"no object", "PATCH", kPin, page, "[]", 400, {"bad_request"}, {}},
        {"no text", "PATCH", kPin, page, R"({"title":5})", 400, {"bad_request", "title"}, {}},
        {"no time", "PATCH", kPin, page, R"({"publish_at":"soon"})", 400, {"bad_request", "publish_at"}, {}},
        {"a state of Pinterest's", "PATCH", kPin, page, R"({"state":"published"})", 400, {"bad_request"}, {}},
        {"no revision", "PATCH", kPin, page, R"({"revision":"1"})", 400, {"bad_request", "revision"}, {}},
        {"several at once",
         "PATCH",
         kPin,
         page,
         R"({"link":"nonsense","media":null})",
         422,
         {"\"field\":\"link\"", "\"field\":\"media\""},
         {"\"field\":\"title\"", "\"field\":\"board_id\""}},
        {"an unknown image",
         "PATCH",
         kPin,
         page,
         R"({"media":[")" + std::string(64, 'a') + R"("]})",
         422,
         {"\"field\":\"media\""},
         {"\"field\":\"board_id\""}},
        {"a foreign board",
         "PATCH",
         kPin,
         page,
         R"({"board_id":"999"})",
         422,
         {"\"field\":\"board_id\""},
         {}},
        {"no account", "PATCH", kPin, page, R"({"account_id":null})", 422, {"\"field\":\"account_id\""}, {}},
        {"no session",
         "PATCH",
         kPin,
         {"Origin: http://localhost:8080"},
         R"({"title":"New"})",
         401,
         {"no_session"},
         {"A title"}},
        {"another site",
         "PATCH",
         kPin,
         {"Cookie: {cookie}", "Origin: http://evil.example"},
         R"({"title":"New"})",
         403,
         {"foreign_origin"},
         {"A title"}},
        {"another site that cancels",
         "DELETE",
         kPin,
         {"Cookie: {cookie}", "Origin: http://evil.example"},
         "",
         403,
         {"foreign_origin"},
         {"A title"}},
        {"another site that retries",
         "POST",
         kPin + "/retry",
         {"Cookie: {cookie}", "Origin: http://evil.example"},
         "",
         403,
         {"foreign_origin"},
         {"A title"}},
        {"a decision of nothing", "POST", kPin + "/decision", page, "{}", 400, {"bad_request", "again"}, {}},
        {"a decision for both",
         "POST",
         kPin + "/decision",
         page,
         R"({"again":true,"pinterest_pin_id":"1"})",
         400,
         {"bad_request"},
         {}},
        {"a decision that is no text",
         "POST",
         kPin + "/decision",
         page,
         R"({"pinterest_pin_id":1})",
         400,
         {"bad_request", "pinterest_pin_id"},
         {}},
        {"another site that decides",
         "POST",
         kPin + "/decision",
         {"Cookie: {cookie}", "Origin: http://evil.example"},
         R"({"again":true})",
         403,
         {"foreign_origin"},
         {"A title"}},
        {"a retry by GET", "GET", kPin + "/retry", page, "", 405, {"Allow: POST"}, {"A title"}},
    };
    for (const ApiCase& one : cases) {
        RunCase(server, one);
        CHECK(server.Stored() == before);
    }
}

TEST_CASE("pins that are not there are neither changed, canceled nor retried", "[http][changes]")
{
    RunningServer server;
    for (const std::string& path : {kPin, std::string("/api/v1/pins/x")}) {
        CHECK(server.AskFromPage("PATCH", path, "{}").status == 404);
        CHECK(server.AskFromPage("DELETE", path).status == 404);
        CHECK(server.AskFromPage("POST", path + "/retry").status == 404);
        CHECK(server.AskFromPage("POST", path + "/decision", R"({"again":true})").status == 404);
    }
}

TEST_CASE("a change that knows the pin's revision is taken once", "[http][changes]")
{
    OnePin server(PinState::kScheduled);
    const std::string revision = std::to_string(server.Stored().revision);
    const std::string body = R"({"title":"New","revision":)" + revision + "}";
    const TestAnswer first = server.AskFromPage("PATCH", kPin, body);
    REQUIRE(first.status == 200);
    CHECK(json::parse(first.body).at("title") == "New");
    CHECK(json::parse(first.body).at("revision") > server.Stored().revision - 1);
    const TestAnswer second =
        server.AskFromPage("PATCH", kPin, R"({"title":"Newer","revision":)" + revision + "}");
    CHECK(second.status == 409);
    CHECK(server.Stored().title == "New");
}

TEST_CASE("a warning of the server's own does not refuse a change", "[http][changes]")
{
    OnePin server(PinState::kScheduled);
    const std::int64_t seen = server.Stored().revision;
    const auto warn = [&](std::vector<Diagnosis> warnings) {
        REQUIRE(
            server.store().warnings.Save({{kUuid, server.Stored().revision, std::move(warnings), {}}}).ok());
    };
    const auto change = [&](std::int64_t revision, const std::string& title) {
        return server
            .AskFromPage("PATCH", kPin,
                         R"({"title":")" + title + R"(","revision":)" + std::to_string(revision) + "}")
            .status;
    };
    warn({Diagnose(Cause::kDuplicateLink)});
    warn({});
    REQUIRE(server.Stored().revision != seen);
    CHECK(change(seen - 1, "Older") == 409);
    CHECK(change(seen, "Mine") == 200);
    CHECK(server.Stored().title == "Mine");
    // Somebody changed it since, and then it got a warning again.
    warn({Diagnose(Cause::kDuplicateLink)});
    CHECK(change(seen, "Late") == 409);
    CHECK(server.Stored().title == "Mine");
}

TEST_CASE("a pin that waits for a decision shows its candidates and takes one answer", "[http][changes]")
{
    struct Row {
        const char* body;
        const char* becomes;
    };
    for (const Row& row :
         {Row{R"({"pinterest_pin_id":"501"})", "published"}, Row{R"({"again":true})", "scheduled"}}) {
        OnePin server(PinState::kScheduled);
        const Timestamp now = server.clock().Now();
        const std::int64_t publication =
            server.store().queue.ClaimNext(now, {Environment::kProduction}, {}).value().publication.id;
        REQUIRE(server.store()
                    .publications.MarkUnknown(publication, Diagnose(Cause::kOutcomeUnknown), now, now)
                    .ok());
        REQUIRE(server.store()
                    .lookups
                    .AskPerson(publication, {{"501", "https://p.example/501", "A title", FromMillis(0)}},
                               Diagnose(Cause::kNeedsDecision))
                    .ok());
        const json shown = json::parse(server.AskFromPage("GET", kPin).body);
        CHECK(shown.at("candidates") == json::parse(R"([{"pinterest_pin_id":"501",
            "url":"https://p.example/501","title":"A title","created_at":"1970-01-01T00:00:00Z"}])"));
        const TestAnswer stale =
            server.AskFromPage("POST", kPin + "/decision", R"({"again":true,"revision":1})");
        CHECK(stale.status == 409);
        CHECK(stale.body.find("in the meantime") != std::string::npos);
        const TestAnswer decided = server.AskFromPage("POST", kPin + "/decision", row.body);
        CHECK(decided.status == 200);
        CHECK(json::parse(decided.body).at("state") == row.becomes);
        CHECK_FALSE(json::parse(decided.body).contains("candidates"));
        const TestAnswer twice = server.AskFromPage("POST", kPin + "/decision", row.body);
        CHECK(twice.status == 409);
        CHECK(twice.body.find("isn't waiting") != std::string::npos);
    }
}

TEST_CASE("a canceled draft is checked before it is retried", "[http][changes]")
{
    RunningServer server;
    REQUIRE(
        server.AskFromPage("POST", "/api/v1/pins", R"({"id":")" + kUuid + R"(","state":"draft"})").status ==
        201);
    REQUIRE(server.AskFromPage("DELETE", kPin).status == 200);
    const TestAnswer answer = server.AskFromPage("POST", kPin + "/retry");
    CHECK(answer.status == 422);
    CHECK(answer.body.find("\"field\":\"media\"") != std::string::npos);
    CHECK(server.store().pins.Find(kUuid)->state == PinState::kCanceled);
}

TEST_CASE("canceling again changes nothing", "[http][changes]")
{
    OnePin server(PinState::kScheduled);
    const TestAnswer first = server.AskFromPage("DELETE", kPin);
    const std::int64_t revision = server.store().Revision();
    const TestAnswer second = server.AskFromPage("DELETE", kPin);
    CHECK(second.status == 200);
    CHECK(second.body == first.body);
    CHECK(server.store().Revision() == revision);
}

}  // namespace pinwright::http::test
