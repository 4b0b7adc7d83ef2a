// Several tabs of one browser share one draft, and none overwrites it unseen. Each tab tells the others about
// changes at the server.
#include "client/features/compose/compose_words.hpp"
#include "tests/unit/client/support/page.hpp"

using namespace pinwright;
using namespace pinwright::app;
using namespace pinwright::app::test;

namespace {

struct Tab : Page {
    Tab() { AtCompose(); }
    void Elsewhere(std::string_view text)
    {
        app.OnDraftElsewhere(text);
        Do(command::KeepDraft{});  // Collects its effects.
    }
    /// Writes a title and returns the saved draft.
    std::string Write(std::string_view title)
    {
        Do(command::EditText{Field::kTitle, std::string(title)});
        Visible(false);
        Visible(true);
        const SaveDraft* const saved = Last<SaveDraft>();
        REQUIRE(saved != nullptr);
        return saved->text;
    }
};

TEST_CASE("a tab that was set aside finds the draft gone, or another", "[tabs]")
{
    Tab one, aside;
    const std::string text = one.Write("Autumn");
    aside.Elsewhere(text);
    aside.Forget();
    SECTION("as it left it")
    {
        aside.app.OnDraftSeen(text);
        CHECK(aside.form().draft.title == "Autumn");
        CHECK_FALSE(aside.Said(texts::kDraftGone));
    }
    SECTION("published or discarded meanwhile")
    {
        const std::string id = aside.form().draft.pin_id;
        aside.app.OnDraftSeen("");
        CHECK(aside.form().draft.title.empty());
        CHECK(aside.form().draft.pin_id != id);
        CHECK(aside.form().elsewhere == std::string_view(texts::kDraftGone));
    }
    SECTION("written on")
    {
        aside.app.OnDraftSeen(one.Write("Autumn leaves"));
        CHECK(aside.form().draft.title == "Autumn leaves");
    }
    SECTION("unreadable")
    {
        aside.app.OnDraftSeen("{");
        CHECK(aside.form().draft.title == "Autumn");
    }
    SECTION("where the browser keeps nothing")
    {
        aside.app.OnNotKept();
        aside.app.OnDraftSeen("");
        CHECK(aside.form().draft.title == "Autumn");
    }
}

TEST_CASE("a tab that lies still takes over what another writes, and says so once", "[tabs]")
{
    Tab one, other;
    other.Elsewhere(one.Write("Aut"));
    CHECK(other.form().draft.title == "Aut");
    CHECK(other.form().draft.pin_id == one.form().draft.pin_id);
    CHECK(other.form().elsewhere == std::string_view(texts::kDraftFollowed));
    CHECK(other.Said(texts::kDraftFollowed));
    CHECK(other.Count<SaveDraft>() == 0);
    other.Forget();
    other.Elsewhere(one.Write("Autumn"));
    CHECK(other.form().draft.title == "Autumn");
    CHECK_FALSE(other.Said(texts::kDraftFollowed));
    SECTION("and goes on where the other stopped")
    {
        one.Elsewhere(other.Write("Autumn leaves"));
        CHECK(one.form().draft.title == "Autumn leaves");
        CHECK(other.form().elsewhere.empty());
    }
    SECTION("and lets it go once the other has published or discarded it")
    {
        other.Elsewhere("");
        CHECK(other.form().draft.title.empty());
        CHECK(other.form().elsewhere == std::string_view(texts::kDraftGone));
        CHECK(other.Said(texts::kDraftGone));
    }
}

TEST_CASE("what is being written here is not written over by another tab", "[tabs]")
{
    Tab one, other;
    other.Do(command::EditText{Field::kTitle, "Mine"});
    const std::string theirs = one.Write("Theirs");
    other.Elsewhere(theirs);
    CHECK(other.form().draft.title == "Mine");
    CHECK(other.form().elsewhere == std::string_view(texts::kDraftApart));
    CHECK(other.Said(texts::kDraftApart));
    // Nor does it overwrite theirs.
    other.Forget();
    other.Do(command::EditText{Field::kTitle, "Mine alone"});
    other.Visible(false);
    CHECK(other.Count<SaveDraft>() == 0);
    CHECK(other.form().elsewhere == std::string_view(texts::kDraftApart));
}

TEST_CASE("a form without words takes nothing away from one with words", "[tabs]")
{
    Tab one, other;
    const std::string kept = one.Write("Autumn");
    other.Do(command::ChooseBoard{"101"});
    other.Visible(false);
    REQUIRE(other.Last<SaveDraft>() != nullptr);
    one.Forget();
    one.Elsewhere(other.Last<SaveDraft>()->text);
    CHECK(one.form().draft.title == "Autumn");
    REQUIRE(one.Last<SaveDraft>() != nullptr);
    CHECK(one.Last<SaveDraft>()->text == kept);
    other.Elsewhere(kept);
    CHECK(other.form().draft.title == "Autumn");
}

TEST_CASE("an image on its way is not lost to another tab", "[tabs]")
{
    Tab one, other;
    other.Do(command::ChooseFile{Page::SomeFile()});
    other.Visible(false);
    other.Visible(true);
    other.Elsewhere(one.Write("Theirs"));
    CHECK(other.form().image.phase == ImageSlot::Phase::kUploading);
    CHECK(other.form().elsewhere == std::string_view(texts::kDraftApart));
}

TEST_CASE("a draft begun in another tab while a pin is posted here is kept", "[tabs]")
{
    Tab one, other;
    one.FillIn();
    one.Do(command::ChooseWhen{true});
    one.Do(command::PublishNow{});
    const Pin pin = PinOf(one.form().draft);
    other.Elsewhere("");
    one.Elsewhere(other.Write("The next one"));
    CHECK(one.form().draft.title == "Autumn");
    Pin posted = pin;
    posted.state = PinState::kScheduled;
    one.Forget();
    one.Answer("POST", "/api/v1/pins", 201, ToJson(posted));
    CHECK(one.form().draft.title == "The next one");
    CHECK(one.Count<SaveDraft>() == 0);
}

TEST_CASE("an empty form takes no notice of drafts that are gone", "[tabs]")
{
    Tab one;
    one.Elsewhere("");
    CHECK(one.form().elsewhere.empty());
    one.Elsewhere("rubbish");
    CHECK(one.form().elsewhere.empty());
}

TEST_CASE("a change at the server is told to the other tabs, which look at it anew", "[tabs]")
{
    Page one, other;
    one.Start("/integrations");
    one.AnswerStatus();
    one.Do(command::Pause{{}, true});
    CHECK(one.Count<TellTabs>() == 0);
    one.Answer("PATCH", "/api/v1/settings", 200, nlohmann::json{{"paused", true}});
    REQUIRE(one.Count<TellTabs>() == 1);
    const std::string first = one.Last<TellTabs>()->text;
    one.Do(command::Pause{{}, false});
    one.Answer("PATCH", "/api/v1/settings", 200, nlohmann::json{{"paused", false}});
    CHECK(one.Last<TellTabs>()->text != first);
    other.Start("/integrations");
    other.AnswerStatus();
    CHECK_FALSE(other.Asked("GET", "/api/v1/status"));
    other.app.OnChangedElsewhere();
    other.Do(command::KeepDraft{});
    CHECK(other.Asked("GET", "/api/v1/status"));
    other.AnswerStatus();
    other.Visible(false);
    other.app.OnChangedElsewhere();
    other.Do(command::KeepDraft{});
    CHECK_FALSE(other.Asked("GET", "/api/v1/status"));
}

}  // namespace
