#include "proxy/publish/list_reading.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

using namespace std::chrono_literals;
using namespace pinwright;
using namespace pinwright::publish;
using pinterest::Answer;
using pinterest::Page;
using pinterest::RemotePin;

namespace {

const Timestamp kFloor = FromMillis(1'700'000'000'000);

RemotePin Made(std::optional<Timestamp> at)
{
    RemotePin pin;
    pin.id = "1";
    pin.created_at = at;
    return pin;
}

/// A list of pages; a bookmark is the number of the page to which it leads.
struct List {
    std::vector<std::vector<RemotePin>> pages;
    int asked = 0;

    FetchPage Fetch()
    {
        return [this](std::string_view bookmark) {
            asked++;
            const std::size_t index = bookmark.empty() ? 0 : std::stoul(std::string(bookmark));
            Answer<Page<RemotePin>> answer;
            answer.value =
                Page<RemotePin>{pages[index], index + 1 < pages.size() ? std::to_string(index + 1) : ""};
            return answer;
        };
    }
};

bool GoOn()
{
    return false;
}

}  // namespace

TEST_CASE("a list is read to its end before a pin in it can be called absent", "[reading]")
{
    List list{{{Made(kFloor + 1s)}, {Made(kFloor - 1h)}, {Made(kFloor + 2s)}}};
    const Reading whole = ReadPins(list.Fetch(), kFloor, Depth::kToTheEnd, GoOn);
    CHECK(whole.complete);
    CHECK(whole.pins.size() == 2);  // a list's order is not guaranteed
    CHECK(list.asked == 3);

    list.asked = 0;
    const Reading part = ReadPins(list.Fetch(), kFloor, Depth::kPastFloor, GoOn);
    CHECK(part.complete);
    CHECK(part.pins.size() == 1);
    CHECK(list.asked == 2);
}

TEST_CASE("an empty page with a bookmark is not the end", "[reading]")
{
    List list{{{}, {Made(kFloor)}}};
    for (const Depth depth : {Depth::kPastFloor, Depth::kToTheEnd}) {
        const Reading reading = ReadPins(list.Fetch(), kFloor, depth, GoOn);
        CHECK(reading.complete);
        CHECK(reading.pins.size() == 1);
    }
}

TEST_CASE("reading a list that goes in circles stops, and the list counts as incomplete", "[reading]")
{
    int asked = 0;
    const FetchPage circle = [&](std::string_view bookmark) {
        asked++;
        Answer<Page<RemotePin>> answer;
        answer.value = Page<RemotePin>{{Made(kFloor + 1s)}, bookmark == "a" ? "b" : "a"};
        return answer;
    };
    const Reading reading = ReadPins(circle, kFloor, Depth::kToTheEnd, GoOn);
    CHECK_FALSE(reading.complete);
    CHECK(asked == 3);
}

TEST_CASE("only some of endless pages of long texts are kept, and the list counts as unread", "[reading]")
{
    int asked = 0;
    const FetchPage endless = [&](std::string_view) {
        asked++;
        Answer<Page<RemotePin>> answer;
        answer.value.emplace();
        RemotePin pin = Made(kFloor + 1s);
        pin.description.assign(6'400, 'd');
        answer.value->items.assign(250, pin);
        answer.value->bookmark = std::to_string(asked);
        return answer;
    };
    const Reading reading = ReadPins(endless, kFloor, Depth::kToTheEnd, GoOn);
    CHECK_FALSE(reading.complete);
    CHECK(reading.pins.size() * 6'400 <= kMostKeptBytes + 250 * 6'400);
    CHECK(asked < 20);
}

TEST_CASE("pins without a time are kept and never count as older", "[reading]")
{
    List list{{{Made(std::nullopt)}, {Made(kFloor - 1s)}, {Made(kFloor + 1s)}}};
    const Reading reading = ReadPins(list.Fetch(), kFloor, Depth::kPastFloor, GoOn);
    CHECK(reading.pins.size() == 1);
    CHECK(list.asked == 2);
}

TEST_CASE("a reading that breaks off is incomplete and says why", "[reading]")
{
    int asked = 0;
    const FetchPage breaks = [&](std::string_view) {
        Answer<Page<RemotePin>> answer;
        if (++asked == 1) {
            answer.value = Page<RemotePin>{{Made(kFloor)}, "next"};
        } else {
            answer.fault.cause = Cause::kPinterestDown;
            answer.meta.status = 503;
        }
        return answer;
    };
    const Reading reading = ReadPins(breaks, kFloor, Depth::kToTheEnd, GoOn);
    CHECK_FALSE(reading.complete);
    REQUIRE(reading.fault);
    CHECK(reading.fault->cause == Cause::kPinterestDown);
    CHECK(reading.meta.status == 503);
    CHECK(reading.pins.size() == 1);
}

TEST_CASE("a board that is gone holds no pin", "[reading]")
{
    struct Case {
        Cause cause;
        bool definite;
        bool complete;
    };
    for (const Case& one :
         {Case{Cause::kBoardMissing, true, true}, Case{Cause::kSectionMissing, true, true},
          Case{Cause::kBoardMissing, false, false}, Case{Cause::kScopeMissing, true, false}}) {
        const FetchPage fetch = [&](std::string_view) {
            Answer<Page<RemotePin>> answer;
            answer.fault.cause = one.cause;
            answer.fault.definite = one.definite;
            return answer;
        };
        CHECK(ReadPins(fetch, kFloor, Depth::kToTheEnd, GoOn).complete == one.complete);
    }
}

TEST_CASE("a list without end is not read for ever", "[reading]")
{
    int asked = 0;
    Timestamp next = kFloor + 24h;
    std::chrono::milliseconds step = 10min;
    const auto endless = [&](std::string_view) {
        Answer<Page<RemotePin>> answer;
        answer.value = Page<RemotePin>{{Made(next)}, std::to_string(++asked)};
        next -= step;
        return answer;
    };
    CHECK(ReadPins(endless, kFloor, Depth::kToTheEnd, GoOn).complete);  // from new to old, beyond the floor
    CHECK(asked == kMostPages);

    asked = 0;
    next = kFloor - 24h;
    step = -10min;
    CHECK_FALSE(ReadPins(endless, kFloor, Depth::kToTheEnd, GoOn).complete);  // from old to new
    CHECK(asked == kMostPages);

    asked = 0;
    const auto same = [&](std::string_view) {
        asked++;
        Answer<Page<RemotePin>> answer;
        answer.value = Page<RemotePin>{{Made(kFloor - 1s)}, "here"};
        return answer;
    };
    CHECK_FALSE(ReadPins(same, kFloor, Depth::kToTheEnd, GoOn).complete);  // a bookmark to itself
    CHECK(asked == 2);
}

TEST_CASE("a reading ends when the server stops, and does not count", "[reading]")
{
    List list{{{Made(kFloor)}, {Made(kFloor)}}};
    const Reading reading = ReadPins(list.Fetch(), kFloor, Depth::kToTheEnd, [&] { return list.asked == 1; });
    CHECK_FALSE(reading.complete);
    CHECK_FALSE(reading.fault);
}
