// Stored pins in the form: what remains of an edit, when the page asks about it, and fixes that lead to the
// form.
#include "client/features/compose/compose_words.hpp"
#include "client/features/compose/form.hpp"
#include "tests/unit/client/support/page.hpp"

using namespace pinwright;
using namespace pinwright::app;
using namespace pinwright::app::test;

namespace {

Pin SomePin(PinState state = PinState::kScheduled)
{
    Pin pin = NumberedPin(1, "2026-11-30T08:00:00Z", state);
    pin.board_id = "101";
    pin.title = "Autumn";
    pin.link = "https://example.com/";
    pin.media = {SomeMedia().id};
    pin.revision = 12;
    return pin;
}

Pin RefusedPin(Cause cause)
{
    Pin pin = SomePin(PinState::kFailed);
    pin.cause = Diagnose(cause);
    return pin;
}

const std::string kAddress = "/api/v1/pins/" + SomePin().id;
const std::string kBoards = "/api/v1/accounts/a1/boards";

/// The stored pin in the form, opened from its own screen.
struct Editing : Page {
    explicit Editing(const Pin& pin = SomePin())
    {
        Start("/pins/" + pin.id);
        AnswerStatus();
        Answer("GET", kAddress, 200, ToJson(pin, PinDetail::kWhole));
        Answer("GET", kBoards, 200, SomeBoards());
        Do(command::EditPin{pin.id});
        Forget();
    }
    bool IsNew() const { return form().draft.is_new() && form().draft.title.empty(); }
};

TEST_CASE("an edit without changes leaves nothing behind", "[editing]")
{
    Editing page;
    CHECK(page.form().draft.title == "Autumn");
    CHECK_FALSE(page.form().edited);
    SECTION("when its form is left")
    {
        page.Do(command::GoTo{{Screen::kPins, {}}});
        CHECK(page.IsNew());
        REQUIRE(page.Last<SaveDraft>());
        CHECK(page.Last<SaveDraft>()->text.empty());
    }
    SECTION("when the history moves")
    {
        page.Moved("/schedule");
        CHECK(page.IsNew());
    }
    SECTION("when a new pin is wanted")
    {
        page.Do(command::NewPin{});
        CHECK(page.IsNew());
        CHECK_FALSE(page.form().asks_discard);
    }
    SECTION("when it is discarded, which asks nothing")
    {
        page.Do(command::AskDiscard{});
        CHECK_FALSE(page.form().asks_discard);
        CHECK(page.IsNew());
    }
    SECTION("when what was changed is changed back")
    {
        page.Do(command::EditText{Field::kTitle, "Winter"});
        CHECK(page.form().edited);
        page.Do(command::EditText{Field::kTitle, "Autumn"});
        page.Do(command::ChooseWhen{false});
        CHECK(page.form().edited);
        page.Do(command::ChooseWhen{true});
        CHECK_FALSE(page.form().edited);
        page.Do(command::NewPin{});
        CHECK(page.IsNew());
    }
    SECTION("when its board is gone, which is nobody's change")
    {
        page.Do(command::RefreshBoards{"a1"});
        page.Answer("GET", kBoards + "?refresh=1", 200, NoItems());
        CHECK(page.form().draft.board_id.empty());
        page.Do(command::GoTo{{Screen::kPins, {}}});
        CHECK(page.IsNew());
    }
    SECTION("when another pin is edited")
    {
        page.Moved("/pins/" + SomePin().id);
        page.Do(command::EditPin{SomePin().id});
        CHECK(page.form().draft.title == "Autumn");
        CHECK(page.form().draft.revision == 12);
    }
}

TEST_CASE("an edit with changes is kept, and asked about when a new pin is wanted", "[editing]")
{
    Editing page;
    page.Do(command::EditText{Field::kTitle, "Winter"});
    page.Do(command::GoTo{{Screen::kPins, {}}});
    CHECK(page.form().draft.title == "Winter");
    CHECK_FALSE(page.form().asks_discard);
    page.Do(command::NewPin{});
    CHECK(page.state().route.screen == Screen::kCompose);
    CHECK(page.form().asks_discard);
    SECTION("kept, it goes on")
    {
        page.Do(command::KeepDraft{});
        CHECK_FALSE(page.form().asks_discard);
        CHECK(page.form().draft.title == "Winter");
        CHECK(page.form().draft.pin_id == SomePin().id);
    }
    SECTION("discarded, the form is for a new pin")
    {
        page.Do(command::DiscardDraft{});
        CHECK_FALSE(page.form().asks_discard);
        CHECK(page.IsNew());
        CHECK(page.form().draft.pin_id != SomePin().id);
    }
    SECTION("the link to the form asks as well")
    {
        page.Do(command::KeepDraft{});
        page.Do(command::GoTo{{Screen::kCompose, {}}});
        CHECK(page.form().asks_discard);
    }
}

TEST_CASE("a new pin that is being written stays when a new pin is wanted", "[editing]")
{
    Page page;
    page.AtCompose();
    page.Do(command::EditText{Field::kTitle, "Autumn"});
    page.Do(command::GoTo{{Screen::kPins, {}}});
    page.Do(command::NewPin{});
    CHECK(page.form().draft.title == "Autumn");
    CHECK_FALSE(page.form().asks_discard);
}

TEST_CASE("a page that opens elsewhere forgets an edit without changes, and takes it from no other tab",
          "[editing]")
{
    Editing first;
    first.Do(command::EditText{Field::kTitle, "Winter"});
    first.Visible(false);
    first.Do(command::EditText{Field::kTitle, "Autumn"});
    first.Visible(false);
    const std::string kept = first.Last<SaveDraft>()->text;
    Page next;
    next.Start("/pins", kept);
    CHECK(next.form().draft.is_new());
    CHECK(next.Count<SaveDraft>() == 0);
    // In the form itself, the edit continues.
    Page reloaded;
    reloaded.Start("/compose", kept);
    CHECK(reloaded.form().draft.pin_id == SomePin().id);
    CHECK_FALSE(reloaded.form().edited);
    first.Do(command::EditText{Field::kTitle, "Winter"});
    first.Visible(false);
    Page changed;
    changed.Start("/pins", first.Last<SaveDraft>()->text);
    CHECK(changed.form().draft.title == "Winter");
}

TEST_CASE("a change of this page to the pin that is edited is no change elsewhere", "[editing]")
{
    Editing page;
    page.Do(command::EditText{Field::kTitle, "Winter"});
    page.Moved("/pins/" + SomePin().id);
    page.Do(command::PublishPinNow{SomePin().id});
    Pin now = SomePin();
    now.publish_at.reset();
    now.cause = Diagnose(Cause::kSessionExpired);
    now.state = PinState::kHeld;
    now.revision = 20;
    page.Answer("PATCH", kAddress, 200, ToJson(now));
    CHECK(page.form().draft.title == "Winter");
    CHECK(page.form().draft.revision == 20);
    CHECK_FALSE(page.form().draft.later);
    CHECK(page.form().edited);
}

TEST_CASE("choosing a board as a fix begins without the board that is gone, and reads the boards again",
          "[editing]")
{
    SECTION("from the pin")
    {
        Page page;
        const Pin pin = RefusedPin(Cause::kBoardMissing);
        page.Start("/pins/" + pin.id);
        page.AnswerStatus();
        page.Answer("GET", kAddress, 200, ToJson(pin, PinDetail::kWhole));
        page.Answer("GET", kBoards, 200, SomeBoards());
        page.Do(command::RunAction{Action::kChooseBoard, {}});
        CHECK(page.state().route.screen == Screen::kCompose);
        CHECK(page.form().draft.pin_id == pin.id);
        CHECK(page.form().draft.board_id.empty());
        CHECK_FALSE(page.form().edited);
        REQUIRE(page.Last<FocusField>());
        CHECK(page.Last<FocusField>()->field == Field::kBoard);
        CHECK(page.Asked("GET", kBoards + "?refresh=1"));
    }
    SECTION("from Troubleshoot, with the pin concerned")
    {
        Page page;
        page.Start("/troubleshoot");
        page.AnswerStatus();
        page.Do(command::RunAction{Action::kChooseBoard, "a1", SomePin().id});
        Pin pin = SomePin();
        pin.board_id = "999";
        page.Answer("GET", kBoards + "?refresh=1", 200, SomeBoards());
        page.Answer("GET", kAddress, 200, ToJson(pin, PinDetail::kWhole));
        CHECK(page.state().route.screen == Screen::kCompose);
        CHECK(page.form().draft.pin_id == pin.id);
        CHECK(page.form().draft.title == "Autumn");
        CHECK(page.form().draft.board_id.empty());
        CHECK(page.Last<FocusField>()->field == Field::kBoard);
    }
    SECTION("from Troubleshoot, when the form holds something else")
    {
        Page page;
        page.AtCompose();
        page.Do(command::EditText{Field::kTitle, "Mine"});
        page.Do(command::GoTo{{Screen::kTroubleshoot, {}}});
        page.Do(command::RunAction{Action::kChooseBoard, "a1", SomePin().id});
        page.Answer("GET", kAddress, 200, ToJson(SomePin(), PinDetail::kWhole));
        CHECK(page.form().draft.title == "Mine");
        CHECK(page.state().route == Route{Screen::kPin, SomePin().id});
    }
}

TEST_CASE("choosing an image as a fix keeps the old one until there is another, and opens the picker",
          "[editing]")
{
    Page page;
    const Pin pin = RefusedPin(Cause::kImageTooSmall);
    page.Start("/pins/" + pin.id);
    page.AnswerStatus();
    page.Answer("GET", kAddress, 200, ToJson(pin, PinDetail::kWhole));
    page.Forget();
    page.Do(command::RunAction{Action::kChooseImage, {}});
    CHECK(page.Count<PickImage>() == 1);
    REQUIRE(page.form().draft.media);
    CHECK(page.form().draft.media->id == SomeMedia().id);
    CHECK_FALSE(page.form().edited);
    REQUIRE(ProblemsAt(page.state(), Field::kImage).size() == 1);
    CHECK(ProblemsAt(page.state(), Field::kImage).front().title ==
          std::string_view(Describe(Cause::kImageTooSmall).title));
    page.Do(command::ChooseFile{Page::SomeFile()});
    CHECK(ProblemsAt(page.state(), Field::kImage).empty());
    CHECK(page.form().edited);
}

TEST_CASE("of several files that are dropped one is used, which is said", "[editing]")
{
    Page page;
    page.AtCompose();
    page.Do(command::TellOneFile{3});
    CHECK(page.Said("The first of 3 files is used."));
    CHECK_FALSE(page.state().toast.empty());
    page.FillIn();
    page.Do(command::PublishNow{});
    page.Do(command::ChooseFile{Page::SomeFile()});
    CHECK(page.Said(texts::kNotWhileSaving));
}

TEST_CASE("what an account is told of is gone with the account", "[editing]")
{
    Page page;
    page.Start("/integrations?connected=a1");
    page.AnswerStatus();
    REQUIRE(page.state().notice);
    page.Do(command::AskDisconnect{"a1"});
    page.Do(command::ConfirmDisconnect{});
    page.Answer("DELETE", "/api/v1/accounts/a1", 200, nlohmann::json::object());
    CHECK_FALSE(page.state().notice);
}

TEST_CASE("the accounts' cards know the boards, or that there are none, after a reload", "[editing]")
{
    Page page;
    page.Start("/integrations");
    page.AnswerStatus();
    page.Answer("GET", kBoards, 200, NoItems());
    REQUIRE(page.state().boards.count("a1") == 1);
    CHECK(page.state().boards.at("a1").problem == Diagnose(Cause::kNoBoards));
}

TEST_CASE("boards are read again, quietly, when the form is entered after a change", "[editing]")
{
    Page page;
    page.AtCompose();
    page.Do(command::GoTo{{Screen::kPins, {}}});
    Status status = SomeStatus();
    status.revision = 2;
    page.AnswerStatus(status);
    page.Do(command::GoTo{{Screen::kCompose, {}}});
    CHECK(ChosenBoards(page.state()).load == Load::kReady);
    nlohmann::json more = SomeBoards();
    more["items"][0]["pin_count"] = 4;
    page.Answer("GET", kBoards, 200, more);
    CHECK(ChosenBoards(page.state()).boards.front().pin_count == 4);
    // If that fails, nothing is lost.
    page.Do(command::GoTo{{Screen::kPins, {}}});
    status.revision = 3;
    page.AnswerStatus(status);
    page.Do(command::GoTo{{Screen::kCompose, {}}});
    page.Answer("GET", kBoards, 0);
    CHECK(ChosenBoards(page.state()).load == Load::kReady);
    CHECK(ChosenBoards(page.state()).boards.size() == 3);
}

TEST_CASE("a schedule of one account is counted where it is here to its end", "[editing]")
{
    Page page;
    page.Start("/schedule?account=a1");
    page.AnswerStatus();
    const std::string list =
        "/api/v1/pins?order=due&limit=100&state=draft,scheduled,publishing,unconfirmed,held,failed"
        "&account=a1";
    page.Answer("GET", list, 200, PinsPage({SomePin()}));
    CHECK(ShownPins(page.state()).total == 1);
}

}  // namespace
