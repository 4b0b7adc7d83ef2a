// The queue on disk, small and large: makes folders with many planned pins, drains due ones through the
// store, and measures what bare SQLite commits on the same disk. Driven by queue.js.
//
//   bench_queue fill FOLDER ROWS         an account, ROWS pins planned over a year, DUE more that are due
//   bench_queue drain FOLDER COUNT       publishes COUNT of those, as the publisher does; prints ms per pin
//   bench_queue bare FOLDER SECONDS      prints the commits per second of rows as large as a pin's
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "proxy/config/system.hpp"
#include "proxy/store/store.hpp"
#include "tests/bench/bare_sqlite.hpp"

namespace {

using namespace pinwright;
using bench::Sqlite;
using SteadyClock = std::chrono::steady_clock;

constexpr int kDue = 3000;  ///< Pins that are due in every folder.

double Since(SteadyClock::time_point begun)
{
    return std::chrono::duration<double>(SteadyClock::now() - begun).count();
}

template <typename T>
T Good(Result<T> result)
{
    if (!result.ok())
        throw std::runtime_error("the store: " + result.error().log + result.error().detail);
    return std::move(result).value();
}

struct Opened {
    config::SystemClock clock;
    config::SystemRandom random;
    std::unique_ptr<store::Store> store;

    explicit Opened(const std::string& folder) : store(Good(store::Store::Open(folder, random, clock))) {}
};

Pin ModelPin()
{
    Pin pin;
    pin.id = "00000000-0000-4000-8000-000000000000";
    pin.account_id = "a1";
    pin.board_id = "549755885175";
    pin.title = "A lamp of the harbour workshop";
    pin.description = std::string(200, 'd');
    pin.link = "https://shop.example/lamp";
    pin.media = {std::string(64, 'a')};
    pin.state = PinState::kScheduled;
    return pin;
}

/// Copies the first pin with SQLite alone, because a million commits would take half an hour. `step`:
/// milliseconds between two pins.
void Multiply(Sqlite& database, int rows, long long first_due, long long step)
{
    const std::string columns = database.Column(
        "SELECT name FROM pragma_table_xinfo('pins') WHERE hidden = 0 AND name NOT IN"
        " ('seq', 'id', 'publish_at', 'due_at', 'ready_at', 'twin', 'revision')");
    const std::string due = std::to_string(first_due) + " + n * " + std::to_string(step);
    database.Run("WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < " +
                 std::to_string(rows) +
                 ") INSERT INTO pins (id, publish_at, due_at, ready_at, twin, revision, " + columns +
                 ") SELECT lower(hex(randomblob(16))), " + due + ", " + due + ", " + due +
                 ", randomblob(16), 1, " + columns + " FROM numbers CROSS JOIN pins WHERE pins.seq = 1");
}

void Fill(const std::string& folder, int rows)
{
    {
        Opened opened(folder);
        store::AccountRecord account;
        account.account.id = "a1";
        account.account.username = "bench";
        account.account.environment = Environment::kStandin;
        account.pinterest_user = "1";
        const Timestamp now = opened.clock.Now();
        store::Tokens tokens{"access", "refresh", now + std::chrono::hours(720),
                             now + std::chrono::hours(1440), now};
        Good(opened.store->accounts.SaveConnection(account, tokens));
        Good(opened.store->media.Add({ModelPin().media.front(), "image/png", 1, 1, 1}, now));
        Good(opened.store->pins.Insert(ModelPin(), now + std::chrono::hours(24 * 400)));
    }
    Sqlite database(folder + "/pinwright.db");
    const auto now = [] { return ToMillis(config::SystemClock().Now()); };
    const long long year = 365LL * 24 * 3600 * 1000;
    Multiply(database, rows, now() + 24LL * 3600 * 1000, year / rows);
    // Last, because a million rows take time: these must be due and not yet overdue.
    Multiply(database, kDue, now() - 60'000, 1);
    database.Run("PRAGMA wal_checkpoint(TRUNCATE)");
}

void Drain(const std::string& folder, int count)
{
    Opened opened(folder);
    store::Store& store = *opened.store;
    const SteadyClock::time_point begun = SteadyClock::now();
    for (int i = 0; i < count; ++i) {
        const Timestamp now = opened.clock.Now();
        const std::optional<store::Claim> claim = store.queue.ClaimNext(now, {Environment::kStandin}, {});
        if (!claim || !store.publications.MarkSending(claim->publication.id))
            throw std::runtime_error("there is nothing due any more");
        Good(store.publications.Accept(claim->publication.id,
                                       "p" + std::to_string(ToMillis(now)) + "-" + std::to_string(i), now));
        (void)store.queue.NextDue(now);
    }
    std::printf("%.4f\n", Since(begun) * 1000 / count);
}

void Bare(const std::string& folder, double seconds)
{
    Sqlite database(folder + "/bare.db");
    database.Run("CREATE TABLE pins (seq INTEGER PRIMARY KEY, id TEXT UNIQUE, body TEXT)");
    sqlite3_stmt* insert = nullptr;
    sqlite3_prepare_v2(database.connection(),
                       "INSERT INTO pins (id, body) VALUES (hex(randomblob(16)), hex(zeroblob(300)))", -1,
                       &insert, nullptr);
    int commits = 0;
    const SteadyClock::time_point begun = SteadyClock::now();
    while (Since(begun) < seconds) {
        if (sqlite3_step(insert) != SQLITE_DONE)
            throw std::runtime_error(sqlite3_errmsg(database.connection()));
        sqlite3_reset(insert);
        ++commits;
    }
    sqlite3_finalize(insert);
    std::printf("%.1f\n", commits / Since(begun));
}

}  // namespace

int main(int argc, char** argv)
{
    const std::string_view what = argc == 4 ? argv[1] : "";
    try {
        if (what == "fill")
            Fill(argv[2], std::atoi(argv[3]));
        else if (what == "drain")
            Drain(argv[2], std::atoi(argv[3]));
        else if (what == "bare")
            Bare(argv[2], std::atof(argv[3]));
        else
            return 2;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
