// How the store itself stands, and what in it does not move, for the checks that a person asks for.
#include <sqlite3.h>

#include <chrono>

#include "proxy/store/engine/database.hpp"
#include "proxy/store/pins.hpp"
#include "proxy/store/store.hpp"

namespace pinwright::store {

namespace {

// How many steps of SQLite's machine go by between two looks at the clock.
constexpr int kStepsBetweenLooks = 1000;

int PastDeadline(void* deadline)
{
    return std::chrono::steady_clock::now() > *static_cast<std::chrono::steady_clock::time_point*>(deadline)
               ? 1
               : 0;
}

}  // namespace

Store::Soundness Store::CheckSoundness(std::chrono::milliseconds limit)
{
    auto deadline = std::chrono::steady_clock::now() + limit;
    // A connection of its own: the others are not to wait for it.
    Connection connection(m_database->file());
    connection.WatchSteps(kStepsBetweenLooks, PastDeadline, &deadline);
    std::string said;
    {
        Statement rows = connection.Query("PRAGMA quick_check(1)");
        if (rows.Next())
            said = rows.Text(0);
    }
    if (connection.fault_code() == SQLITE_INTERRUPT)
        return Soundness::kNotFinished;
    return connection.ok() && said == "ok" ? Soundness::kSound : Soundness::kBroken;
}

std::vector<Pins::Stopped> Pins::CountStopped()
{
    return m_database.Read([](Connection& connection) {
        std::vector<Stopped> stopped;
        Statement rows = connection.Query(
            "SELECT state, coalesce(cause_id, ''), count(*) FROM pins WHERE state IN ('held', 'failed') "
            "GROUP BY state, cause_id ORDER BY count(*) DESC");
        while (rows.Next())
            stopped.push_back(
                {ParsePinState(rows.Text(0)).value_or(PinState::kFailed), rows.Text(1), rows.Int(2)});
        return stopped;
    });
}

Pins::Astray Pins::FindWithoutBoard(std::string_view account_id, int most)
{
    return m_database.Read([&](Connection& connection) {
        Astray astray;
        Statement rows = connection.Query(
            "SELECT title, count(*) OVER (), id FROM pins WHERE account_id = ?1 AND state IN ('scheduled', "
            "'held') AND NOT "
            "EXISTS "
            "(SELECT 1 FROM boards WHERE boards.account_id = ?1 AND boards.id = pins.board_id)"
            " ORDER BY ready_at, seq LIMIT ?2",
            account_id, most);
        while (rows.Next()) {
            if (astray.titles.empty())
                astray.first_id = rows.Text(2);
            astray.titles.push_back(rows.Text(0));
            astray.count = rows.Int(1);
        }
        return astray;
    });
}

}  // namespace pinwright::store
