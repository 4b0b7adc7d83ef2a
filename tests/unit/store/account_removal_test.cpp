// Removing an account with all its data.
#include <catch2/catch_test_macros.hpp>

#include "proxy/store/engine/connection.hpp"
#include "tests/unit/store/support.hpp"

namespace pinwright::store {
namespace {

using std::chrono::hours;

/// The rows of every table that may hold data of an account or its pins.
std::string RowsOf(test::StoreFixture& fixture)
{
    Connection connection(fixture.folder.Sub("data/pinwright.db"));
    connection.KeepLogOnClose(true);
    std::string rows;
    for (const char* const table :
         {"accounts", "tokens", "boards", "section_lists", "sections", "images", "consents", "pins",
          "publications", "pin_events", "candidates", "checks", "read_backs", "pin_media"})
        rows += std::string(table) + " " +
                std::to_string(connection.Number("SELECT count(*) FROM " + std::string(table))) + "\n";
    return rows;
}

/// Everything that an account can have: pins of every state that allows removal, a board with sections.
void Fill(test::StoreFixture& fixture, const std::string& account, int first)
{
    store::Store& store = fixture.store();
    fixture.Connect(account);
    Board board;
    board.id = "549755885175";
    board.account_id = account;
    REQUIRE(store.boards.Replace(account, {board}, fixture.clock.Now()).ok());
    Section section;
    section.id = "s1";
    REQUIRE(store.boards.ReplaceSections(account, board.id, {section}).ok());
    REQUIRE(store.images.KeyFor(account, "https://i.pinimg.com/" + account).ok());
    PendingConsent consent;
    consent.account_id = account;
    REQUIRE(store.consents.Add("session", "state-" + account, consent, fixture.clock.Now()).ok());

    Pin draft = fixture.MakePin(first, account);
    draft.state = PinState::kDraft;
    fixture.Insert(draft);
    fixture.Insert(fixture.MakePin(first + 1, account));
    const auto published = fixture.Claim();
    REQUIRE(published);
    REQUIRE(store.publications.MarkSending(published->publication.id));
    REQUIRE(
        store.publications.Accept(published->publication.id, std::to_string(900 + first), fixture.clock.Now())
            .ok());
    for (const PinState to : {PinState::kHeld, PinState::kFailed}) {
        fixture.Insert(fixture.MakePin(first + 2 + static_cast<int>(to), account));
        const auto claim = fixture.Claim();
        REQUIRE(claim);
        REQUIRE(store.publications
                    .Refuse(claim->publication.id, to, Diagnose(Cause::kLinkRefused), std::nullopt,
                            fixture.clock.Now())
                    .ok());
    }
    const Pin canceled = fixture.Insert(fixture.MakePin(first + 20, account));
    REQUIRE(store.pin_changes.Cancel(canceled.id, fixture.clock.Now()).ok());
    Pin later = fixture.MakePin(first + 21, account);
    later.publish_at = fixture.clock.Now() + hours(48);
    fixture.Insert(later);
}

TEST_CASE("a removed account leaves nothing, and the others all of theirs", "[account_removal]")
{
    test::StoreFixture fixture;
    Fill(fixture, "a1", 100);
    const std::string before = RowsOf(fixture);
    Fill(fixture, "a2", 200);
    REQUIRE(fixture.store().accounts.Disconnect("a2", Diagnose(Cause::kNotConnected)).ok());
    const std::int64_t revision = fixture.store().Revision();
    REQUIRE(fixture.store().accounts.Remove("a2").ok());
    CHECK(fixture.store().Revision() == revision + 1);
    CHECK(RowsOf(fixture) == before);
    CHECK_FALSE(fixture.store().accounts.Find("a2"));
    CHECK(fixture.store().accounts.Find("a1"));
    int pins = 0;
    for (const int count : fixture.store().pins.CountByState())
        pins += count;
    CHECK(pins == 6);
    CHECK(fixture.store().pins.List({}).items.size() == 6);
    fixture.Reopen();
    CHECK(RowsOf(fixture) == before);

    const Result<Done> again = fixture.store().accounts.Remove("a2");
    REQUIRE_FALSE(again.ok());
    CHECK(again.error().cause == Cause::kNotFound);
}

TEST_CASE("the same user can be connected anew after that", "[account_removal]")
{
    test::StoreFixture fixture;
    Fill(fixture, "a1", 100);
    REQUIRE(fixture.store().accounts.Disconnect("a1", Diagnose(Cause::kNotConnected)).ok());
    REQUIRE(fixture.store().accounts.Remove("a1").ok());
    fixture.Connect("a1");
    CHECK(fixture.store().accounts.Find("a1"));
    CHECK(fixture.store().pins.List({}).items.empty());
    CHECK_FALSE(fixture.store().boards.List("a1"));
}

TEST_CASE("an account that is not disconnected is kept", "[account_removal]")
{
    test::StoreFixture fixture;
    Fill(fixture, "a1", 100);
    const std::string before = RowsOf(fixture);
    const std::int64_t revision = fixture.store().Revision();
    Result<Done> removed = fixture.store().accounts.Remove("a1");
    REQUIRE_FALSE(removed.ok());
    CHECK(removed.error().cause == Cause::kConflict);
    CHECK(removed.error().detail == "The account is still connected here. Disconnect it first.");
    CHECK(fixture.store().Revision() == revision);

    REQUIRE(fixture.store()
                .accounts.SetState("a1", AccountState::kNeedsReconnection, Diagnose(Cause::kSessionExpired))
                .ok());
    removed = fixture.store().accounts.Remove("a1");
    REQUIRE_FALSE(removed.ok());
    CHECK(removed.error().cause == Cause::kConflict);
    CHECK(RowsOf(fixture) == before);
}

TEST_CASE("an account is kept while the outcome of a pin is unknown", "[account_removal]")
{
    test::StoreFixture fixture;
    fixture.Connect("a1");
    const Pin pin = fixture.Insert(fixture.MakePin(1));
    const auto claim = fixture.Claim();
    REQUIRE(claim);
    REQUIRE(fixture.store().accounts.Disconnect("a1", Diagnose(Cause::kNotConnected)).ok());
    const auto refused = [&] {
        const Result<Done> removed = fixture.store().accounts.Remove("a1");
        return !removed.ok() && removed.error().cause == Cause::kPinBusy &&
               fixture.store().pins.Find(pin.id) && fixture.store().accounts.Find("a1");
    };
    CHECK(refused());
    REQUIRE(fixture.store().publications.MarkSending(claim->publication.id));
    REQUIRE(fixture.store()
                .publications
                .MarkUnknown(claim->publication.id, Diagnose(Cause::kOutcomeUnknown), fixture.clock.Now(),
                             fixture.clock.Now())
                .ok());
    CHECK(refused());
    REQUIRE(fixture.store().publications.Accept(claim->publication.id, "901", fixture.clock.Now()).ok());
    CHECK(fixture.store().accounts.Remove("a1").ok());
    CHECK_FALSE(fixture.store().pins.Find(pin.id));
    // Late changes find nothing to change.
    CHECK_FALSE(fixture.store().read_backs.MarkVanished(pin.id, fixture.clock.Now()).ok());
    CHECK_FALSE(
        fixture.store()
            .publications
            .Refuse(claim->publication.id, PinState::kFailed, std::nullopt, std::nullopt, fixture.clock.Now())
            .ok());
    CHECK(fixture.store()
              .warnings.Save({{pin.id, 1, {Diagnose(Cause::kBoardMissing)}, fixture.clock.Now()}})
              .ok());
    CHECK_FALSE(fixture.store().accounts.SaveTokens("a1", fixture.MakeTokens("late"), {}).ok());
}

TEST_CASE("images that only its pins showed may go, those that others show stay", "[account_removal]")
{
    test::StoreFixture fixture;
    fixture.Connect("a1");
    fixture.Connect("a2");
    fixture.Insert(fixture.MakePin(1, "a1"));  // shows image a
    Pin both = fixture.MakePin(2, "a2");
    both.media = {std::string(64, 'a')};
    fixture.Insert(both);
    Pin own = fixture.MakePin(3, "a2");
    own.media = {std::string(64, 'b')};
    fixture.Insert(own);
    REQUIRE(fixture.store().accounts.Disconnect("a2", Diagnose(Cause::kNotConnected)).ok());
    REQUIRE(fixture.store().accounts.Remove("a2").ok());
    const Result<std::vector<std::string>> collected =
        fixture.store().media.CollectUnused(fixture.clock.Now() + hours(1), 10);
    REQUIRE(collected.ok());
    CHECK(*collected == std::vector<std::string>{std::string(64, 'b'), std::string(64, 'f')});
    CHECK(fixture.store().media.Find(std::string(64, 'a')));
}

}  // namespace
}  // namespace pinwright::store
