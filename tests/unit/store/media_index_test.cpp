// Which media are kept: those that a pin uses, and those stored recently.
#include <catch2/catch_test_macros.hpp>

#include "proxy/store/engine/connection.hpp"
#include "proxy/store/engine/migrations.hpp"
#include "tests/unit/store/support.hpp"

namespace pinwright::store {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using Ids = std::vector<std::string>;

/// An account and its images, all of them an hour old.
class Album : public test::StoreFixture {
public:
    Album()
    {
        Connect("a1");
        clock.Move(hours(1));
    }
    Ids Collect(int limit = 10) { return store().media.CollectUnused(clock.Now(), limit).value(); }
    Pin Show(int n, std::vector<char> letters, PinState state = PinState::kScheduled)
    {
        Pin pin = MakePin(n);
        pin.state = state;
        pin.media.clear();
        for (const char letter : letters)
            pin.media.emplace_back(64, letter);
        return Insert(pin);
    }
};

std::string Id(char letter)
{
    return std::string(64, letter);
}

TEST_CASE("media are let go when no pin shows them and they are old enough", "[media_index]")
{
    Album album;
    CHECK(album.store().media.CollectUnused(album.clock.Now() - hours(1), 10).value().empty());
    const std::int64_t revision = album.store().Revision();
    CHECK(album.Collect(2).size() == 2);
    CHECK(album.Collect(2).size() == 1);
    CHECK(album.Collect(2).empty());
    CHECK(album.store().Revision() == revision);
    CHECK_FALSE(album.store().media.Find(Id('a')));
}

TEST_CASE("pins of every state keep what they show, until they show something else", "[media_index]")
{
    Album album;
    Pin draft = album.Show(1, {'a', 'a'}, PinState::kDraft);
    const Pin pin = album.Show(2, {'a', 'b'});
    REQUIRE(album.store().pin_changes.Cancel(pin.id, album.clock.Now()).ok());
    CHECK(album.Collect() == Ids{Id('f')});
    draft.media = {Id('b')};
    REQUIRE(album.store().pin_changes.Change(draft, {}, album.clock.Now()).ok());
    CHECK(album.Collect().empty());  // The canceled pin still uses it.
    Pin canceled = album.store().pins.Find(pin.id).value();
    canceled.media = {Id('b')};
    REQUIRE(album.store().pin_changes.Change(canceled, {}, album.clock.Now()).ok());
    CHECK(album.Collect() == Ids{Id('a')});
    album.Reopen();
    CHECK(album.Collect().empty());
}

TEST_CASE("what is stored again counts as new", "[media_index]")
{
    Album album;
    album.AddImage('b');
    CHECK(album.Collect() == Ids{Id('a'), Id('f')});
    CHECK(album.store().media.Find(Id('b')));
    album.clock.Move(milliseconds(1));
    CHECK(album.Collect() == Ids{Id('b')});
}

TEST_CASE("a pin is not saved with an image that was let go meanwhile, a draft is", "[media_index]")
{
    Album album;
    const Pin other = album.Show(2, {'b'});
    album.Collect();
    Pin pin = album.MakePin(1);
    const auto refused = album.store().pins.Insert(pin, album.clock.Now());
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().cause == Cause::kInvalidPin);
    REQUIRE(refused.error().problems.size() == 1);
    CHECK(refused.error().problems[0].field == "media");
    CHECK_FALSE(album.store().pins.Find(pin.id));
    Pin changed = other;
    changed.media = {Id('a')};
    CHECK(album.store().pin_changes.Change(changed, {}, album.clock.Now()).error().cause ==
          Cause::kInvalidPin);
    CHECK(album.store().pins.Find(other.id)->media == Ids{Id('b')});

    pin.state = PinState::kDraft;
    album.Insert(pin);
    // Its image is uploaded again, and kept from then on.
    album.AddImage('a');
    album.clock.Move(hours(1));
    CHECK(album.Collect().empty());
}

TEST_CASE("pins from before keep their media", "[media_index]")
{
    test::StoreFixture fixture;
    fixture.Close();
    const std::string path = fixture.folder.Sub("data/pinwright.db");
    std::filesystem::remove(path);
    {
        Connection connection(path);
        REQUIRE(Migrate(connection, path, SchemaSteps().first(3)).ok());
        connection.Run("INSERT INTO media VALUES (?, 'image/png', 1, 1, 1, 0)", Id('a'));
        connection.Run("INSERT INTO media VALUES (?, 'image/png', 1, 1, 1, 0)", Id('b'));
        connection.Run(
            "INSERT INTO pins (id, board_id, board_section_id, title, description, alt_text, link, media, "
            "time_zone,"
            " state, due_at, ready_at, twin, url, attempts, created_at) VALUES (?, '7', '', '', '', '', '', "
            "?, '',"
            " 'draft', 5, 5, x'00', '', 0, 5)",
            fixture.MakePin(1).id, "[\"" + Id('a') + "\",\"" + Id('a') + "\"]");
        REQUIRE(connection.ok());
    }
    fixture.Reopen();
    CHECK(fixture.store().media.CollectUnused(fixture.clock.Now(), 10).value() == Ids{Id('b')});
}

TEST_CASE("what no pin shows is found by index", "[media_index]")
{
    Album album;
    Connection connection(album.folder.Sub("data/pinwright.db"));
    Statement plan = connection.Query(
        "EXPLAIN QUERY PLAN SELECT id FROM media WHERE used = 0 AND created_at < ? ORDER BY created_at LIMIT "
        "?");
    std::string text;
    while (plan.Next())
        text += plan.Text("detail") + "\n";
    INFO(text);
    CHECK(text.find("media_unused (created_at<?)") != std::string::npos);
    CHECK(text.find("TEMP B-TREE") == std::string::npos);
}

}  // namespace
}  // namespace pinwright::store
