// Boards, sections, images and media.
#include <catch2/catch_test_macros.hpp>

#include <set>

#include "tests/unit/store/support.hpp"

namespace pinwright::store {
namespace {

using test::StoreFixture;

Board MakeBoard(const std::string& id, const std::string& name)
{
    return Board{id, "a1", name, "PUBLIC", 3, "/api/v1/images/k", "mila"};
}

TEST_CASE("boards are kept in Pinterest's order, and unknown until they were fetched")
{
    StoreFixture fixture;
    fixture.Connect("a1");
    Store& store = fixture.store();
    CHECK_FALSE(store.boards.List("a1"));
    REQUIRE(store.boards.Replace("a1", {}, fixture.clock.Now()).ok());
    REQUIRE(store.boards.List("a1"));
    CHECK(store.boards.List("a1")->empty());

    const std::vector<Board> boards{MakeBoard("9", "Zebra"), MakeBoard("1", "Apple"),
                                    MakeBoard("5", "Mango")};
    REQUIRE(store.boards.Replace("a1", boards, fixture.clock.Now()).ok());
    CHECK(store.boards.List("a1") == boards);
    CHECK(store.boards.Find("a1", "5") == boards[2]);
    CHECK_FALSE(store.boards.Find("a2", "5"));

    const Board added = MakeBoard("7", "New");
    REQUIRE(store.boards.Add(added).ok());
    CHECK(store.boards.List("a1")->back() == added);
    REQUIRE(store.boards.Replace("a1", {boards[1]}, fixture.clock.Now()).ok());
    CHECK(store.boards.List("a1") == std::vector<Board>{boards[1]});
    CHECK(store.boards.Replace("a9", boards, fixture.clock.Now()).error().cause == Cause::kNotFound);
}

TEST_CASE("sections outlive a refresh of their board and go with it")
{
    StoreFixture fixture;
    fixture.Connect("a1");
    Store& store = fixture.store();
    const std::vector<Board> boards{MakeBoard("1", "One"), MakeBoard("2", "Two")};
    const std::vector<Section> sections{{"20", "Later"}, {"10", "Earlier"}};
    REQUIRE(store.boards.Replace("a1", boards, fixture.clock.Now()).ok());
    CHECK_FALSE(store.boards.ListSections("a1", "1"));
    REQUIRE(store.boards.ReplaceSections("a1", "1", sections).ok());
    REQUIRE(store.boards.ReplaceSections("a1", "2", {}).ok());
    REQUIRE(store.boards.Replace("a1", boards, fixture.clock.Now()).ok());
    CHECK(store.boards.ListSections("a1", "1") == sections);
    CHECK(store.boards.ListSections("a1", "2") == std::vector<Section>{});
    REQUIRE(store.boards.Replace("a1", {boards[1]}, fixture.clock.Now()).ok());
    CHECK_FALSE(store.boards.ListSections("a1", "1"));
    CHECK(store.boards.ListSections("a1", "2"));
}

TEST_CASE("an image's key is the same each time, tells nothing, and stands for one account's address")
{
    StoreFixture fixture;
    const std::string url = "https://i.pinimg.com/a.jpg";
    const std::string key = fixture.store().images.KeyFor("a1", url).value();
    CHECK(key.size() == 24);
    CHECK(key.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") ==
          std::string::npos);
    fixture.Reopen();
    CHECK(fixture.store().images.KeyFor("a1", url).value() == key);
    CHECK(fixture.store().images.KeyFor("a2", url).value() != key);
    const auto found = fixture.store().images.Find(key);
    REQUIRE(found);
    CHECK(found->url == url);
    CHECK(found->account_id == "a1");
    CHECK_FALSE(fixture.store().images.Find("nothing"));

    const std::vector<std::string> urls{"https://i.pinimg.com/1", url, "https://i.pinimg.com/1"};
    const std::vector<std::string> keys = fixture.store().images.KeysFor("a1", urls).value();
    CHECK(keys.size() == 3);
    CHECK(keys[0] == keys[2]);
    CHECK(keys[1] == key);
    CHECK(fixture.store().images.Find(keys[0])->url == urls[0]);

    test::StoreFixture other;
    other.random.Bytes(7);  // Another installation, another key.
    other.Close();
    std::filesystem::remove_all(other.folder.Sub("data"));
    other.Reopen();
    CHECK(other.store().images.KeyFor("a1", url).value() != key);
}

TEST_CASE(
    "a board that Pinterest no longer knows is not offered any more, a published pin counts on its board")
{
    StoreFixture fixture;
    fixture.Connect("a1");
    const Board board = MakeBoard(fixture.MakePin(1).board_id, "Gone");
    const std::vector<Board> boards{board, MakeBoard("7", "Stays")};
    REQUIRE(fixture.store().boards.Replace("a1", boards, fixture.clock.Now()).ok());
    REQUIRE(fixture.store().boards.ReplaceSections("a1", board.id, {{"1", "Winter"}}).ok());
    fixture.Insert(fixture.MakePin(1));
    REQUIRE(fixture.store()
                .publications.Accept(fixture.Claim()->publication.id, "111", fixture.clock.Now())
                .ok());
    CHECK(fixture.store().boards.Find("a1", board.id)->pin_count == board.pin_count + 1);
    CHECK(fixture.store().boards.Find("a1", "7") == boards[1]);

    const auto refuse = [&](int n, Cause cause) {
        fixture.Insert(fixture.MakePin(n));
        const std::int64_t publication = fixture.Claim()->publication.id;
        REQUIRE(fixture.store().publications.MarkSending(publication));
        REQUIRE(
            fixture.store()
                .publications.Refuse(publication, PinState::kFailed, Diagnose(cause), {}, fixture.clock.Now())
                .ok());
    };
    refuse(2, Cause::kLinkRefused);
    CHECK(fixture.store().boards.ListSections("a1", board.id));
    refuse(3, Cause::kSectionMissing);
    CHECK_FALSE(fixture.store().boards.ListSections("a1", board.id));
    CHECK(fixture.store().boards.Find("a1", board.id));
    refuse(4, Cause::kBoardMissing);
    CHECK(fixture.store().boards.List("a1") == std::vector<Board>{boards[1]});
}

TEST_CASE("media are recorded once")
{
    StoreFixture fixture;
    const Media media{std::string(64, 'b'), "image/png", 1234, 10, 20};
    REQUIRE(fixture.store().media.Add(media, fixture.clock.Now()).ok());
    REQUIRE(fixture.store().media.Add(media, fixture.clock.Now()).ok());
    CHECK(fixture.store().media.Find(media.id) == media);
    CHECK_FALSE(fixture.store().media.Find(std::string(64, 'c')));
}

}  // namespace
}  // namespace pinwright::store
