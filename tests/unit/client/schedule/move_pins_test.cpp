// Moving pins, one or several: they keep the time of day in their own zone, those that can't move say why,
// and refused moves are undone. It is Tuesday, 24 November 2026, 22:57 in Berlin.
#include "client/features/schedule/move_pins.hpp"

#include <algorithm>

#include "client/core/common_words.hpp"
#include "client/core/local_time.hpp"
#include "client/features/pins/batch_words.hpp"
#include "client/features/pins/pin_words.hpp"
#include "client/features/pins/selection.hpp"
#include "client/features/schedule/schedule_words.hpp"
#include "tests/unit/client/support/page.hpp"

using namespace pinwright;
using namespace pinwright::app;
using namespace pinwright::app::test;

namespace {

constexpr std::string_view kAll =
    "/api/v1/pins?order=due&limit=100&state=draft,scheduled,publishing,unconfirmed,held,failed";

Pin SomePin(int number, const char* publish_at, PinState state = PinState::kScheduled)
{
    Pin pin = NumberedPin(number, publish_at, state);
    pin.time_zone = "Europe/Berlin";
    return pin;
}

std::string AddressOf(int number)
{
    return "/api/v1/pins/" + SomePin(number, "").id;
}

/// The schedule's list with these pins.
struct AtList : Page {
    explicit AtList(const std::vector<Pin>& pins)
    {
        Start("/schedule");
        AnswerStatus();
        Answer("GET", kAll, 200, PinsPage(pins));
        Answer("GET", "/api/v1/accounts/a1/boards", 200, SomeBoards());
        Forget();
    }
    std::string Body(int number) { return Request("PATCH", AddressOf(number)).body; }
    std::string TimeOf(int number) const
    {
        const Pin* const pin = FindPin(state(), SomePin(number, "").id);
        return pin != nullptr && pin->publish_at ? FormatRfc3339(*pin->publish_at) : std::string();
    }
    void AnswerMoved(int number, const char* publish_at)
    {
        Pin pin = SomePin(number, publish_at);
        pin.revision = 50 + number;
        Answer("PATCH", AddressOf(number), 200, ToJson(pin));
    }
    std::size_t Patches() const
    {
        return static_cast<std::size_t>(std::count_if(
            open.begin(), open.end(), [](const HttpRequest& one) { return one.method == "PATCH"; }));
    }
};

TEST_CASE("a pin keeps the time of day of its own zone, over any change of clocks", "[moves]")
{
    const BerlinZone zone;
    // 09:00 in winter and in summer.
    CHECK(FormatRfc3339(MovedBy(SomePin(1, "2027-03-27T08:00:00Z"), 1, zone)) == "2027-03-28T07:00:00Z");
    CHECK(FormatRfc3339(MovedBy(SomePin(1, "2027-03-28T07:00:00Z"), -1, zone)) == "2027-03-27T08:00:00Z");
    // 02:30 is skipped in spring and comes twice in autumn.
    CHECK(FormatRfc3339(MovedBy(SomePin(1, "2027-03-27T01:30:00Z"), 1, zone)) == "2027-03-28T01:30:00Z");
    CHECK(FormatRfc3339(MovedBy(SomePin(1, "2027-10-30T00:30:00Z"), 1, zone)) == "2027-10-31T00:30:00Z");
    Pin there = SomePin(1, "2027-03-27T14:00:00Z");  // 09:00 in New York, which these tests keep at -5.
    there.time_zone = "America/New_York";
    CHECK(FormatRfc3339(MovedBy(there, 1, zone)) == "2027-03-28T14:00:00Z");
    Pin unknown = SomePin(1, "2027-03-27T08:00:00Z");
    unknown.time_zone = "Mars/Olympus";
    CHECK(FormatRfc3339(MovedBy(unknown, 1, zone)) == "2027-03-28T07:00:00Z");
}

TEST_CASE("a pin that is dropped on another day is there at once, and the move can be taken back", "[moves]")
{
    AtList page({SomePin(1, "2026-11-25T08:00:00Z"), SomePin(2, "2026-11-26T08:00:00Z")});
    page.Do(command::MovePin{SomePin(1, "").id, "2026-11-28"});
    CHECK(page.TimeOf(1) == "2026-11-28T08:00:00Z");
    CHECK(page.Body(1) == R"({"publish_at":"2026-11-28T08:00:00Z","revision":1})");
    page.AnswerMoved(1, "2026-11-28T08:00:00Z");
    CHECK(page.Said("Moved to 2026-11-28T09:00."));
    CHECK(page.state().may_undo);
    CHECK(page.Asked("GET", "/api/v1/status"));
    SECTION("in time")
    {
        page.Do(command::Undo{});
        CHECK(page.TimeOf(1) == "2026-11-25T08:00:00Z");
        CHECK(page.Body(1) == R"({"publish_at":"2026-11-25T08:00:00Z","revision":51})");
        page.AnswerMoved(1, "2026-11-25T08:00:00Z");
        CHECK(page.Said("1 was moved back."));
        CHECK_FALSE(page.state().may_undo);
        page.Do(command::Undo{});
        CHECK(page.Patches() == 0);
    }
    SECTION("by its key")
    {
        page.Do(command::Shortcut{U'u', false});
        CHECK(page.Patches() == 1);
    }
    SECTION("too late")
    {
        CHECK(page.timers.back().delay_ms == kUndoMs);
        page.LastTimer();
        CHECK(page.state().toast.empty());
        page.Do(command::Undo{});
        CHECK(page.Patches() == 0);
    }
}

TEST_CASE("the last move alone is taken back, and a pin that is on its way to another day waits", "[moves]")
{
    AtList page({SomePin(1, "2026-11-25T08:00:00Z"), SomePin(2, "2026-11-26T08:00:00Z")});
    page.Do(command::MovePin{SomePin(1, "").id, "2026-11-28"});
    page.Do(command::MovePin{SomePin(1, "").id, "2026-11-29"});
    CHECK(page.Said(texts::kStillUnderWay));
    CHECK(page.Patches() == 1);
    page.AnswerMoved(1, "2026-11-28T08:00:00Z");
    page.Do(command::MovePin{SomePin(2, "").id, "2026-11-29"});
    page.AnswerMoved(2, "2026-11-29T08:00:00Z");
    page.Do(command::Undo{});
    CHECK(page.Patches() == 1);
    CHECK(page.Body(2) == R"({"publish_at":"2026-11-26T08:00:00Z","revision":52})");
    CHECK(page.TimeOf(1) == "2026-11-28T08:00:00Z");
}

TEST_CASE("a pin that was changed elsewhere goes back to where it was, with words", "[moves]")
{
    AtList page({SomePin(1, "2026-11-25T08:00:00Z")});
    page.Do(command::MovePin{SomePin(1, "").id, "2026-11-28"});
    page.Answer("PATCH", AddressOf(1), 409, FailureText(Cause::kConflict));
    CHECK(page.TimeOf(1) == "2026-11-25T08:00:00Z");
    REQUIRE(page.state().notice);
    CHECK(page.state().notice->title == "1 was not moved.");
    CHECK(page.state().notice->detail == words::ChangedElsewhere().title);
    CHECK_FALSE(page.state().may_undo);
}

TEST_CASE("what cannot move says why, and nothing is sent", "[moves]")
{
    AtList page({SomePin(1, "2026-11-25T08:00:00Z", PinState::kPublishing),
                 SomePin(2, "2026-11-26T08:00:00Z", PinState::kUnconfirmed),
                 SomePin(3, "2026-11-27T08:00:00Z", PinState::kFailed), SomePin(4, "2026-11-27T09:00:00Z")});
    const char* const reasons[] = {"It’s being published right now.",
                                   "Pinwright is checking Pinterest for it", "It was not published."};
    for (int number = 1; number <= 3; ++number) {
        page.Forget();
        page.Do(command::TellWhyNot{SomePin(number, "").id});
        CHECK(page.Said(reasons[number - 1]));
        page.Do(command::AskMove{SomePin(number, "").id});
        CHECK_FALSE(page.state().move);
        page.Do(command::MovePin{SomePin(number, "").id, "2026-11-30"});
        CHECK(page.state().notice);
    }
    page.Do(command::MovePin{SomePin(4, "").id, "2026-11-24"});
    CHECK(page.Said(texts::kTimePassed));
    page.Do(command::MovePin{SomePin(4, "").id, "2026-11-27"});
    CHECK(page.Patches() == 0);
}

TEST_CASE("one pin is moved by date and time, in its own zone", "[moves]")
{
    Pin pin = SomePin(1, "2026-11-25T14:00:00Z");
    pin.time_zone = "America/New_York";
    AtList page({pin});
    page.Do(command::AskMove{pin.id});
    REQUIRE(page.state().move);
    CHECK(DialogIsOpen(page.state()));
    CHECK(page.state().move->time == "09:00");
    CHECK(page.state().move->words == "New York time.");
    page.Do(command::EditMove{MoveField::kDate, "2026-11-24"});
    page.Do(command::EditMove{MoveField::kTime, "16:00"});
    page.Do(command::ConfirmMove{});
    REQUIRE(page.state().move);
    CHECK(page.state().move->problems.front().id == "past");
    page.Do(command::EditMove{MoveField::kDate, ""});
    CHECK(page.state().move->problems.front().id == "required");
    page.Do(command::EditMove{MoveField::kDate, "2026-11-30"});
    page.Do(command::ConfirmMove{});
    CHECK_FALSE(page.state().move);
    CHECK(page.Body(1) == R"({"publish_at":"2026-11-30T21:00:00Z","revision":1})");
}

TEST_CASE("a draft gets its first time, and stays a draft", "[moves]")
{
    AtList page({SomePin(1, "", PinState::kDraft)});
    page.Do(command::AskMove{SomePin(1, "").id});
    REQUIRE(page.state().move);
    CHECK(page.state().move->date == "2026-11-25");
    CHECK(page.state().move->time == "00:00");
    page.Do(command::ConfirmMove{});
    CHECK(page.Body(1) == R"({"publish_at":"2026-11-24T23:00:00Z","revision":1})");
}

std::vector<Pin> Ten()
{
    std::vector<Pin> pins;
    for (int i = 1; i <= 10; ++i)
        pins.push_back(SomePin(
            i, ("2026-11-" + std::to_string(i < 5 ? 25 : 26) + "T0" + std::to_string(i % 10) + ":00:00Z")
                   .c_str()));
    return pins;
}

TEST_CASE("pins are chosen one by one, and in a row", "[moves]")
{
    AtList page(Ten());
    const auto& chosen = page.state().selection;
    page.Do(command::SelectPins{true});
    CHECK(chosen.on);
    page.Do(command::TogglePin{SomePin(2, "").id, false});
    page.Do(command::TogglePin{SomePin(5, "").id, true});
    CHECK(chosen.ids.size() == 4);
    CHECK(page.Said("4 selected"));
    page.Do(command::TogglePin{SomePin(3, "").id, false});
    CHECK(chosen.ids.size() == 3);
    page.Do(command::SelectAllPins{});
    CHECK(chosen.ids.size() == 10);
    page.Do(command::ShowPins{PinTab::kDrafts});
    CHECK(chosen.ids.empty());
    CHECK_FALSE(chosen.on);
}

TEST_CASE("several are moved by days, four at a time, with one message in the end", "[moves]")
{
    AtList page(Ten());
    page.Do(command::SelectAllPins{});
    page.Do(command::AskMove{});
    REQUIRE(page.state().move);
    CHECK(page.state().move->by_days);
    page.Do(command::EditMove{MoveField::kDays, "two"});
    page.Do(command::ConfirmMove{});
    CHECK(page.state().move->problems.front().field == "days");
    page.Do(command::EditMove{MoveField::kDays, "2"});
    page.Do(command::ConfirmMove{});
    CHECK(page.Patches() == kBatchAtOnce);
    CHECK(page.state().batch_left == 10);
    for (int i = 1; i <= 10; ++i) {
        CHECK(page.Patches() == std::min<std::size_t>(kBatchAtOnce, static_cast<std::size_t>(11 - i)));
        CHECK(page.Body(i).find("\"2026-11-2" + std::to_string(i < 5 ? 7 : 8)) != std::string::npos);
        page.AnswerMoved(i, "2026-11-28T08:00:00Z");
    }
    CHECK(page.Said("10 pins moved."));
    CHECK(page.Count<Announce>() > 0);
    CHECK(page.state().may_undo);
    CHECK(page.state().batch_left == 0);
    CHECK(page.state().selection.ids.empty());
}

TEST_CASE("a list whose loaded pins all move further down is not empty, but loads on", "[moves]")
{
    Page page;
    page.Start("/schedule");
    page.AnswerStatus();
    page.Answer("GET", kAll, 200, PinsPage(Ten(), "more"));
    page.Answer("GET", "/api/v1/accounts/a1/boards", 200, SomeBoards());
    page.Do(command::TogglePin{SomePin(1, "").id, false});
    page.Do(command::TogglePin{SomePin(10, "").id, true});
    page.Do(command::AskMove{});
    page.Do(command::EditMove{MoveField::kDays, "9"});
    page.Do(command::ConfirmMove{});
    const PinList& list = ShownPins(page.state());
    CHECK(list.pins.empty());
    CHECK_FALSE(list.complete);
    CHECK(list.loading_more);
    page.Answer("GET", std::string(kAll) + "&cursor=more", 200,
                PinsPage({SomePin(11, "2026-11-29T08:00:00Z")}, "still"));
    REQUIRE(list.pins.size() == 1);
    CHECK_FALSE(list.loading_more);
}

TEST_CASE("down to where a list was loaded it stays whole, whatever moves away", "[moves]")
{
    Page page;
    page.Start("/schedule");
    page.AnswerStatus();
    page.Answer("GET", kAll, 200,
                PinsPage({SomePin(1, "2026-11-25T08:00:00Z"), SomePin(2, "2026-11-27T08:00:00Z")}, "more"));
    page.Answer("GET", "/api/v1/accounts/a1/boards", 200, SomeBoards());
    // The last loaded pin moves away. A pin that then moves to just before it is on no further page.
    page.Do(command::MovePin{SomePin(2, "").id, "2026-11-30"});
    page.Do(command::MovePin{SomePin(1, "").id, "2026-11-26"});
    const PinList& list = ShownPins(page.state());
    REQUIRE(list.pins.size() == 1);
    CHECK(list.pins[0].title == "1");
}

/// The schedule's list, with more pins at the server than are loaded.
struct AtPartOfList : Page {
    AtPartOfList()
    {
        Status status = SomeStatus();
        status.pins_by_state[static_cast<int>(PinState::kScheduled)] = 300;
        Start("/schedule");
        AnswerStatus(status);
        Answer("GET", kAll, 200, PinsPage(Ten(), "more"));
        Answer("GET", "/api/v1/accounts/a1/boards", 200, SomeBoards());
        Forget();
    }
    nlohmann::json Sent() { return nlohmann::json::parse(Request("POST", kBatches).body); }
    void AnswerBatch(const char* json) { Answer("POST", kBatches, 200, nlohmann::json::parse(json)); }
    void SelectAll(const char* counted = R"({"matched":301,"done":301,"skipped":{}})")
    {
        Do(command::SelectAllPins{});
        AnswerBatch(counted);
    }

    static constexpr std::string_view kBatches = "/api/v1/pins/batch";
};

TEST_CASE("select all takes what is not loaded as well, and says how many there are", "[moves]")
{
    AtPartOfList page;
    CHECK(words::SelectAllText(ShownPins(page.state())) == "Select all 300");
    page.Do(command::SelectAllPins{});
    CHECK(page.Said("300 selected"));
    CHECK(page.Sent().at("only_count") == true);
    page.AnswerBatch(R"({"matched":301,"done":301,"skipped":{}})");
    CHECK(page.Said("301 selected"));
    CHECK(SelectedCount(page.state()) == 301);
    CHECK(IsSelected(page.state(), SomePin(3, "").id));
    page.Do(command::TogglePin{SomePin(3, "").id, false});
    CHECK(page.Said("300 selected"));
    CHECK_FALSE(IsSelected(page.state(), SomePin(3, "").id));
}

TEST_CASE("all of a list are canceled at once at the server, and the rest is told with its reasons",
          "[moves]")
{
    AtPartOfList page;
    page.SelectAll();
    page.Do(command::TogglePin{SomePin(3, "").id, false});
    page.Do(command::AskCancelSelected{});
    CHECK(DialogIsOpen(page.state()));
    page.Do(command::ConfirmCancelPin{});
    const nlohmann::json asked = page.Sent();
    CHECK(asked.at("do") == "cancel");
    CHECK(asked.at("revision") == 1);
    CHECK(asked.at("except").size() == 1);
    CHECK(asked.at("states").size() == 6);
    CHECK(page.state().batch_left == 300);
    // A second press meanwhile sends nothing.
    page.Do(command::RetrySelected{});
    CHECK(page.Said(texts::kStillUnderWay));
    SECTION("all")
    {
        page.AnswerBatch(R"({"matched":300,"done":300,"skipped":{}})");
        CHECK(page.Said("300 pins canceled."));
        CHECK_FALSE(page.state().notice);
    }
    SECTION("some")
    {
        page.AnswerBatch(R"({"matched":300,"done":297,"skipped":{"changed":1,"publishing":2}})");
        REQUIRE(page.state().notice);
        CHECK(page.state().notice->title == "297 of 300 pins canceled.");
        CHECK(page.state().notice->detail == "1 changed in the meantime. 2 being published right now.");
    }
    SECTION("nobody knows")
    {
        page.Answer("POST", AtPartOfList::kBatches, 0);
        REQUIRE(page.state().notice);
        CHECK(SelectedCount(page.state()) == 300);
    }
    CHECK(page.state().batch_left == 0);
    CHECK(page.Asked("GET", "/api/v1/status"));
}

TEST_CASE("all of a list are moved by days, or to a day of the person's zone", "[moves]")
{
    AtPartOfList page;
    page.SelectAll();
    page.Do(command::AskMove{});
    REQUIRE(page.state().move);
    CHECK(page.state().move->all);
    SECTION("by days")
    {
        page.Do(command::EditMove{MoveField::kDays, "-2"});
        page.Do(command::ConfirmMove{});
        CHECK(page.Sent().at("days") == -2);
        CHECK_FALSE(page.Sent().contains("date"));
    }
    SECTION("to a day")
    {
        page.Do(command::ChooseMoveBy{false});
        page.Do(command::EditMove{MoveField::kDate, "2026-12-24"});
        page.Do(command::ConfirmMove{});
        CHECK(page.Sent().at("date") == "2026-12-24");
        CHECK(page.Sent().at("time_zone") == "Europe/Berlin");
    }
    CHECK_FALSE(page.state().move);
}

TEST_CASE("what can be done to none of the selected is not offered", "[moves]")
{
    AtList page({SomePin(1, "2026-11-25T08:00:00Z"), SomePin(2, "2026-11-26T08:00:00Z", PinState::kFailed),
                 SomePin(3, "2026-11-26T08:00:00Z", PinState::kPublishing)});
    const auto offers = [&] { return OffersOfSelection(page.state()); };
    CHECK_FALSE(offers().cancel);
    page.Do(command::TogglePin{SomePin(3, "").id, false});
    CHECK_FALSE(offers().move);
    CHECK_FALSE(offers().cancel);
    page.Do(command::AskMove{});
    CHECK_FALSE(page.state().move);
    page.Do(command::TogglePin{SomePin(1, "").id, false});
    CHECK(offers().move);
    CHECK(offers().cancel);
    CHECK_FALSE(offers().retry);
    page.Do(command::TogglePin{SomePin(2, "").id, false});
    CHECK(offers().retry);
}

TEST_CASE("several are moved to a date, and those that fail are named", "[moves]")
{
    std::vector<Pin> pins{SomePin(1, "2026-11-25T08:00:00Z"), SomePin(2, "2026-11-26T21:30:00Z"),
                          SomePin(3, "2026-11-26T22:00:00Z", PinState::kPublishing),
                          SomePin(4, "", PinState::kDraft)};
    AtList page(pins);
    page.Do(command::SelectAllPins{});
    page.Do(command::AskMove{});
    page.Do(command::ChooseMoveBy{false});
    page.Do(command::EditMove{MoveField::kDate, "2026-12-01"});
    page.Do(command::ConfirmMove{});
    CHECK(page.Patches() == 2);
    CHECK(page.Body(2).find("2026-12-01T21:30:00Z") != std::string::npos);
    page.AnswerMoved(1, "2026-12-01T08:00:00Z");
    page.Answer("PATCH", AddressOf(2), 0);
    REQUIRE(page.state().notice);
    CHECK(page.state().notice->title == "3 of 4 pins were not moved.");
    CHECK(page.state().notice->detail ==
          "3: It’s being published right now. 4: It has no publishing time yet. 2: " +
              words::Offline().title);
    CHECK(page.TimeOf(1) == "2026-12-01T08:00:00Z");
    CHECK(page.TimeOf(2) == "2026-11-26T21:30:00Z");
}

TEST_CASE("several are canceled after being asked, and several are retried", "[moves]")
{
    AtList page({SomePin(1, "2026-11-25T08:00:00Z"), SomePin(2, "2026-11-26T08:00:00Z", PinState::kFailed)});
    page.Do(command::AskCancelSelected{});
    CHECK_FALSE(DialogIsOpen(page.state()));
    page.Do(command::SelectAllPins{});
    SECTION("canceled")
    {
        page.Do(command::AskCancelSelected{});
        CHECK(DialogIsOpen(page.state()));
        page.Do(command::KeepPin{});
        CHECK(page.open.empty());
        page.Do(command::AskCancelSelected{});
        page.Do(command::ConfirmCancelPin{});
        for (const int number : {1, 2})
            page.Answer("DELETE", AddressOf(number), 200,
                        ToJson(SomePin(number, "2026-11-25T08:00:00Z", PinState::kCanceled)));
        CHECK(page.Said("2 pins canceled."));
        CHECK(ShownPins(page.state()).pins.empty());
    }
    SECTION("retried")
    {
        page.Do(command::RetrySelected{});
        page.Answer("POST", AddressOf(2) + "/retry", 200, ToJson(SomePin(2, "2026-11-26T08:00:00Z")));
        REQUIRE(page.state().notice);
        CHECK(page.state().notice->title == "1 of 2 pins was not retried.");
        CHECK(page.state().notice->detail == "It hasn’t been tried yet.");
    }
}

}  // namespace
