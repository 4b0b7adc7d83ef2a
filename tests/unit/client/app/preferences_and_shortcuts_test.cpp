// Preferences, recent boards, shortcuts, and saving the draft.
#include "client/core/preferences.hpp"
#include "client/features/compose/compose_words.hpp"

#include "client/app/keyboard_shortcuts.hpp"
#include "tests/unit/client/support/page.hpp"

using namespace pinwright;
using namespace pinwright::app;
using namespace pinwright::app::test;

namespace {

TEST_CASE("preferences come back as they were", "[preferences]")
{
    Preferences preferences;
    CHECK(PreferencesFromText(PreferencesToText(preferences)) == preferences);
    preferences.theme = ThemeChoice::kDark;
    preferences.direction = DirectionChoice::kRightToLeft;
    preferences.letter_keys = false;
    RememberBoard(preferences, "a1", "101");
    RememberBoard(preferences, "a2", "7");
    CHECK(PreferencesFromText(PreferencesToText(preferences)) == preferences);
    CHECK(PreferencesToText(preferences).find(R"("theme":"dark")") != std::string::npos);
}

TEST_CASE("a text that is none of ours gives the usual, and what can be read of one is", "[preferences]")
{
    for (const std::string& bad :
         {std::string(), std::string("null"), std::string("[]"), std::string("{}"), std::string("dark"),
          std::string(R"({"theme":"neon","direction":5,"letter_keys":"no","recent_boards":{"a":1}})"),
          std::string(100'000, '[')}) {
        CAPTURE(bad.substr(0, 40));
        CHECK(PreferencesFromText(bad) == Preferences{});
    }
    const Preferences some =
        PreferencesFromText(R"({"theme":"light","direction":"up","recent_boards":[5,null,"a1/9",[]]})");
    CHECK(some.theme == ThemeChoice::kLight);
    CHECK(some.direction == DirectionChoice::kAutomatic);
    CHECK(some.letter_keys);
    CHECK(RecentBoardsOf(some, "a1") == std::vector<std::string>{"9"});
}

TEST_CASE("the last five boards of an account are remembered, the newest first", "[preferences]")
{
    Preferences preferences;
    for (const char* board : {"1", "2", "3", "4", "5", "6", "3"})
        RememberBoard(preferences, "a1", board);
    RememberBoard(preferences, "a", "9");
    CHECK(RecentBoardsOf(preferences, "a1") == std::vector<std::string>{"3", "6", "5", "4", "2"});
    CHECK(RecentBoardsOf(preferences, "a") == std::vector<std::string>{"9"});
    CHECK(RecentBoardsOf(preferences, "a2").empty());
    for (int i = 0; i < 200; ++i)
        RememberBoard(preferences, "b" + std::to_string(i), "1");
    CHECK(preferences.recent_boards.size() == kRecentLimit);
}

TEST_CASE("theme, direction and letter keys are kept when they are chosen", "[preferences]")
{
    Page page;
    page.AtCompose();
    page.Do(command::OpenAppearance{});
    CHECK(page.state().appearance_open);
    page.Do(command::ChooseTheme{ThemeChoice::kDark});
    page.Do(command::ChooseDirection{DirectionChoice::kRightToLeft});
    page.Do(command::SetLetterKeys{false});
    page.Do(command::CloseAppearance{});
    CHECK_FALSE(page.state().appearance_open);
    REQUIRE(page.Last<SavePreferences>() != nullptr);
    Page next;
    next.Start("/compose", {}, page.Last<SavePreferences>()->text);
    CHECK(next.state().preferences.theme == ThemeChoice::kDark);
    CHECK(next.state().preferences.direction == DirectionChoice::kRightToLeft);
    CHECK_FALSE(next.state().preferences.letter_keys);
}

TEST_CASE("the board that was published to is the first in the list, until a filter is typed",
          "[preferences]")
{
    Page page;
    page.AtCompose();
    page.FillIn();
    page.Do(command::ChooseBoard{"103"});
    CHECK(page.form().recent_shown == 0);
    page.Do(command::PublishNow{});
    Pin pin;
    pin.id = page.form().draft.pin_id;
    pin.account_id = "a1";
    pin.board_id = "103";
    pin.state = PinState::kScheduled;
    page.Answer("POST", "/api/v1/pins", 201, ToJson(pin));
    CHECK(page.form().shown_boards == std::vector<std::size_t>{2, 0, 1});
    CHECK(page.form().recent_shown == 1);
    CHECK(RecentBoardsOf(PreferencesFromText(page.Last<SavePreferences>()->text), "a1") ==
          std::vector<std::string>{"103"});
    page.Do(command::FilterBoards{"k"});
    CHECK(page.form().shown_boards == std::vector<std::size_t>{0});
    CHECK(page.form().recent_shown == 0);
    page.Do(command::FilterBoards{""});
    CHECK(page.form().recent_shown == 1);
}

TEST_CASE("a remembered board that is gone is not shown", "[preferences]")
{
    Preferences preferences;
    RememberBoard(preferences, "a1", "666");
    RememberBoard(preferences, "a1", "102");
    Page page;
    page.Start("/compose", {}, PreferencesToText(preferences));
    page.AnswerStatus();
    page.Answer("GET", "/api/v1/accounts/a1/boards", 200, SomeBoards());
    CHECK(page.form().shown_boards == std::vector<std::size_t>{1, 0, 2});
    CHECK(page.form().recent_shown == 1);
}

TEST_CASE("every shortcut of the sheet does what it says", "[shortcuts]")
{
    Page page;
    page.Start("/integrations");
    page.AnswerStatus();
    page.Do(command::Shortcut{'c', false});
    CHECK(page.state().route.screen == Screen::kCompose);
    page.Do(command::Shortcut{'s', false});
    CHECK(page.state().route == Route{Screen::kSchedule, {}});
    page.Do(command::Shortcut{'P', false});
    CHECK(page.state().route.screen == Screen::kPins);
    page.Do(command::Shortcut{'b', false});
    CHECK(page.state().route.screen == Screen::kCompose);
    CHECK(page.Last<FocusField>()->field == Field::kBoard);
    page.Do(command::Shortcut{'\n', true});
    CHECK(page.form().attempted);
    page.Do(command::Shortcut{'i', false});
    CHECK(page.state().route.screen == Screen::kIntegrations);
    page.Do(command::Shortcut{'a', false});
    CHECK(page.state().appearance_open);
    page.Do(command::OpenShortcuts{});
    CHECK_FALSE(page.state().appearance_open);
    page.Do(command::CloseShortcuts{});
    page.Do(command::Shortcut{'?', false});
    CHECK(page.state().shortcuts_open);
    CHECK(std::size(kShortcuts) == 10);
    for (const ShortcutLine& one : kShortcuts) {
        CHECK_FALSE(one.keys.empty());
        CHECK_FALSE(std::string_view(one.words).empty());
    }
}

TEST_CASE("keys do nothing while a dialog is open, and letters nothing where they are turned off",
          "[shortcuts]")
{
    Page page;
    page.Start("/integrations");
    page.AnswerStatus();
    SECTION("a dialog")
    {
        page.Do(command::OpenConnect{});
        page.Do(command::Shortcut{'c', false});
        CHECK(page.state().route.screen == Screen::kIntegrations);
        page.Do(command::CloseConnect{});
        page.Do(command::Shortcut{'?', false});
        page.Do(command::Shortcut{'c', false});
        CHECK(page.state().route.screen == Screen::kIntegrations);
    }
    SECTION("turned off")
    {
        page.Do(command::SetLetterKeys{false});
        page.Do(command::Shortcut{'c', false});
        page.Do(command::Shortcut{'?', false});
        CHECK(page.state().route.screen == Screen::kIntegrations);
        CHECK_FALSE(page.state().shortcuts_open);
        page.Do(command::GoTo{{Screen::kCompose, {}}});
        page.Do(command::Shortcut{'\n', true});
        CHECK(page.form().attempted);
    }
    SECTION("others")
    {
        for (const char32_t key : {U'z', U'\n', U'é', char32_t{0}}) {
            page.Do(command::Shortcut{key, false});
            CHECK(page.state().route.screen == Screen::kIntegrations);
        }
        page.Do(command::Shortcut{'c', true});
        page.Do(command::Shortcut{'\n', true});
        CHECK(page.state().route.screen == Screen::kIntegrations);
        CHECK_FALSE(page.form().attempted);
    }
}

TEST_CASE("the preview keeps its form from pin to pin", "[preferences]")
{
    Page page;
    page.AtCompose();
    page.Do(command::ShowPreview{PreviewMode::kCloseUp});
    page.Do(command::DiscardDraft{});
    CHECK(page.form().preview == PreviewMode::kCloseUp);
}

TEST_CASE("every way of changing the draft is kept", "[draft]")
{
    Page page;
    page.AtCompose();
    page.FillIn();
    page.Visible(false);
    page.Visible(true);
    page.Forget();
    const auto kept = [&] {
        REQUIRE_FALSE(page.timers.empty());
        CHECK(page.timers.back().delay_ms <= 400);
        page.LastTimer();
        REQUIRE(page.Last<SaveDraft>() != nullptr);
        const std::optional<Draft> draft = DraftFromText(page.Last<SaveDraft>()->text);
        REQUIRE(draft);
        return *draft;
    };
    SECTION("texts")
    {
        for (const Field field : {Field::kTitle, Field::kDescription, Field::kLink, Field::kAltText})
            page.Do(command::EditText{field, "new"});
        const Draft draft = kept();
        CHECK(draft.title + draft.description + draft.link + draft.alt_text == "newnewnewnew");
    }
    SECTION("section")
    {
        page.Do(command::ChooseSection{"5"});
        CHECK(kept().board_section_id == "5");
    }
    SECTION("board")
    {
        page.Do(command::ChooseBoard{"102"});
        CHECK(kept().board_id == "102");
    }
    SECTION("image removed")
    {
        page.Do(command::RemoveImage{});
        CHECK_FALSE(kept().media);
    }
    SECTION("the board is gone")
    {
        page.Do(command::ReloadBoards{});
        page.Answer("GET", "/api/v1/accounts/a1/boards", 200, NoItems());
        CHECK(kept().board_id.empty());
    }
    SECTION("the account is gone, another takes its place")
    {
        Status status = SomeStatus({SomeAccount("a2")});
        page.AnswerStatus(status);
        const Draft draft = kept();
        CHECK(draft.account_id == "a2");
        CHECK(draft.board_id.empty());
        CHECK(draft.title == "Autumn");
    }
}

TEST_CASE("a draft stays with its account, of several, over a reload", "[draft]")
{
    Page page;
    page.Start("/compose");
    page.AnswerStatus(SomeStatus({SomeAccount("a1"), SomeAccount("a2")}));
    page.Do(command::EditText{Field::kTitle, "For the second"});
    page.Do(command::ChooseAccount{"a2"});
    page.Answer("GET", "/api/v1/accounts/a2/boards", 200, SomeBoards());
    page.Do(command::ChooseBoard{"102"});
    page.Visible(false);
    Page next;
    next.Start("/compose", page.Last<SaveDraft>()->text);
    next.AnswerStatus(SomeStatus({SomeAccount("a1"), SomeAccount("a2")}));
    next.Answer("GET", "/api/v1/accounts/a2/boards", 200, SomeBoards());
    CHECK(next.form().draft.account_id == "a2");
    CHECK(next.form().draft.board_id == "102");
    CHECK(next.form().draft.title == "For the second");
}

TEST_CASE("a browser that keeps no drafts is told of once, and nothing else breaks", "[draft]")
{
    Page page;
    page.AtCompose();
    CHECK(page.state().draft_kept);
    page.Do(command::EditText{Field::kTitle, "a"});
    page.LastTimer();
    page.app.OnNotKept();
    page.app.OnNotKept();
    page.Do(command::EditText{Field::kTitle, "ab"});
    CHECK_FALSE(page.state().draft_kept);
    CHECK(page.Said(texts::kDraftNotKept));
    CHECK(page.said.size() == 1);
    CHECK(page.form().draft.title == "ab");
}

}  // namespace
