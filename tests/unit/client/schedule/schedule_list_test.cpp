// The schedule: pins not published yet, soonest first, by day. It is Tuesday, 24 November 2026, 22:57 in
// Berlin.
#include "client/features/pins/pin_words.hpp"
#include "tests/unit/client/support/page.hpp"

using namespace pinwright;
using namespace pinwright::app;
using namespace pinwright::app::test;

namespace {

constexpr std::string_view kAll =
    "/api/v1/pins?order=due&limit=100&state=draft,scheduled,publishing,unconfirmed,held,failed";

Status StatusAt(std::int64_t revision)
{
    Status status = SomeStatus({SomeAccount(), SomeAccount("a2")});
    status.revision = revision;
    status.pins_by_state[static_cast<int>(PinState::kDraft)] = 1;
    status.pins_by_state[static_cast<int>(PinState::kScheduled)] = 4;
    status.pins_by_state[static_cast<int>(PinState::kPublished)] = 50;
    return status;
}

std::string Rows(const PinList& list)
{
    std::string rows;
    std::size_t day = 0;
    for (std::size_t i = 0; i < list.pins.size(); ++i) {
        if (day < list.day_rows.size() && list.day_rows[day] == i)
            rows += "[" + list.day_names[day++] + "]";
        rows += list.pins[i].title + " ";
    }
    CHECK(day == list.day_rows.size());
    CHECK(list.day_names.size() == day);
    return rows;
}

/// The schedule with a page of five.
struct AtSchedule : Page {
    explicit AtSchedule(std::string_view cursor = {})
    {
        Start("/schedule");
        AnswerStatus(StatusAt(100));
        Answer("GET", kAll, 200,
               PinsPage({NumberedPin(1, "", PinState::kDraft), NumberedPin(2, "2026-11-24T22:30:00Z"),
                         NumberedPin(3, "2026-11-24T23:00:00Z"), NumberedPin(4, "2026-11-25T22:59:00Z"),
                         NumberedPin(5, "2026-11-30T08:00:00Z")},
                        cursor));
        Forget();
    }
    const PinList& list() const { return ShownPins(state()); }
    void Changed(const std::vector<Pin>& pins)
    {
        LastTimerOfStatus();
        AnswerStatus(StatusAt(200));
        Answer("GET", "/api/v1/pins?limit=200&changed_after=100", 200, PinsPage(pins));
    }

private:
    void LastTimerOfStatus() { Online(); }
};

TEST_CASE("the schedule is soonest first, by the days of the person's own zone", "[schedule]")
{
    AtSchedule page;
    CHECK(Rows(page.list()) == "[Without a time]1 [Today]2 [Tomorrow]3 4 [2026-11-30]5 ");
    CHECK(page.list().total == 5);
    CHECK(page.list().complete);
    CHECK(page.Asked("GET", "/api/v1/accounts/a1/boards"));
    CHECK(page.Asked("GET", "/api/v1/accounts/a2/boards"));
}

TEST_CASE("the next page of the schedule goes on with the day that the last one ended in", "[schedule]")
{
    AtSchedule page("more");
    page.Do(command::NeedMorePins{});
    page.Answer("GET", std::string(kAll) + "&cursor=more", 200,
                PinsPage({NumberedPin(6, "2026-11-30T09:00:00Z"), NumberedPin(7, "2026-12-01T09:00:00Z")}));
    CHECK(Rows(page.list()) == "[Without a time]1 [Today]2 [Tomorrow]3 4 [2026-11-30]5 6 [2026-12-01]7 ");
    CHECK(page.list().complete);
}

TEST_CASE("what changes takes its place in the schedule, or leaves it", "[schedule]")
{
    AtSchedule page;
    SECTION("a new one between others")
    {
        page.Changed({NumberedPin(9, "2026-11-25T12:00:00Z")});
        CHECK(Rows(page.list()) == "[Without a time]1 [Today]2 [Tomorrow]3 9 4 [2026-11-30]5 ");
    }
    SECTION("one is put off")
    {
        page.Changed({NumberedPin(3, "2026-11-30T12:00:00Z")});
        CHECK(Rows(page.list()) == "[Without a time]1 [Today]2 [Tomorrow]4 [2026-11-30]5 3 ");
    }
    SECTION("one is out, one is canceled")
    {
        page.Changed({NumberedPin(2, "2026-11-24T22:30:00Z", PinState::kPublished),
                      NumberedPin(5, "2026-11-30T08:00:00Z", PinState::kCanceled)});
        CHECK(Rows(page.list()) == "[Without a time]1 [Tomorrow]3 4 ");
    }
}

TEST_CASE("the tabs of the schedule ask for their states, and keep to the address", "[schedule]")
{
    AtSchedule page;
    for (const auto& [tab, show, states] : {std::tuple{PinTab::kDrafts, "drafts", "draft"},
                                            {PinTab::kScheduled, "scheduled", "scheduled,publishing"},
                                            {PinTab::kWaiting, "waiting", "unconfirmed,held"},
                                            {PinTab::kFailed, "failed", "failed"}}) {
        CAPTURE(show);
        page.Do(command::ShowPins{tab});
        CHECK(page.Last<ReplaceHistory>()->address == "/schedule?show=" + std::string(show));
        page.Answer("GET", "/api/v1/pins?order=due&limit=100&state=" + std::string(states), 200, NoItems());
        CHECK(page.Said(words::NoPins(page.state().route).title));
    }
    page.Do(command::ShowPins{PinTab::kAll});
    CHECK(page.list().pins.size() == 5);
}

TEST_CASE("the schedule of one account is a list of its own", "[schedule]")
{
    AtSchedule page;
    page.Do(command::FilterSchedule{"a2"});
    CHECK(page.Last<ReplaceHistory>()->address == "/schedule?account=a2");
    CHECK(page.list().load == Load::kLoading);
    CHECK(page.list().total < 0);
    page.Answer("GET", std::string(kAll) + "&account=a2", 200,
                PinsPage({NumberedPin(8, "2026-11-26T09:00:00Z", PinState::kScheduled, "a2")}));
    page.Changed({NumberedPin(9, "2026-11-25T12:00:00Z"),
                  NumberedPin(10, "2026-11-25T12:00:00Z", PinState::kScheduled, "a2")});
    CHECK(Rows(page.list()) == "[Tomorrow]10 [2026-11-26]8 ");
    page.Do(command::FilterSchedule{""});
    CHECK(page.list().load == Load::kLoading);
    CHECK(page.Asked("GET", kAll));
}

TEST_CASE("the schedule is followed as often as the pins are, and rests while it is hidden", "[schedule]")
{
    AtSchedule page;
    page.Online();
    page.AnswerStatus(StatusAt(100));
    CHECK(page.timers.back().delay_ms == 2000);
    page.Visible(false);
    page.LastTimer();
    CHECK_FALSE(page.Asked("GET", "/api/v1/status"));
}

}  // namespace
