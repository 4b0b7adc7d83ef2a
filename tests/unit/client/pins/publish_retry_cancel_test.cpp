// Actions on stored pins: edit, publish now, retry, cancel, decide; and pausing.
#include "client/features/pins/publish_retry_cancel.hpp"

#include "client/features/schedule/schedule_words.hpp"
#include "tests/unit/client/support/page.hpp"

using namespace pinwright;
using namespace pinwright::app;
using namespace pinwright::app::test;

namespace {

Pin SomePin(PinState state = PinState::kScheduled)
{
    Pin pin;
    pin.id = "3f2b8c1e-0d4a-4b6f-9c7e-5a1d2e3f4b5c";
    pin.account_id = "a1";
    pin.board_id = "101";
    pin.title = "Autumn";
    pin.media = {SomeMedia().id};
    pin.state = state;
    pin.publish_at = ParseRfc3339("2026-11-30T08:00:00Z");
    pin.time_zone = "Europe/Berlin";
    pin.revision = 12;
    return pin;
}

const std::string kAddress = "/api/v1/pins/" + SomePin().id;

/// At the pin's own screen.
struct AtPin : Page {
    explicit AtPin(const Pin& pin = SomePin())
    {
        Start("/pins/" + pin.id);
        AnswerStatus();
        Answer("GET", kAddress, 200, ToJson(pin, PinDetail::kWhole));
        Answer("GET", "/api/v1/accounts/a1/boards", 200, SomeBoards());
        Forget();
    }
    /// Opens the form to change it.
    void Edit()
    {
        Do(command::EditPin{SomePin().id});
        Answer("GET", "/api/v1/accounts/a1/boards/101/sections", 200, NoItems());
        Forget();
    }
};

nlohmann::json BodyOf(Page& page, std::string_view method, std::string_view address)
{
    const Result<nlohmann::json> json = ParseJson(page.Request(method, address).body);
    REQUIRE(json.ok());
    return *json;
}

TEST_CASE("what cannot be done with a pin now is not offered", "[pin_changes]")
{
    struct Case {
        PinState state;
        bool edit, publish_now, retry, cancel;
    };
    for (const Case& one : {Case{PinState::kDraft, true, true, false, true},
                            {PinState::kScheduled, true, true, false, true},
                            {PinState::kPublishing, false, false, false, false},
                            {PinState::kUnconfirmed, false, false, false, false},
                            {PinState::kPublished, false, false, false, false},
                            {PinState::kHeld, true, true, true, true},
                            {PinState::kFailed, true, false, true, true},
                            {PinState::kCanceled, true, false, true, false}}) {
        CAPTURE(ToString(one.state));
        const PinOffers offers = OffersOf(SomePin(one.state));
        CHECK(offers.edit == one.edit);
        CHECK(offers.publish_now == one.publish_now);
        CHECK(offers.retry == one.retry);
        CHECK(offers.cancel == one.cancel);
        CHECK_FALSE(offers.decide);
    }
    Pin soon = SomePin();
    soon.publish_at.reset();
    CHECK_FALSE(OffersOf(soon).publish_now);
}

TEST_CASE("an edited pin is changed, with the revision that it was read at, and not posted anew",
          "[pin_changes]")
{
    AtPin page;
    page.Edit();
    CHECK(page.state().route.screen == Screen::kCompose);
    CHECK(page.form().draft.title == "Autumn");
    CHECK(page.form().draft.later);
    CHECK(page.form().draft.date == "2026-11-30");
    CHECK(page.form().draft.time == "09:00");
    page.Do(command::EditText{Field::kTitle, "Winter"});
    page.Do(command::EditText{Field::kTime, "10:00"});
    page.Do(command::PublishNow{});
    CHECK_FALSE(page.Asked("POST", "/api/v1/pins"));
    const nlohmann::json body = BodyOf(page, "PATCH", kAddress);
    CHECK(body.at("revision") == 12);
    CHECK(body.at("state") == "scheduled");
    CHECK(body.at("title") == "Winter");
    CHECK(body.at("publish_at") == "2026-11-30T09:00:00Z");
    CHECK_FALSE(body.contains("id"));
    Pin changed = SomePin();
    changed.title = "Winter";
    page.Answer("PATCH", kAddress, 200, ToJson(changed));
    CHECK(page.state().route == Route{Screen::kPin, changed.id});
    CHECK(page.state().pin.pin->title == "Winter");
    CHECK(page.form().draft.is_new());
    CHECK(page.form().draft.title.empty());
}

TEST_CASE("a pin can be edited back into a draft", "[pin_changes]")
{
    AtPin page;
    page.Edit();
    page.Do(command::SaveAsDraft{});
    CHECK(BodyOf(page, "PATCH", kAddress).at("state") == "draft");
}

TEST_CASE("a pin that was changed elsewhere says so, and is loaded anew when asked", "[pin_changes]")
{
    AtPin page;
    page.Edit();
    page.Do(command::EditText{Field::kTitle, "Winter"});
    page.Do(command::PublishNow{});
    page.Answer("PATCH", kAddress, 409, FailureText(Cause::kConflict));
    REQUIRE(page.form().publish_problem);
    CHECK(page.form().publish_problem->id == "changed_elsewhere");
    CHECK(page.form().publish_problem->action == Action::kReloadPin);
    CHECK(page.form().draft.title == "Winter");
    CHECK(page.form().draft.pin_id == SomePin().id);
    Pin newer = SomePin();
    newer.title = "Spring";
    newer.revision = 15;
    page.Do(command::RunAction{Action::kReloadPin, {}});
    SECTION("it is there")
    {
        page.Answer("GET", kAddress, 200, ToJson(newer));
        CHECK(page.form().draft.title == "Spring");
        CHECK(page.form().draft.revision == 15);
        CHECK_FALSE(page.form().publish_problem);
        page.Do(command::PublishNow{});
        CHECK(BodyOf(page, "PATCH", kAddress).at("revision") == 15);
    }
    SECTION("it is out by now")
    {
        newer.state = PinState::kPublished;
        page.Answer("GET", kAddress, 200, ToJson(newer));
        CHECK(page.state().route == Route{Screen::kPin, newer.id});
        CHECK(page.form().draft.is_new());
    }
    SECTION("it cannot be loaded")
    {
        page.Answer("GET", kAddress, 0);
        CHECK(page.form().draft.title == "Winter");
        CHECK(page.form().publish_problem->id == "offline");
    }
}

TEST_CASE("a pin on its way keeps what was changed, and says what is the matter", "[pin_changes]")
{
    AtPin page;
    page.Edit();
    page.Do(command::PublishNow{});
    page.Answer("PATCH", kAddress, 409, FailureText(Cause::kPinBusy));
    CHECK(page.form().publish_problem->id == "pin_busy");
    CHECK(page.form().draft.pin_id == SomePin().id);
    CHECK_FALSE(page.form().draft.is_new());
}

TEST_CASE("a reload in the middle of editing still changes the same pin", "[pin_changes]")
{
    AtPin page;
    page.Edit();
    page.Do(command::EditText{Field::kTitle, "Winter"});
    page.Visible(false);
    Page next;
    next.Start("/compose", page.Last<SaveDraft>()->text);
    CHECK(next.form().draft.pin_id == SomePin().id);
    CHECK(next.form().draft.revision == 12);
}

TEST_CASE("discarding changes leaves the stored pin alone", "[pin_changes]")
{
    AtPin page;
    page.Edit();
    page.Do(command::EditText{Field::kTitle, "Winter"});
    page.Do(command::AskDiscard{});
    CHECK(page.form().asks_discard);
    page.Do(command::DiscardDraft{});
    CHECK(page.form().draft.is_new());
    CHECK(page.form().draft.pin_id != SomePin().id);
    CHECK(page.open.empty());
}

TEST_CASE("a planned pin is published now", "[pin_changes]")
{
    AtPin page;
    page.Do(command::PublishPinNow{SomePin().id});
    const nlohmann::json body = BodyOf(page, "PATCH", kAddress);
    CHECK(body.at("publish_at").is_null());
    CHECK(body.at("state") == "scheduled");
    CHECK_FALSE(body.contains("title"));
    Pin pin = SomePin();
    pin.publish_at.reset();
    page.Answer("PATCH", kAddress, 200, ToJson(pin));
    CHECK(page.state().pin.words.busy);
    CHECK(page.Asked("GET", "/api/v1/status"));
}

TEST_CASE("canceling asks first", "[pin_changes]")
{
    AtPin page;
    page.Do(command::AskCancelPin{SomePin().id});
    CHECK(DialogIsOpen(page.state()));
    page.Do(command::KeepPin{});
    CHECK_FALSE(DialogIsOpen(page.state()));
    CHECK(page.open.empty());
    page.Do(command::AskCancelPin{SomePin().id});
    page.Do(command::ConfirmCancelPin{});
    CHECK_FALSE(DialogIsOpen(page.state()));
    page.Answer("DELETE", kAddress, 200, ToJson(SomePin(PinState::kCanceled)));
    CHECK(page.state().pin.pin->state == PinState::kCanceled);
    CHECK(page.Said("Autumn: Canceled."));
    page.Do(command::AskCancelPin{SomePin().id});
    CHECK_FALSE(DialogIsOpen(page.state()));
}

TEST_CASE("the person decides which pin it is, or that it is none", "[pin_changes]")
{
    Pin pin = SomePin(PinState::kUnconfirmed);
    pin.cause = Diagnose(Cause::kNeedsDecision);
    pin.candidates.push_back({"777", "https://www.pinterest.com/pin/777/", "Autumn, nearly",
                              ParseRfc3339("2026-11-24T20:00:00Z")});
    AtPin page(pin);
    REQUIRE(page.state().pin.pin->candidates == pin.candidates);
    CHECK(OffersOf(*page.state().pin.pin).decide);
    SECTION("that is it")
    {
        page.Do(command::DecidePin{"777"});
        CHECK(BodyOf(page, "POST", kAddress + "/decision") == nlohmann::json{{"pinterest_pin_id", "777"}});
        page.Answer("POST", kAddress + "/decision", 200, ToJson(SomePin(PinState::kPublished)));
        CHECK(page.state().pin.words.title == "Your pin is published.");
    }
    SECTION("again")
    {
        page.Do(command::DecidePin{});
        CHECK(BodyOf(page, "POST", kAddress + "/decision") == nlohmann::json{{"again", true}});
    }
    SECTION("one that is merely looked for waits for nobody")
    {
        pin.cause = Diagnose(Cause::kOutcomeUnknown);
        CHECK_FALSE(OffersOf(pin).decide);
    }
}

TEST_CASE("a change from a list is made without leaving it", "[pin_changes]")
{
    Page page;
    page.Start("/schedule");
    page.AnswerStatus();
    const std::string list =
        "/api/v1/pins?order=due&limit=100&state=draft,scheduled,publishing,unconfirmed,held,failed";
    page.Answer("GET", list, 200, ListJson(nlohmann::json::array({ToJson(SomePin())})));
    page.Do(command::AskCancelPin{SomePin().id});
    page.Do(command::ConfirmCancelPin{});
    page.Answer("DELETE", kAddress, 500, FailureText(Cause::kStorage));
    REQUIRE(page.state().notice);
    CHECK(page.state().notice->title == std::string_view(Describe(Cause::kStorage).title));
    CHECK(page.state().route.screen == Screen::kSchedule);
}

TEST_CASE("everything is paused and resumed, and every screen says so", "[pausing]")
{
    Page page;
    page.AtCompose();
    CHECK(words::PausedStrip(page.state().server.status).empty());
    page.Do(command::Pause{{}, true});
    page.Do(command::Pause{{}, true});
    CHECK(page.open.size() == 1);
    CHECK(BodyOf(page, "PATCH", "/api/v1/settings") == nlohmann::json{{"paused", true}});
    page.Answer("PATCH", "/api/v1/settings", 200,
                nlohmann::json{{"paused", true}, {"overdue", "publish"}, {"overdue_hours", 24}});
    CHECK(page.state().server.status.paused);
    CHECK(words::PausedStrip(page.state().server.status) == std::string_view(texts::kAllPaused));
    CHECK(page.Said(texts::kAllPaused));
    page.Do(command::Resume{});
    CHECK(BodyOf(page, "PATCH", "/api/v1/settings") == nlohmann::json{{"paused", false}});
    page.Answer("PATCH", "/api/v1/settings", 503, FailureText(Cause::kStorage));
    CHECK(page.state().server.status.paused);
    REQUIRE(page.state().notice);
    CHECK(page.state().notice->title == std::string_view(Describe(Cause::kStorage).title));
}

TEST_CASE("a restored server is told that it takes over, not merely resumed", "[pausing]")
{
    Status status = SomeStatus();
    status.paused = status.restored = true;
    Page page;
    page.Start("/integrations");
    page.AnswerStatus(status);
    CHECK(words::PausedStrip(page.state().server.status) == std::string_view(texts::kRestored));
    page.Do(command::Resume{});
    CHECK(BodyOf(page, "PATCH", "/api/v1/settings") == nlohmann::json{{"restored", false}});
    page.Answer("PATCH", "/api/v1/settings", 200, nlohmann::json{{"paused", false}, {"restored", false}});
    CHECK_FALSE(page.state().server.status.restored);
    CHECK(page.Said(texts::kResumed));
}

TEST_CASE("a pin that vanished may be published again, one that is live may not", "[pin_changes]")
{
    Pin pin;
    pin.state = PinState::kPublished;
    CHECK_FALSE(OffersOf(pin).retry);
    pin.cause = Diagnose(Cause::kVanished);
    CHECK(OffersOf(pin).retry);
}

TEST_CASE("one account is paused by itself, and resumed by the strip", "[pausing]")
{
    Status status = SomeStatus({SomeAccount(), SomeAccount("a2")});
    Page page;
    page.Start("/integrations");
    page.AnswerStatus(status);
    page.Do(command::Pause{"a2", true});
    page.Answer("PATCH", "/api/v1/accounts/a2", 200, nlohmann::json{{"id", "a2"}, {"paused", true}});
    CHECK_FALSE(page.state().server.status.accounts[0].paused);
    CHECK(page.state().server.status.accounts[1].paused);
    CHECK(words::PausedStrip(page.state().server.status) == "@kiln is paused. Its pins wait.");
    page.Do(command::Resume{});
    CHECK_FALSE(page.Asked("PATCH", "/api/v1/accounts/a1"));
    page.Answer("PATCH", "/api/v1/accounts/a2", 200, nlohmann::json{{"id", "a2"}, {"paused", false}});
    CHECK(page.Said(texts::kResumed));
    status.accounts[0].paused = true;
    page.AnswerStatus(status);
    CHECK(page.state().server.status.accounts[0].paused);
}

}  // namespace
