// From the form to the result: what is posted, what is saved, and what the page says.
#include "client/features/compose/compose_words.hpp"
#include "client/features/compose/form.hpp"
#include "client/features/pins/pin_polling.hpp"
#include "client/features/pins/pin_words.hpp"
#include "shared/identifiers.hpp"
#include "tests/unit/client/support/page.hpp"

using namespace pinwright;
using namespace pinwright::app;
using namespace pinwright::app::test;

namespace {

nlohmann::json BodyOf(const HttpRequest& request)
{
    const Result<nlohmann::json> json = ParseJson(request.body);
    REQUIRE(json.ok());
    return *json;
}

/// The pin as the server would answer the open post.
Pin PinOfPost(Page& page, PinState state)
{
    const Result<PinRequest> request = PinRequestFromJson(BodyOf(page.Request("POST", "/api/v1/pins")));
    REQUIRE(request.ok());
    Pin pin = request->pin;
    pin.state = state;
    return pin;
}

std::string PinAddress(const Pin& pin)
{
    return "/api/v1/pins/" + pin.id;
}

/// Posted and accepted; followed on its own screen.
Pin AtResult(Page& page, PinState state = PinState::kScheduled)
{
    page.AtCompose();
    page.FillIn();
    page.Do(command::PublishNow{});
    Pin pin = PinOfPost(page, state);
    page.Forget();
    page.Answer("POST", "/api/v1/pins", 201, ToJson(pin));
    return pin;
}

TEST_CASE("a pin is posted with its own id, texts, board and image, to go out now", "[publishing]")
{
    Page page;
    page.AtCompose();
    page.FillIn();
    page.Do(command::EditText{Field::kDescription, "ピン صورة 👩‍👩‍👧"});
    page.Do(command::EditText{Field::kLink, " https://example.com/ "});
    page.Do(command::PublishNow{});
    CHECK(page.form().step == PublishStep::kPosting);
    const nlohmann::json body = BodyOf(page.Request("POST", "/api/v1/pins"));
    CHECK(IsUuid(body.at("id").get<std::string>()));
    CHECK(body.at("account_id") == "a1");
    CHECK(body.at("board_id") == "101");
    CHECK(body.at("board_section_id").is_null());
    CHECK(body.at("title") == "Autumn");
    CHECK(body.at("description") == "ピン صورة 👩‍👩‍👧");
    CHECK(body.at("link") == "https://example.com/");
    CHECK(body.at("media") == nlohmann::json::array({SomeMedia().id}));
    CHECK(body.at("publish_at").is_null());
    CHECK_FALSE(body.contains("state"));
    page.Do(command::PublishNow{});
    page.Do(command::EditText{Field::kTitle, "Too late"});
    CHECK(page.open.size() == 1);
    CHECK(page.form().draft.title == "Autumn");
}

TEST_CASE("a pin that was taken is followed on its own screen, and the form is empty again", "[publishing]")
{
    Page page;
    const Pin pin = AtResult(page);
    CHECK(page.state().route == Route{Screen::kPin, pin.id});
    CHECK(page.Last<PushHistory>()->address == "/pins/" + pin.id);
    CHECK(page.Last<SaveDraft>()->text.empty());
    CHECK(page.Last<ForgetFile>()->file == 7);
    CHECK(page.form().draft.title.empty());
    CHECK(page.form().draft.pin_id != pin.id);
    CHECK(page.form().draft.account_id == "a1");
    CHECK(page.form().image.phase == ImageSlot::Phase::kEmpty);
    CHECK(page.state().pin.words.busy);
    CHECK(page.Said("Publishing your pin"));
    REQUIRE(page.timers.size() == 1);
    CHECK(page.timers[0].delay_ms == 1000);
}

TEST_CASE("a pin is followed until it is live, and each turn is told once", "[publishing]")
{
    Page page;
    Pin pin = AtResult(page);
    pin.state = PinState::kPublishing;
    page.Timer(page.timers.back().timer);
    page.Answer("GET", PinAddress(pin), 200, ToJson(pin));
    page.app.TakeChanged();
    page.Forget();
    page.Timer(0);  // no such timer
    CHECK(page.open.empty());

    // The same answer again: nothing to draw, nothing to say.
    page.Do(command::ReloadPin{});
    page.app.TakeChanged();
    page.Answer("GET", PinAddress(pin), 200, ToJson(pin));
    CHECK_FALSE(page.app.TakeChanged());
    CHECK(page.said.empty());

    pin.state = PinState::kPublished;
    pin.url = "https://www.pinterest.com/pin/5/";
    pin.pinterest_pin_id = "5";
    page.Timer(page.timers.back().timer);
    page.Answer("GET", PinAddress(pin), 200, ToJson(pin));
    CHECK(page.state().pin.words.title == "Your pin is published.");
    CHECK_FALSE(page.state().pin.words.busy);
    CHECK(page.state().pin.pin->url == pin.url);
    REQUIRE(page.said.size() == 1);
    CHECK(page.said[0].politeness == Politeness::kPolite);

    pin.confirmed_at = FromMillis(1'795'557'430'000);
    const std::size_t timers = page.timers.size();
    page.Timer(page.timers.back().timer);
    page.Answer("GET", PinAddress(pin), 200, ToJson(pin));
    CHECK(page.state().pin.words.detail == "It’s live on Pinterest.");
    CHECK(page.timers.size() == timers);  // nothing more to wait for
    CHECK(page.said.size() == 1);
}

TEST_CASE("how often a pin is looked at fits its state", "[publishing]")
{
    Pin pin;
    pin.state = PinState::kPublishing;
    CHECK(NextLookMs(pin, 0) == 1000);
    CHECK(NextLookMs(pin, 60) == 5000);
    pin.state = PinState::kScheduled;
    CHECK(NextLookMs(pin, 0) == 1000);
    pin.cause = Diagnose(Cause::kRateLimited);
    CHECK(NextLookMs(pin, 0) == 5000);
    pin.state = PinState::kUnconfirmed;
    CHECK(NextLookMs(pin, 1000) == 5000);
    pin.state = PinState::kHeld;
    CHECK(NextLookMs(pin, 1000) == 10'000);
    pin.state = PinState::kPublished;
    CHECK(NextLookMs(pin, 0) == 5000);
    CHECK_FALSE(NextLookMs(pin, 24));
    pin.confirmed_at = FromMillis(0);
    CHECK_FALSE(NextLookMs(pin, 0));
    for (const PinState state : {PinState::kDraft, PinState::kFailed, PinState::kCanceled}) {
        pin.state = state;
        CHECK_FALSE(NextLookMs(pin, 0));
    }
}

TEST_CASE("publishing waits for the image, and does not once it was stopped", "[publishing]")
{
    Page page;
    page.AtCompose();
    page.Do(command::ChooseFile{Page::SomeFile()});
    page.Do(command::ChooseBoard{"101"});
    page.Do(command::PublishNow{});
    CHECK(page.form().step == PublishStep::kUploading);
    CHECK_FALSE(page.Asked("POST", "/api/v1/pins"));
    SECTION("it goes on by itself")
    {
        page.AnswerUpload(201, JsonText(ToJson(SomeMedia())));
        CHECK(page.Asked("POST", "/api/v1/pins"));
    }
    SECTION("stopped")
    {
        page.Do(command::StopPublishing{});
        page.AnswerUpload(201, JsonText(ToJson(SomeMedia())));
        CHECK(page.form().step == PublishStep::kIdle);
        CHECK_FALSE(page.Asked("POST", "/api/v1/pins"));
    }
    SECTION("the upload finds no room, and is repeated by the next try")
    {
        page.AnswerUpload(507, FailureText(Cause::kDiskFull));
        CHECK(page.form().step == PublishStep::kFailed);
        CHECK(page.form().publish_problem->id == "disk_full");
        page.Do(command::PublishNow{});
        CHECK(page.form().step == PublishStep::kUploading);
        page.AnswerUpload(201, JsonText(ToJson(SomeMedia())));
        CHECK(page.Asked("POST", "/api/v1/pins"));
    }
    SECTION("what was spoilt meanwhile is found")
    {
        page.Do(command::EditText{Field::kTitle, std::string(101, 'x')});
        page.AnswerUpload(201, JsonText(ToJson(SomeMedia())));
        CHECK(page.form().step == PublishStep::kIdle);
        CHECK_FALSE(page.Asked("POST", "/api/v1/pins"));
    }
}

TEST_CASE("without an answer the draft stays, and the next try posts the same id", "[publishing]")
{
    Page page;
    page.AtCompose();
    page.FillIn();
    page.Do(command::PublishNow{});
    const std::string id = BodyOf(page.Request("POST", "/api/v1/pins")).at("id");
    // Saved before it was sent, so that a page that crashes now knows about it.
    REQUIRE(page.Last<SaveDraft>() != nullptr);
    CHECK(DraftFromText(page.Last<SaveDraft>()->text)->posted);
    page.Answer("POST", "/api/v1/pins", 0);
    CHECK(page.form().step == PublishStep::kFailed);
    CHECK(page.form().publish_problem->id == "offline");
    CHECK(page.form().draft.title == "Autumn");
    CHECK(page.said.back().politeness == Politeness::kAssertive);
    page.Do(command::RunAction{Action::kRetry, ""});
    CHECK(BodyOf(page.Request("POST", "/api/v1/pins")).at("id") == id);
    page.Answer("POST", "/api/v1/pins", 200, ToJson(PinOfPost(page, PinState::kPublished)));
    CHECK(page.state().route.screen == Screen::kPin);
    CHECK(page.state().pin.note.empty());
}

TEST_CASE("words changed after a post that had arrived are kept as a new draft", "[publishing]")
{
    Page page;
    page.AtCompose();
    page.FillIn();
    page.Do(command::PublishNow{});
    const Pin first = PinOfPost(page, PinState::kPublishing);
    page.Answer("POST", "/api/v1/pins", 0);
    page.Do(command::EditText{Field::kTitle, "Winter"});
    page.Do(command::PublishNow{});
    page.Answer("POST", "/api/v1/pins", 200, ToJson(first));
    CHECK(page.state().route == Route{Screen::kPin, first.id});
    CHECK(page.state().pin.pin->title == "Autumn");
    CHECK(page.state().pin.note == std::string_view(texts::kEarlierPost));
    CHECK(page.form().draft.title == "Winter");
    CHECK(page.form().draft.pin_id != first.id);
    CHECK_FALSE(page.form().draft.posted);
}

TEST_CASE("what the server finds is shown at the fields until they are edited", "[publishing]")
{
    Page page;
    page.AtCompose();
    page.FillIn();
    page.Do(command::PublishNow{});
    page.Answer("POST", "/api/v1/pins", 422,
                FailureText(Cause::kInvalidPin,
                            {{"link", "bad_link", "No.", "Fix it."}, {"board_id", "unknown", "No.", "."}}));
    CHECK(page.form().step == PublishStep::kIdle);
    CHECK(ProblemsAt(page.state(), Field::kLink).size() == 1);
    CHECK(ProblemsAt(page.state(), Field::kBoard).size() == 1);
    CHECK(page.Last<FocusField>()->field == Field::kLink);
    CHECK_FALSE(page.form().draft.posted);
    page.Do(command::EditText{Field::kLink, "https://example.com"});
    CHECK(ProblemsAt(page.state(), Field::kLink).empty());
    CHECK(ProblemsAt(page.state(), Field::kBoard).size() == 1);
    page.Do(command::PublishNow{});
    CHECK(page.Asked("POST", "/api/v1/pins"));
}

TEST_CASE("an image that the server lost is uploaded again", "[publishing]")
{
    Page page;
    page.AtCompose();
    page.FillIn();
    page.Do(command::PublishNow{});
    page.Answer("POST", "/api/v1/pins", 422,
                FailureText(Cause::kInvalidPin, {{"media", "unknown", "Gone.", "Again."}}));
    CHECK(page.form().image.phase == ImageSlot::Phase::kFailed);
    CHECK_FALSE(page.form().draft.media);
    page.Do(command::PublishNow{});
    REQUIRE(page.uploads.size() == 1);
    page.AnswerUpload(201, JsonText(ToJson(SomeMedia())));
    CHECK(page.Asked("POST", "/api/v1/pins"));
}

TEST_CASE("a refusal keeps the draft and says why, whatever the server answers", "[publishing]")
{
    struct Case {
        int status;
        std::string body;
        const char* id;
        bool may_have_arrived;
    };
    const Case cases[] = {
        {403, FailureText(Cause::kForeignOrigin), "foreign_origin", false},
        {507, FailureText(Cause::kDiskFull), "disk_full", true},
        {500, "<html>", "internal", true},
        {200, "", "internal", true},
        {200, "{}", "internal", true},
        {413, FailureText(Cause::kTooLarge), "too_large", false},
        {422, FailureText(Cause::kInvalidPin, {{"publish_at", "past", "Past.", "."}}), "invalid_pin", false},
        {422, FailureText(Cause::kInvalidPin, {{"account_id", "unknown", "Gone.", "."}}), "invalid_pin",
         false},
    };
    for (const Case& one : cases) {
        CAPTURE(one.status, one.body);
        Page page;
        page.AtCompose();
        page.FillIn();
        page.Do(command::PublishNow{});
        page.Answer("POST", "/api/v1/pins", one.status, one.body);
        CHECK(page.form().step == PublishStep::kFailed);
        REQUIRE(page.form().publish_problem);
        CHECK(page.form().publish_problem->id == one.id);
        CHECK(page.form().draft.title == "Autumn");
        CHECK(page.form().draft.posted == one.may_have_arrived);
        page.Do(command::EditText{Field::kTitle, "Autumn 2"});
        CHECK(page.form().step == PublishStep::kIdle);
        CHECK_FALSE(page.form().publish_problem);
    }
}

TEST_CASE("an id that is taken by something else is changed for another", "[publishing]")
{
    Page page;
    page.AtCompose();
    page.FillIn();
    page.Do(command::PublishNow{});
    const std::string id = page.form().draft.pin_id;
    page.Answer("POST", "/api/v1/pins", 409, FailureText(Cause::kConflict));
    CHECK(page.form().draft.pin_id != id);
    CHECK(page.form().draft.title == "Autumn");
}

TEST_CASE("a missing session is renewed by asking for the status", "[publishing]")
{
    Page page;
    page.AtCompose();
    page.FillIn();
    page.Do(command::PublishNow{});
    page.Answer("POST", "/api/v1/pins", 401, FailureText(Cause::kNoSession));
    CHECK(page.Asked("GET", "/api/v1/status"));
}

TEST_CASE("a pin that waits or was refused says why and what to do", "[publishing]")
{
    Page page;
    Pin pin = AtResult(page);
    SECTION("held")
    {
        pin.state = PinState::kHeld;
        pin.cause = Diagnose(Cause::kSessionExpired);
        page.Timer(page.timers.back().timer);
        page.Answer("GET", PinAddress(pin), 200, ToJson(pin));
        CHECK(page.state().pin.words.title == "Your pin is on hold.");
        CHECK(page.state().pin.words.action == Action::kReconnect);
        CHECK(page.said.back().politeness == Politeness::kAssertive);
        page.Do(command::RunAction{Action::kReconnect, ""});
        CHECK(page.Last<Navigate>()->url == "/api/v1/oauth/start?account=a1");
    }
    SECTION("refused for its image: all comes back, with the reason beside the image")
    {
        pin.state = PinState::kFailed;
        pin.cause = Diagnose(Cause::kImageTooSmall);
        page.Timer(page.timers.back().timer);
        page.Answer("GET", PinAddress(pin), 200, ToJson(pin));
        CHECK(page.state().pin.words.action == Action::kChooseImage);
        page.Do(command::RunAction{Action::kChooseImage, ""});
        CHECK(page.state().route.screen == Screen::kCompose);
        CHECK(page.form().draft.title == "Autumn");
        CHECK(page.form().draft.board_id == "101");
        CHECK(page.form().draft.media);
        CHECK(ProblemsAt(page.state(), Field::kImage).front().id == "image_too_small");
        CHECK(page.form().draft.pin_id == pin.id);
        CHECK_FALSE(page.form().draft.is_new());
        CHECK(page.Last<FocusField>()->field == Field::kImage);
    }
    SECTION("refused for another reason: once more, or changed")
    {
        pin.state = PinState::kFailed;
        pin.cause = Diagnose(Cause::kTrialAccess);
        page.Timer(page.timers.back().timer);
        page.Answer("GET", PinAddress(pin), 200, ToJson(pin));
        page.Do(command::RetryPin{pin.id});
        page.Do(command::RetryPin{pin.id});
        CHECK(page.state().pin.busy);
        CHECK(page.open.size() == 1);
        const std::string address = PinAddress(pin) + "/retry";
        CHECK(page.Request("POST", address).body.empty());
        SECTION("taken")
        {
            pin.state = PinState::kScheduled;
            pin.cause.reset();
            page.Answer("POST", address, 200, ToJson(pin));
            CHECK_FALSE(page.state().pin.busy);
            CHECK(page.state().pin.words.busy);
            CHECK(page.Said("Autumn: Scheduled."));
            page.LastTimer();
        }
        SECTION("not taken: the screen says why")
        {
            page.Answer("POST", address, 409, FailureText(Cause::kPinBusy));
            REQUIRE(page.state().notice);
            CHECK(page.state().notice->title == std::string_view(Describe(Cause::kPinBusy).title));
            CHECK_FALSE(page.state().pin.busy);
            CHECK(page.Asked("GET", PinAddress(pin)));
        }
    }
    SECTION("another draft is not written over")
    {
        pin.state = PinState::kFailed;
        pin.cause = Diagnose(Cause::kLinkRefused);
        page.Timer(page.timers.back().timer);
        page.Answer("GET", PinAddress(pin), 200, ToJson(pin));
        page.Do(command::NewPin{});
        page.Do(command::EditText{Field::kTitle, "Something else"});
        page.Moved("/pins/" + pin.id);
        page.Do(command::EditPin{pin.id});
        CHECK(page.state().route.screen == Screen::kPin);
        REQUIRE(page.state().notice);
        CHECK(page.state().notice->title == std::string_view(texts::kOtherDraft));
        CHECK(page.form().draft.title == "Something else");
    }
}

TEST_CASE("a connection that drops while a pin is followed is told once and healed by itself", "[publishing]")
{
    Page page;
    Pin pin = AtResult(page, PinState::kPublishing);
    const std::size_t said = page.said.size();
    int last = 0;
    for (int i = 0; i < 6; ++i) {
        page.Timer(page.timers.back().timer);
        page.Answer("GET", PinAddress(pin), 0);
        CHECK(page.timers.back().delay_ms >= last);
        last = page.timers.back().delay_ms;
    }
    CHECK(last == 15'000);
    CHECK(page.said.size() == said + 1);
    CHECK(page.state().pin.pin->id == pin.id);
    CHECK(page.state().pin.problem->id == "offline");
    pin.state = PinState::kPublished;
    page.Timer(page.timers.back().timer);
    page.Answer("GET", PinAddress(pin), 200, ToJson(pin));
    CHECK_FALSE(page.state().pin.problem);
    CHECK(page.Said("Your pin is published."));
}

TEST_CASE("a pin's own address shows it, or says that there is none", "[publishing]")
{
    const std::string id = "3f2b8c1e-0d4a-4b6f-9c7e-5a1d2e3f4b5c";
    Page page;
    page.Start("/pins/" + id);
    CHECK(page.state().pin.load == Load::kLoading);
    page.AnswerStatus();
    page.Answer("GET", "/api/v1/pins/" + id, 404, FailureText(Cause::kNotFound));
    CHECK(page.state().pin.load == Load::kFailed);
    CHECK(page.state().pin.problem->id == "not_found");
    page.Do(command::ReloadPin{});
    CHECK(page.state().pin.load == Load::kLoading);
    Pin pin;
    pin.id = id;
    pin.state = PinState::kPublished;
    pin.confirmed_at = FromMillis(1);
    page.Answer("GET", "/api/v1/pins/" + id, 200, ToJson(pin));
    CHECK(page.state().pin.load == Load::kReady);
}

TEST_CASE("nothing is asked for a pin while its screen is not shown or the page is hidden", "[publishing]")
{
    Page page;
    const Pin pin = AtResult(page, PinState::kPublishing);
    const TimerId timer = page.timers.back().timer;
    SECTION("hidden")
    {
        page.Visible(false);
        page.Timer(timer);
        CHECK_FALSE(page.Asked("GET", PinAddress(pin)));
        page.Visible(true);
        CHECK(page.Asked("GET", PinAddress(pin)));
    }
    SECTION("another screen")
    {
        page.Do(command::NewPin{});
        CHECK(page.state().route.screen == Screen::kCompose);
        page.Timer(timer);
        CHECK_FALSE(page.Asked("GET", PinAddress(pin)));
        page.Moved("/pins/" + pin.id);
        CHECK(page.Asked("GET", PinAddress(pin)));
    }
}

TEST_CASE("an unconfirmed pin is looked for, and a decision is asked for where one is needed", "[publishing]")
{
    Pin pin;
    pin.state = PinState::kUnconfirmed;
    CHECK(words::DescribePin(pin).busy);
    pin.cause = Diagnose(Cause::kOutcomeUnknown);
    CHECK(words::DescribePin(pin).busy);
    pin.cause = Diagnose(Cause::kNeedsDecision);
    CHECK_FALSE(words::DescribePin(pin).busy);
}

TEST_CASE("answers to nothing that was asked change nothing", "[app]")
{
    Page page;
    page.AtCompose();
    page.app.TakeChanged();
    page.app.OnAnswer(9999, 200, "{}");
    page.app.OnUploadProgress(9999, 1, 2);
    page.app.OnTimer(9999);
    CHECK_FALSE(page.app.TakeChanged());
    CHECK(page.app.TakeEffects().empty());
}

}  // namespace
