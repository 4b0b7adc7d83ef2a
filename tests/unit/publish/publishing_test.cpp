// How one pin is published: what is made, what is refused, and what the person reads.
#include <prometheus/text_serializer.h>

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>

#include "proxy/store/engine/connection.hpp"
#include "proxy/store/rows/settings_rows.hpp"
#include "tests/unit/publish/rig.hpp"

using namespace std::chrono_literals;
using namespace pinwright;
using namespace pinwright::publish;
using namespace pinwright::publish::testing;
using Made = Treatment::Made;

namespace {

Treatment Refusal(int status, int code, std::string message, net::Headers headers = {})
{
    return {Made::kNo, status, code, std::move(message), std::move(headers), true, {}};
}

std::string CauseOf(const Pin& pin)
{
    return pin.cause ? pin.cause->id : std::string();
}

}  // namespace

TEST_CASE("a pin goes out once, byte for byte, and is confirmed, in two calls", "[publish]")
{
    Rig rig;
    const std::string id = rig.Add("\u30e9\u30f3\u30d7 \U0001F4A1", {}, [](Pin& pin) {
        pin.description = "\u0645\u0635\u0628\u0627\u062d";
        pin.link = "https://shop.example/lamp?a=1&b=2";
        pin.alt_text = "A lamp";
    });
    rig.Run(30s);
    const Pin pin = rig.Get(id);
    CHECK(pin.state == PinState::kPublished);
    REQUIRE(rig.pinterest.pins.size() == 1);
    const FakePinterest::Stored& made = rig.pinterest.pins.front();
    CHECK(made.title == "\u30e9\u30f3\u30d7 \U0001F4A1");
    CHECK(made.description == "\u0645\u0635\u0628\u0627\u062d");
    CHECK(made.link == "https://shop.example/lamp?a=1&b=2");
    CHECK(made.alt_text == "A lamp");
    CHECK(made.board_id == kBoard);
    CHECK(pin.pinterest_pin_id == made.id);
    CHECK(pin.url == "http://127.0.0.1:9/pin/" + made.id + "/");
    CHECK(pin.confirmed_at.has_value());
    CHECK(pin.attempts == 1);
    CHECK_FALSE(pin.cause.has_value());
    CHECK(rig.pinterest.AllCalls() == 2);
}

TEST_CASE("the history tells of refusal, wait and success, each once", "[publish]")
{
    Rig rig;
    rig.pinterest.treatments.push_back(
        Refusal(429, 8, "This request exceeded a rate limit.", {{"x-ratelimit-reset", "30"}}));
    const std::string id = rig.Add("Lamp");
    rig.Run(2min);
    const Pin pin = rig.store->pins.FindWithHistory(id).value_or(Pin{});
    std::string events;
    for (const PinEvent& event : pin.history)
        events += event.event + (event.cause ? "(" + event.cause->id + ") " : " ");
    CHECK(events == "saved started refused(rate_limited) started accepted confirmed ");
}

TEST_CASE("the metrics show the outcome of each attempt, and how late a pin was", "[publish]")
{
    Rig rig;
    rig.pinterest.treatments.push_back(
        Refusal(429, 8, "This request exceeded a rate limit.", {{"x-ratelimit-reset", "30"}}));
    rig.Add("Lamp", rig.clock.Now() + 1min);
    rig.Run(5min);
    const std::string text =
        prometheus::TextSerializer().Serialize(rig.tools->figures.collectable().Collect());
    INFO(text);
    const auto holds = [&text](const std::string& line) { return text.find(line) != std::string::npos; };
    CHECK(holds("pinwright_publications_total{cause=\"rate_limited\",outcome=\"refused\"} 1"));
    CHECK(holds("pinwright_publications_total{cause=\"\",outcome=\"accepted\"} 1"));
    CHECK(holds("pinwright_publish_lateness_seconds_count 1"));
    CHECK(holds("pinwright_publish_lateness_seconds_bucket{le=\"15\"} 0"));
    CHECK(holds("pinwright_publish_lateness_seconds_bucket{le=\"60\"} 1"));
}

TEST_CASE("images that no pin shows are let go in time, those of pins stay", "[publish]")
{
    Rig rig;
    const std::string id = rig.Add("Lamp", rig.clock.Now() + 24h * 30);
    const std::string media = rig.folder.path() + "/data/media/";
    std::ofstream(media + std::string(64, 'c')) << "left by a power cut";
    REQUIRE(rig.store->media.Add({std::string(64, 'b'), "image/png", 1, 1, 1}, rig.clock.Now()).ok());
    std::ofstream(media + std::string(64, 'b')) << "x";
    rig.Run(1min);
    CHECK_FALSE(std::filesystem::exists(media + std::string(64, 'c')));
    rig.clock.Move(24h * 7 - 30min);
    rig.Run(28min);
    CHECK(std::filesystem::exists(media + std::string(64, 'b')));
    rig.Run(1h + 5min);
    CHECK_FALSE(std::filesystem::exists(media + std::string(64, 'b')));
    CHECK(rig.media->PathOf(rig.image));
}

TEST_CASE("a restored copy asks Pinterest nothing until it takes over", "[publish]")
{
    Rig rig;
    const std::string id = rig.Add("Lamp");
    const std::string other = rig.Add("Vase", rig.clock.Now() + 23h);
    {
        store::Connection connection(rig.folder.path() + "/data/pinwright.db");
        store::MarkRestored(connection);
        REQUIRE(connection.ok());
    }
    rig.Run(2min);
    rig.clock.Move(24h * 25);  // Long enough for tokens to need renewal, too.
    rig.Run(2min);
    CHECK(rig.pinterest.AllCalls() == 0);
    CHECK(rig.Get(id).state == PinState::kScheduled);
    // The server from which this one was copied published that pin after the backup.
    const std::string made = rig.pinterest.Add(kBoard, "Lamp", rig.clock.Now() - 24h * 25).id;
    SettingsChange takeover;
    takeover.restored = false;
    takeover.overdue_hours = kMostOverdueHours;
    REQUIRE(rig.store->settings.Change(takeover).ok());
    rig.Run(2min);
    CHECK(rig.Get(id).state == PinState::kPublished);
    CHECK(rig.Get(id).pinterest_pin_id == made);
    CHECK(rig.Get(other).state == PinState::kPublished);
    CHECK(rig.pinterest.posts.size() == 1);
}

TEST_CASE("uploads that nobody goes on with are let go in time", "[publish]")
{
    Rig rig;
    media::PartialUploads& uploads = rig.media->partial();
    REQUIRE(uploads.Take({"session", "id"}, {0, 10}).ok());
    const auto files = [&] {
        const std::filesystem::directory_iterator folder(rig.folder.path() + "/data/media/tmp");
        return std::distance(begin(folder), end(folder));
    };
    rig.Run(14min);
    CHECK(files() == 1);
    rig.Run(3min);
    CHECK(files() == 0);
}

TEST_CASE("many pins cost little more than one call each", "[publish]")
{
    Rig rig;
    for (int number = 0; number < 40; number++)
        rig.Add("Lamp " + std::to_string(number));
    rig.Run(60s);
    CHECK(rig.pinterest.pins.size() == 40);
    CHECK(rig.store->pins.CountByState()[static_cast<std::size_t>(PinState::kPublished)] == 40);
    CHECK(rig.store->read_backs.FindUnconfirmed(rig.clock.Now(), 100).empty());
    CHECK(rig.pinterest.AllCalls() <= 42);
}

TEST_CASE("a scheduled pin waits for its time", "[publish]")
{
    Rig rig;
    const std::string id = rig.Add("Lamp", rig.clock.Now() + 60s);
    rig.Run(59s);
    CHECK(rig.pinterest.pins.empty());
    CHECK(rig.Get(id).state == PinState::kScheduled);
    rig.Run(20s);
    CHECK(rig.Get(id).state == PinState::kPublished);
}

TEST_CASE("a refused pin can be fixed, and nothing was created", "[publish]")
{
    struct Case {
        const char* name;
        Treatment treatment;
        PinState state;
        const char* cause;
    };
    const Case cases[] = {
        {"board gone", Refusal(404, 40, "Board not found."), PinState::kFailed, "board_missing"},
        {"section gone", Refusal(404, 2031, "Sorry! We couldn't find this board section."), PinState::kFailed,
         "section_missing"},
        {"image too small", Refusal(403, 233, "Your image is too small."), PinState::kFailed,
         "image_too_small"},
        {"image broken", Refusal(403, 235, "Sorry, this image is broken."), PinState::kFailed,
         "image_broken"},
        {"unknown refusal", Refusal(400, 1, "Invalid request body"), PinState::kFailed,
         "refused_by_pinterest"},
        {"trial access", Refusal(403, 29, "Apps with Trial access may not create Pins in production"),
         PinState::kHeld, "trial_access"},
        {"scope missing", Refusal(401, 3, "Your token does not have sufficient permissions"), PinState::kHeld,
         "scope_missing"},
        {"app not active", Refusal(401, 3, "Your application consumer type is not supported"),
         PinState::kHeld, "app_not_active"},
    };
    for (const Case& one : cases) {
        INFO(one.name);
        Rig rig;
        rig.pinterest.treatments.push_back(one.treatment);
        const std::string id = rig.Add("Lamp");
        rig.Run(10min);
        CHECK(rig.Get(id).state == one.state);
        CHECK(CauseOf(rig.Get(id)) == one.cause);
        CHECK(rig.pinterest.posts.size() == 1);
        CHECK(rig.pinterest.pins.empty());
    }
}

TEST_CASE("Pinterest's words, code and request id are kept with an unknown refusal", "[publish]")
{
    Rig rig;
    rig.pinterest.treatments.push_back(Refusal(403, 7777, "Not on a Monday."));
    const std::string id = rig.Add("Lamp");
    rig.Step();
    const std::string detail = rig.Get(id).cause.value_or(Diagnosis{}).detail;
    CHECK(detail.find("Not on a Monday.") != std::string::npos);
    CHECK(detail.find("7777") != std::string::npos);
    CHECK(detail.find("4711") != std::string::npos);
    CHECK(detail.find("pina_") == std::string::npos);
}

TEST_CASE("a rate limit moves the account's pins to later, and no call is made before", "[publish]")
{
    Rig rig;
    rig.pinterest.treatments.push_back(
        Refusal(429, 8, "This request exceeded a rate limit.", {{"x-ratelimit-reset", "30"}}));
    const std::string first = rig.Add("Lamp 1");
    const std::string second = rig.Add("Lamp 2");
    rig.Run(29s);
    CHECK(rig.pinterest.posts.size() == 1);
    CHECK(rig.Get(first).state == PinState::kScheduled);
    CHECK(CauseOf(rig.Get(first)) == "rate_limited");
    CHECK(rig.Get(second).state == PinState::kScheduled);
    rig.Run(20s);
    CHECK(rig.Get(first).state == PinState::kPublished);
    CHECK(rig.Get(second).state == PinState::kPublished);
}

TEST_CASE("a block against spam is not asked about for hours", "[publish]")
{
    Rig rig;
    rig.pinterest.treatments.push_back(
        Refusal(429, 8, "You hit a block (Pins) we have in place to combat spam."));
    const std::string id = rig.Add("Lamp");
    rig.Run(3h);
    CHECK(rig.pinterest.posts.size() == 1);
    CHECK(CauseOf(rig.Get(id)) == "spam_block");
    rig.Run(2h);
    CHECK(rig.Get(id).state == PinState::kPublished);
}

TEST_CASE("an unreachable Pinterest keeps pins waiting, with the cause in sight and ever fewer tries",
          "[publish]")
{
    Rig rig;
    for (int number = 0; number < 20; number++)
        rig.pinterest.treatments.push_back({Made::kNo, 0, 0, {}, {}, false, {}});
    const std::string first = rig.Add("Lamp 1");
    const std::string second = rig.Add("Lamp 2");
    rig.Step();
    CHECK(rig.Get(first).state == PinState::kScheduled);
    CHECK(CauseOf(rig.Get(first)) == "pinterest_unreachable");
    CHECK(rig.pinterest.Calls("POST /pins") == 1);  // the second pin isn't tried immediately
    rig.Run(5min);
    CHECK(rig.pinterest.Calls("POST /pins") >= 5);
    CHECK(rig.pinterest.Calls("POST /pins") <= 10);
    rig.Run(2h);
    CHECK(rig.Get(first).state == PinState::kPublished);
    CHECK(rig.Get(second).state == PinState::kPublished);
    CHECK(rig.pinterest.pins.size() == 2);
}

TEST_CASE("a refused token is renewed once, and the pin goes out with the new one", "[publish]")
{
    Rig rig;
    rig.pinterest.good_token = "pina_other";
    const std::string id = rig.Add("Lamp");
    rig.Run(5s);
    CHECK(rig.Get(id).state == PinState::kPublished);
    CHECK(rig.Get(id).attempts == 2);
    CHECK(rig.pinterest.Calls("POST /oauth/token") == 1);
    CHECK(rig.pinterest.pins.size() == 1);
}

TEST_CASE("a token that is refused again after its renewal holds the pins until the person reconnects",
          "[publish]")
{
    Rig rig;
    rig.pinterest.good_token = "none at all";
    rig.pinterest.tokens = Treatment{
        Made::kNo,
        200,
        0,
        {},
        {},
        true,
        R"({"access_token":"pina_9","refresh_token":"pinr_9","expires_in":2592000,"refresh_token_expires_in":5184000})"};
    const std::string id = rig.Add("Lamp");
    rig.Run(1h);
    CHECK(rig.Get(id).state == PinState::kHeld);
    CHECK(CauseOf(rig.Get(id)) == "session_expired");
    CHECK(rig.pinterest.Calls("POST /pins") == 2);
    CHECK(rig.pinterest.Calls("POST /oauth/token") <= 2);
    CHECK(rig.store->accounts.Find(kAccount)->account.state == AccountState::kNeedsReconnection);
}

TEST_CASE("a refused renewal holds the pin; an unreachable one lets it wait", "[publish]")
{
    struct Case {
        const char* name;
        Treatment tokens;
        PinState state;
    };
    const Case cases[] = {
        {"grant refused", Refusal(400, 283, "The authorization grant is invalid"), PinState::kHeld},
        {"no connection", {Made::kNo, 0, 0, {}, {}, false, {}}, PinState::kScheduled},
        {"rubbish", {Made::kNo, 502, 0, {}, {}, true, "<html>"}, PinState::kScheduled},
    };
    for (const Case& one : cases) {
        INFO(one.name);
        Rig rig;
        rig.pinterest.good_token = "pina_other";
        rig.pinterest.tokens = one.tokens;
        const std::string id = rig.Add("Lamp");
        rig.Step();
        CHECK(rig.Get(id).state == one.state);
        CHECK(rig.Get(id).cause.has_value());
        CHECK(rig.pinterest.pins.empty());
    }
}

TEST_CASE("the pins of an account that is not connected are held, and nothing is asked", "[publish]")
{
    Rig rig;
    const std::string id = rig.Add("Lamp");
    REQUIRE(rig.store->accounts.Disconnect(kAccount, Diagnose(Cause::kNotConnected)).ok());
    rig.Run(1min);
    CHECK(rig.Get(id).state == PinState::kHeld);
    CHECK(CauseOf(rig.Get(id)) == "not_connected");
    CHECK(rig.pinterest.AllCalls() == 0);
}

TEST_CASE("a stored image that is gone or altered fails the pin before any call", "[publish]")
{
    for (const bool gone : {true, false}) {
        INFO(gone);
        Rig rig;
        const std::string id = rig.Add("Lamp");
        const std::string path = rig.media->PathOf(rig.image).value_or("");
        REQUIRE_FALSE(path.empty());
        std::filesystem::permissions(path, std::filesystem::perms::owner_all);
        if (gone)
            std::filesystem::remove(path);
        else
            std::ofstream(path, std::ios::app) << "x";
        rig.Run(1min);
        CHECK(rig.Get(id).state == PinState::kFailed);
        CHECK(CauseOf(rig.Get(id)) == "image_missing");
        CHECK(rig.pinterest.Calls("POST /pins") == 0);
    }
}

TEST_CASE("a pin never goes out while Pinterest's clock says that it is more than two minutes early",
          "[publish]")
{
    Rig rig;
    rig.pinterest.skew = -10min;  // our clock is ahead
    const Timestamp due = rig.clock.Now() + 1min;
    const std::string id = rig.Add("Lamp", due);
    rig.Run(2min);
    CHECK(rig.Get(id).state == PinState::kScheduled);
    CHECK(CauseOf(rig.Get(id)) == "clock_wrong");
    CHECK(rig.pinterest.posts.empty());
    rig.Run(15min);
    CHECK(rig.Get(id).state == PinState::kPublished);
    CHECK(rig.pinterest.pins.front().created_at >= due - 2min - 1s);

    rig.pinterest.skew = -10min;
    const std::string at_once = rig.Add("Chair");  // a pin for immediate publishing is never too early
    rig.Run(1s);
    CHECK(rig.Get(at_once).state == PinState::kPublished);
}

TEST_CASE("a pin that waited for a wrong clock goes out soon after the clock was set right", "[publish]")
{
    Rig rig;
    rig.pinterest.skew = -40min;
    const Timestamp due = rig.clock.Now() - 1min;
    const std::string id = rig.Add("Lamp", due);
    rig.Run(1min);
    CHECK(rig.Get(id).state == PinState::kScheduled);
    rig.pinterest.skew = 0ms;
    rig.Run(6min);
    CHECK(rig.Get(id).state == PinState::kPublished);
}

TEST_CASE("once the server stops no fence opens, and the pin waits unharmed", "[publish]")
{
    Rig rig;
    const std::string id = rig.Add("Lamp");
    rig.pinterest.before_fence = [&] { rig.tools->stopping = true; };
    rig.Step();
    CHECK(rig.Get(id).state == PinState::kScheduled);
    CHECK_FALSE(rig.Get(id).cause.has_value());
    CHECK(rig.pinterest.pins.empty());
    rig.pinterest.before_fence = nullptr;
    rig.Restart();
    rig.Run(5s);
    CHECK(rig.Get(id).state == PinState::kPublished);
    CHECK(rig.pinterest.pins.size() == 1);
}

TEST_CASE("an id that is another pin's is no second success", "[publish]")
{
    Rig rig;
    const std::string first = rig.Add("Lamp");
    rig.Run(1s);
    const std::string made = rig.Get(first).pinterest_pin_id;
    const std::string second = rig.Add("Lamp");
    for (int number = 0; number < 5; number++)
        rig.pinterest.treatments.push_back({Made::kNo, 201, 0, {}, {}, true, R"({"id":")" + made + "\"}"});
    rig.Run(1h);
    CHECK(rig.Get(first).pinterest_pin_id == made);
    CHECK(rig.Get(second).state == PinState::kFailed);
    CHECK(CauseOf(rig.Get(second)) == "refused_by_pinterest");
}
