// The small records that the publisher's parts share.
#include <spdlog/spdlog.h>
#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <mutex>
#include <set>
#include <thread>

#include "proxy/publish/changed_texts.hpp"
#include "proxy/publish/clock_skews.hpp"
#include "proxy/publish/lanes.hpp"
#include "proxy/publish/pending_writes.hpp"
#include "proxy/publish/worker_pool.hpp"

using namespace std::chrono_literals;
using namespace pinwright;
using namespace pinwright::publish;

namespace {

const Timestamp kNow = FromMillis(1'700'000'000'000);

pinterest::Meta Dated(Timestamp date)
{
    pinterest::Meta meta;
    meta.date = date;
    return meta;
}

}  // namespace

TEST_CASE("the skew is what the last Date of that API said", "[skew]")
{
    ClockSkews book;
    CHECK_FALSE(book.Last("https://a"));
    book.Note("https://a", Dated(kNow + 1h), kNow);
    book.Note("https://b", Dated(kNow), kNow);
    book.Note("https://a", pinterest::Meta{}, kNow + 1s);  // no Date: says nothing
    CHECK(book.Last("https://a") == 1h + 500ms);
    CHECK(book.Last("https://b") == 500ms);
    CHECK(book.Fresh("https://a", kNow + kSkewLife));
    CHECK_FALSE(book.Fresh("https://a", kNow + kSkewLife + 1ms));
    CHECK_FALSE(book.Fresh("https://a", kNow - 1ms));  // our clock was set back
}

TEST_CASE("a skew is fresh until our clock was set", "[skew]")
{
    for (const auto& [step, fresh] : {std::pair{+kLongestTick, true}, std::pair{kLongestTick + 1s, false},
                                      std::pair{std::chrono::seconds{-1}, false}}) {
        INFO(step.count());
        ClockSkews book;
        book.Tick(kNow + 15s);
        book.Note("https://a", Dated(kNow), kNow + 16s);
        const Timestamp later = kNow + 15s + step;
        const std::optional<store::ClockStep> told = book.Tick(later);
        CHECK(told.has_value() != fresh);
        CHECK((told == store::ClockStep::kBack) == (step < 0s));
        CHECK(book.Last("https://a"));
        CHECK(book.Fresh("https://a", later + 5s).has_value() == fresh);
        book.Note("https://a", Dated(kNow), later + 1s);
        CHECK(book.Fresh("https://a", later + 5s));
    }
}

TEST_CASE("a pin may be two minutes early by Pinterest's clock, no more", "[skew]")
{
    CHECK(TooEarlyBy(kNow, kNow, 0ms) == 0ms);
    CHECK(TooEarlyBy(kNow, kNow, -120s) == 0ms);
    CHECK(TooEarlyBy(kNow, kNow, -121s) == 1s);
    CHECK(TooEarlyBy(kNow, kNow, -1h) == 58min);
    CHECK(TooEarlyBy(kNow, kNow, 1h) == 0ms);
    CHECK(TooEarlyBy(kNow - 2h, kNow, -1h) == 0ms);
}

TEST_CASE("an account publishes one pin at a time and keeps its pauses", "[lanes]")
{
    Lanes lanes;
    CHECK(lanes.Closed(kNow).empty());
    lanes.Enter("a");
    CHECK(lanes.Closed(kNow) == std::vector<std::string>{"a"});
    lanes.Pause("b", {kNow + 60s, {}, true});
    lanes.Pause("b", {kNow + 10s, {}, true});  // a shorter pause doesn't shorten a longer one
    CHECK(lanes.Closed(kNow) == std::vector<std::string>{"a", "b"});
    CHECK(lanes.NextOpening(kNow) == kNow + 60s);
    lanes.Leave("a");
    CHECK(lanes.Closed(kNow + 59s) == std::vector<std::string>{"b"});
    CHECK(lanes.Closed(kNow + 60s).empty());
    CHECK_FALSE(lanes.NextOpening(kNow + 60s));
    lanes.Flow("b");
    CHECK(lanes.Closed(kNow).empty());
}

TEST_CASE("a lane tells why it rests, and a person hurries it where Pinterest did not ask for that",
          "[lanes]")
{
    Lanes lanes;
    CHECK_FALSE(lanes.RestOf("a", kNow));
    lanes.Pause("a", {kNow + 60s, Diagnose(Cause::kPinterestUnreachable), false});
    lanes.Pause("b", {kNow + 60s, Diagnose(Cause::kRateLimited), true});
    REQUIRE(lanes.RestOf("a", kNow));
    CHECK(lanes.RestOf("a", kNow)->why.id == "pinterest_unreachable");
    CHECK(lanes.RestOf("a", kNow)->until == kNow + 60s);
    CHECK_FALSE(lanes.RestOf("a", kNow + 60s));
    lanes.Hurry("a");
    lanes.Hurry("b");
    lanes.Hurry("c");
    CHECK_FALSE(lanes.RestOf("a", kNow));
    CHECK(lanes.RestOf("b", kNow));
    CHECK(lanes.Closed(kNow) == std::vector<std::string>{"b"});
}

TEST_CASE("misses are counted until Pinterest takes a pin again", "[lanes]")
{
    Lanes lanes;
    CHECK(lanes.CountMiss("a") == 1);
    CHECK(lanes.CountMiss("a") == 2);
    CHECK(lanes.CountMiss("b") == 1);
    lanes.Flow("a");
    CHECK(lanes.CountMiss("a") == 1);
}

TEST_CASE("a renewal counts for its token alone, until a pin went out", "[lanes]")
{
    Lanes lanes;
    CHECK_FALSE(lanes.WasRenewed("a", ""));
    lanes.Renewed("a", "new");
    CHECK(lanes.WasRenewed("a", "new"));
    CHECK_FALSE(lanes.WasRenewed("a", "old"));
    CHECK_FALSE(lanes.WasRenewed("b", "new"));
    lanes.Flow("a");
    CHECK_FALSE(lanes.WasRenewed("a", "new"));
}

TEST_CASE("fields that come back changed are remembered per account", "[match]")
{
    ChangedTexts changed;
    const Texts sent{{"Title", "Words", "", "https://a.example/"}};
    pinterest::RemotePin made;
    changed.Note("a", sent, made);  // an answer with only an ID
    CHECK(changed.Of("a") == kNoField);
    made.board_id = "10";
    made.link = "https://a.example/";
    made.title = " Title";
    made.description = "Words #ad";
    changed.Note("a", sent, made);
    CHECK(changed.Of("a") == kDescription);
    CHECK(changed.Of("b") == kNoField);
}

TEST_CASE("an outcome that the store could not take is written again", "[pending_writes]")
{
    spdlog::set_level(spdlog::level::off);
    PendingWrites pending_writes;
    int tries = 0;
    const auto full_twice = [&]() -> Result<Done> {
        if (++tries <= 2)
            return Error{Cause::kDiskFull, {}, "no room", {}};
        return Done{};
    };
    CHECK_FALSE(pending_writes.Settle("pin", full_twice).ok());
    CHECK(pending_writes.Waiting() == 1);
    pending_writes.Retry();
    CHECK(pending_writes.Waiting() == 1);
    pending_writes.Retry();
    CHECK(pending_writes.Waiting() == 0);
    CHECK(tries == 3);
    pending_writes.Retry();
    CHECK(tries == 3);

    CHECK_FALSE(pending_writes.Settle("pin",
                                      [] {
                                          return Result<Done>(Error{Cause::kConflict, {}, {}, {}});
                                      })
                    .ok());
    CHECK(pending_writes.Waiting() == 0);  // a final refusal
}

TEST_CASE("the pool runs every job it was given, on few threads, and ends after the last", "[workers]")
{
    std::atomic<int> done{0};
    std::mutex mutex;
    std::set<std::thread::id> threads;
    {
        WorkerPool pool(3);
        for (int job = 0; job < 200; job++)
            pool.Run([&] {
                done++;
                const std::lock_guard lock(mutex);
                threads.insert(std::this_thread::get_id());
            });
    }
    CHECK(done == 200);
    CHECK(threads.size() <= 3);
    CHECK_FALSE(threads.contains(std::this_thread::get_id()));
}
