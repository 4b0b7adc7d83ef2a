// Warnings about pins before they are due: which, when they are checked, and how many calls that costs.
#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "tests/unit/publish/rig.hpp"

using namespace std::chrono_literals;
using namespace pinwright;
using namespace pinwright::publish;
using namespace pinwright::publish::testing;

namespace {

using Ids = std::vector<std::string>;

Ids IdsOf(const std::vector<Diagnosis>& warnings)
{
    Ids ids;
    for (const Diagnosis& one : warnings)
        ids.push_back(one.id);
    return ids;
}

Ids WarningsAt(Rig& rig, const std::string& id)
{
    return IdsOf(rig.Get(id).warnings);
}

int BoardReads(const Rig& rig)
{
    return rig.pinterest.Calls("GET /boards");
}

Prospect Good()
{
    Prospect prospect;
    prospect.account.emplace();
    prospect.account->scopes = {"boards:read", "boards:write", "pins:read", "pins:write",
                                "user_accounts:read"};
    prospect.board_listed = true;
    return prospect;
}

}  // namespace

TEST_CASE("warnings say what would go wrong, and nothing that is not known", "[foresight]")
{
    struct Row {
        const char* name;
        std::function<void(Prospect&)> change;
        Ids warnings;
    };
    const Row rows[] = {
        {"all is well", [](Prospect&) {}, {}},
        {"the account is gone", [](Prospect& one) { one.account.reset(); }, {"not_connected"}},
        {"it was disconnected",
         [](Prospect& one) { one.account->state = AccountState::kDisconnected; },
         {"not_connected"}},
        {"the account says why",
         [](Prospect& one) {
             one.account->state = AccountState::kNeedsReconnection;
             one.account->cause = Diagnose(Cause::kAppNotActive);
         },
         {"app_not_active"}},
        {"an attention is no warning",
         [](Prospect& one) { one.account->cause = Diagnose(Cause::kPersonalAccount); },
         {}},
        {"a scope is missing",
         [](Prospect& one) { one.account->scopes.erase(one.account->scopes.begin()); },
         {"scope_missing"}},
        {"another Pinterest", [](Prospect& one) { one.served = false; }, {"other_environment"}},
        {"the board is gone", [](Prospect& one) { one.board_listed = false; }, {"board_missing"}},
        {"boards were never read", [](Prospect& one) { one.board_listed.reset(); }, {}},
        {"the section is gone", [](Prospect& one) { one.section_listed = false; }, {"section_missing"}},
        {"board and section are gone",
         [](Prospect& one) { one.board_listed = one.section_listed = false; },
         {"board_missing"}},
        {"image and board are gone",
         [](Prospect& one) { one.image_stored = one.board_listed.emplace(false); },
         {"board_missing", "image_missing"}},
        {"the link is another pin's, too",
         [](Prospect& one) { one.same_link.emplace(); },
         {"duplicate_link"}},
    };
    for (const Row& row : rows) {
        INFO(row.name);
        Prospect prospect = Good();
        row.change(prospect);
        CHECK(IdsOf(WarningsOf(prospect)) == row.warnings);
    }
}

TEST_CASE("a pin is looked at a day and ten minutes ahead", "[foresight]")
{
    const Timestamp due = FromMillis(1'750'000'000'000);
    CHECK(NextLookAhead(due, due - 48h) == due - 24h);
    CHECK(NextLookAhead(due, due - 24h) == due - 10min);
    CHECK(NextLookAhead(due, due - 11min) == due - 10min);
    CHECK_FALSE(NextLookAhead(due, due - 10min));
    CHECK_FALSE(NextLookAhead(due, due + 1h));
}

TEST_CASE("a pin that is saved gets its warnings at once, and asks Pinterest nothing", "[foresight]")
{
    Rig rig;
    // Stored, as far as the database knows.
    REQUIRE(rig.store->media.Add({std::string(64, 'b'), "image/png", 1, 1, 1}, rig.clock.Now()).ok());
    const std::string good = rig.Add("Lamp", rig.clock.Now() + 72h);
    const std::string lost = rig.Add("Lost", rig.clock.Now() + 72h, [](Pin& pin) {
        pin.board_id = "1000000000000000099";
        pin.media = {std::string(64, 'b')};
    });
    const std::int64_t before = rig.Get(good).revision;
    rig.Step();
    CHECK(WarningsAt(rig, good).empty());
    CHECK(rig.Get(good).revision == before);
    CHECK(WarningsAt(rig, lost) == Ids{"board_missing", "image_missing"});
    CHECK(rig.pinterest.AllCalls() == 0);

    const std::int64_t revision = rig.store->Revision();
    for (int pass = 0; pass < 5; ++pass)
        rig.Step();
    CHECK(rig.store->Revision() == revision);

    Pin changed = rig.Get(lost);
    changed.board_id = kBoard;
    REQUIRE(rig.store->pin_changes.Change(changed, {}, rig.clock.Now()).ok());
    rig.Step();
    CHECK(WarningsAt(rig, lost) == Ids{"image_missing"});
    CHECK(rig.store->pins.List({}).items.front().warnings.size() +
              rig.store->pins.List({}).items.back().warnings.size() ==
          1);
}

TEST_CASE("a board that is deleted is told of a day ahead, and looked for once an hour", "[foresight]")
{
    Rig rig;
    const Timestamp due = rig.clock.Now() + 72h;
    std::vector<std::string> ids;
    for (int n = 0; n < 20; ++n)
        ids.push_back(rig.Add("Lamp " + std::to_string(n), due + n * 1min));
    rig.pinterest.boards.clear();
    rig.Run(47h);
    CHECK(WarningsAt(rig, ids.front()).empty());
    CHECK(BoardReads(rig) == 0);
    rig.Run(1h + 30min);
    for (const std::string& id : ids)
        CHECK(WarningsAt(rig, id) == Ids{"board_missing"});
    CHECK(BoardReads(rig) == 1);

    // It is back: the check ten minutes ahead notices.
    rig.pinterest.boards = {kBoard};
    rig.Run(23h + 21min);
    CHECK(WarningsAt(rig, ids.front()).empty());
    CHECK(WarningsAt(rig, ids.back()).empty());
    CHECK(BoardReads(rig) == 2);
    rig.Run(1h);
    for (const std::string& id : ids)
        CHECK(rig.Get(id).state == PinState::kPublished);
    CHECK(BoardReads(rig) == 2);
}

TEST_CASE("a board that showed a pin lately is not asked for, and its end is found at publishing",
          "[foresight]")
{
    Rig rig;
    (void)rig.Add("Lamp", rig.clock.Now() + 72h);
    const std::string id = rig.Add("Vase", rig.clock.Now() + 97h);
    rig.Run(73h + 30min);
    CHECK(BoardReads(rig) == 1);  // For the first one, a day ahead.
    rig.pinterest.boards.clear();
    rig.pinterest.treatments.push_back({Treatment::Made::kNo, 404, 40, "Board not found.", {}, true, {}});
    rig.Run(23h + 15min);
    CHECK(BoardReads(rig) == 1);
    CHECK(WarningsAt(rig, id).empty());
    rig.Run(1h);
    CHECK(rig.Get(id).state == PinState::kFailed);
    REQUIRE(rig.Get(id).cause);
    CHECK(rig.Get(id).cause->id == "board_missing");
}

TEST_CASE("a section that is gone is told of, and sections are read once", "[foresight]")
{
    Rig rig;
    rig.pinterest.sections = {"5"};
    const Timestamp due = rig.clock.Now() + 48h;
    std::vector<std::string> ids;
    for (const char* const section : {"5", "6"})
        ids.push_back(rig.Add(section, due, [&](Pin& pin) { pin.board_section_id = section; }));
    rig.Run(24h + 30s);
    CHECK(WarningsAt(rig, ids[0]).empty());
    CHECK(WarningsAt(rig, ids[1]) == Ids{"section_missing"});
    CHECK(rig.pinterest.Calls("GET /boards/" + kBoard + "/sections") == 1);
}

TEST_CASE("a Pinterest that does not answer warns of nothing, delays nothing and is not pressed",
          "[foresight]")
{
    Rig rig;
    rig.pinterest.lists = Treatment{Treatment::Made::kNo, 503, 0, {}, {}, true, {}};
    std::vector<std::string> ids;
    for (int n = 0; n < 5; ++n)
        ids.push_back(rig.Add("Lamp " + std::to_string(n), rig.clock.Now() + 73h + n * 1min));
    rig.Run(50h);
    CHECK(BoardReads(rig) == 1);
    CHECK(WarningsAt(rig, ids.front()).empty());
    rig.Run(23h + 1s);
    CHECK(rig.Get(ids.front()).state == PinState::kPublished);
}

TEST_CASE("a link that goes to the board twice is told of, planned or lately published", "[foresight]")
{
    Rig rig;
    const auto linked = [&](const char* title, Timestamp time, const std::string& board = kBoard) {
        return rig.Add(title, time, [&](Pin& pin) {
            pin.link = "https://shop.example/lamp";
            pin.board_id = board;
        });
    };
    const std::string first = linked("First", rig.clock.Now() + 1h);
    rig.Step();
    CHECK(WarningsAt(rig, first).empty());
    const std::string second = linked("Second", rig.clock.Now() + 24h * 29);
    const std::string late = linked("Late", rig.clock.Now() + 24h * 60);
    const std::string elsewhere = linked("Elsewhere", rig.clock.Now() + 1h, "1000000000000000002");
    rig.Step();
    REQUIRE(WarningsAt(rig, second) == Ids{"duplicate_link"});
    CHECK(rig.Get(second).warnings.front().detail.find("First") != std::string::npos);
    CHECK(WarningsAt(rig, elsewhere) == Ids{"board_missing"});

    rig.Run(2h);
    CHECK(rig.Get(first).state == PinState::kPublished);
    CHECK(rig.Get(first).warnings.empty());
    REQUIRE(rig.store->pin_changes.Cancel(second, rig.clock.Now()).ok());
    CHECK(rig.Get(second).warnings.empty());
    Pin touched = rig.Get(late);
    touched.title = "Later";
    REQUIRE(rig.store->pin_changes.Change(touched, {}, rig.clock.Now()).ok());
    rig.Step();
    CHECK(WarningsAt(rig, late) == Ids{"duplicate_link"});  // Because of the published pin.
    rig.clock.Move(24h * 58);
    rig.Run(24h);
    CHECK(WarningsAt(rig, late).empty());
}

TEST_CASE("warnings of a connection pass with it", "[foresight]")
{
    Rig rig;
    const std::string id = rig.Add("Lamp", rig.clock.Now() + 72h);
    REQUIRE(rig.store->accounts
                .SetState(kAccount, AccountState::kNeedsReconnection, Diagnose(Cause::kSessionExpired))
                .ok());
    rig.Step();
    CHECK(WarningsAt(rig, id) == Ids{"session_expired"});
    REQUIRE(rig.store->accounts.SetState(kAccount, AccountState::kConnected, {}).ok());
    rig.Step();
    CHECK(WarningsAt(rig, id).empty());
}

TEST_CASE("an image that goes from the disk is told of before the pin is due", "[foresight]")
{
    Rig rig;
    const std::string id = rig.Add("Lamp", rig.clock.Now() + 12h);
    rig.Step();
    CHECK(WarningsAt(rig, id).empty());
    std::filesystem::remove(rig.folder.path() + "/data/media/" + rig.image);
    rig.Run(11h + 51min);
    CHECK(WarningsAt(rig, id) == Ids{"image_missing"});
}

TEST_CASE("a pin that changes while it is looked at is looked at again", "[foresight]")
{
    Rig rig;
    const std::string id = rig.Add("Lamp", rig.clock.Now() + 72h);
    const Pin seen = rig.store->warnings.FindDue(kAccount, rig.clock.Now(), 10).at(0).pin;
    Pin changed = seen;
    changed.title = "Other";
    REQUIRE(rig.store->pin_changes.Change(changed, {}, rig.clock.Now()).ok());
    REQUIRE(rig.store->warnings.Save({{id, seen.revision, {Diagnose(Cause::kBoardMissing)}, {}}}).ok());
    CHECK(WarningsAt(rig, id).empty());
    CHECK(rig.store->warnings.AccountsDue(rig.clock.Now()) == Ids{kAccount});
}
