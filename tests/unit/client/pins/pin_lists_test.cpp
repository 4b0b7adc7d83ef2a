// The lists of pins: tabs, pages, and changes while they are shown.
#include <algorithm>
#include <set>

#include "client/core/server_status.hpp"
#include "client/features/pins/pin_words.hpp"
#include "tests/unit/client/support/page.hpp"

using namespace pinwright;
using namespace pinwright::app;
using namespace pinwright::app::test;

namespace {

constexpr std::string_view kAll =
    "/api/v1/pins?order=newest&limit=100&state="
    "scheduled,publishing,unconfirmed,published,held,failed,canceled";
constexpr std::string_view kWaiting =
    "/api/v1/pins?order=newest&limit=100&state=scheduled,publishing,unconfirmed,held";

/// A pin identified by a small number, and published at that minute.
Pin SomePin(int number, PinState state = PinState::kPublished)
{
    Pin pin;
    pin.id = "3f2b8c1e-0d4a-4b6f-9c7e-" + std::to_string(100'000'000'000 + number);
    pin.account_id = "a1";
    pin.title = "Pin " + std::to_string(number);
    pin.state = state;
    if (state == PinState::kPublished) {
        pin.published_at = FromMillis(number * 60'000LL);
        pin.url = "https://www.pinterest.com/pin/" + std::to_string(number) + "/";
    }
    pin.revision = number;
    return pin;
}

Status StatusAt(std::int64_t revision, int published = 0, int failed = 0, int scheduled = 0)
{
    Status status = SomeStatus();
    status.revision = revision;
    status.pins_by_state[static_cast<int>(PinState::kPublished)] = published;
    status.pins_by_state[static_cast<int>(PinState::kFailed)] = failed;
    status.pins_by_state[static_cast<int>(PinState::kScheduled)] = scheduled;
    status.pins_by_state[static_cast<int>(PinState::kDraft)] = 7;
    return status;
}

std::string Numbers(const PinList& list)
{
    CHECK(list.pins.size() == list.dealt.size());
    CHECK(std::is_sorted(list.dealt.rbegin(), list.dealt.rend()));
    std::string numbers;
    for (const Pin& pin : list.pins)
        numbers += (numbers.empty() ? "" : " ") + pin.title.substr(4);
    return numbers;
}

/// Answers the status, and the request for boards that follows once.
void AnswerFirstStatus(Page& page, const Status& status)
{
    page.AnswerStatus(status);
    page.Answer("GET", "/api/v1/accounts/a1/boards", 200, SomeBoards());
}

/// The list of all pins with 9, 5 and 3, at revision 10.
struct AtPins : Page {
    explicit AtPins(std::string_view cursor = {})
    {
        Start("/pins");
        AnswerFirstStatus(*this, StatusAt(10, 3));
        Answer("GET", kAll, 200, PinsPage({SomePin(9), SomePin(5), SomePin(3)}, cursor));
    }
    const PinList& list() const { return ShownPins(state()); }
    std::string Changes(std::int64_t after) const
    {
        return "/api/v1/pins?limit=200&changed_after=" + std::to_string(after);
    }
    /// The next status arrives, triggered by its timer.
    void NextStatus(const Status& status)
    {
        LastTimer();
        AnswerStatus(status);
    }
};

TEST_CASE("the list comes once the server is known, newest first, with its total", "[pins]")
{
    Page page;
    page.Start("/pins");
    CHECK(ShownPins(page.state()).load == Load::kLoading);
    CHECK_FALSE(page.Asked("GET", kAll));
    AnswerFirstStatus(page, StatusAt(10, 2, 1));
    CHECK(FindBoard(page.state(), "a1", "103")->name == "台所");
    CHECK(FindBoard(page.state(), "a1", "7") == nullptr);
    CHECK(FindBoard(page.state(), "a2", "103") == nullptr);
    CHECK(page.Last<SetTitle>()->title == "Pins · Pinwright");
    page.Answer("GET", kAll, 200, PinsPage({SomePin(2), SomePin(1)}, "next"));
    const PinList& list = ShownPins(page.state());
    CHECK(list.load == Load::kReady);
    CHECK(Numbers(list) == "2 1");
    CHECK(list.total == 3);
    CHECK_FALSE(list.complete);
    CHECK(page.Said("3 pins"));
    CHECK(page.open.empty());
}

TEST_CASE("a tab has its own list and address, and is no place to come back to", "[pins]")
{
    AtPins page;
    page.Do(command::ShowPins{PinTab::kWaiting});
    CHECK(page.state().route == Route{Screen::kPins, {}, PinTab::kWaiting});
    CHECK(page.Last<ReplaceHistory>()->address == "/pins?show=waiting");
    CHECK(page.Count<PushHistory>() == 0);
    page.Answer("GET", kWaiting, 200, NoItems());
    CHECK(page.Said("No pins are waiting."));
    CHECK(page.list().complete);
    page.Do(command::ShowPins{PinTab::kAll});
    CHECK(Numbers(page.list()) == "9 5 3");
    CHECK_FALSE(page.Asked("GET", kAll));
    page.Do(command::GoTo{{Screen::kCompose, {}}});
    page.Do(command::ShowPins{PinTab::kPublished});
    CHECK(page.Last<PushHistory>()->address == "/pins?show=published");
}

TEST_CASE("further pages come when they are needed, one at a time", "[pins]")
{
    AtPins page("c=1/2");
    page.Do(command::NeedMorePins{});
    page.Do(command::NeedMorePins{});
    CHECK(page.list().loading_more);
    const std::string next = std::string(kAll) + "&cursor=c%3D1%2F2";
    SECTION("the last page ends it; what had moved meanwhile stands once")
    {
        page.Answer("GET", next, 200, PinsPage({SomePin(3), SomePin(2), SomePin(1)}));
        CHECK(Numbers(page.list()) == "9 5 3 2 1");
        CHECK(page.list().complete);
        CHECK_FALSE(page.list().loading_more);
        page.Do(command::NeedMorePins{});
        CHECK_FALSE(page.Asked("GET", next));
    }
    SECTION("a failure keeps what is there, and is retried when asked for")
    {
        page.Answer("GET", next, 500, FailureText(Cause::kStorage));
        CHECK(page.list().load == Load::kReady);
        CHECK(page.list().problem->id == "storage");
        page.Do(command::NeedMorePins{});
        CHECK_FALSE(page.Asked("GET", next));
        page.Do(command::ReloadPins{});
        CHECK_FALSE(page.list().problem);
        CHECK(page.Asked("GET", next));
    }
}

TEST_CASE("a list that could not be loaded says why, and comes by hand or with the server", "[pins]")
{
    Page page;
    page.Start("/pins");
    AnswerFirstStatus(page, StatusAt(10, 1));
    page.Answer("GET", kAll, 0);
    CHECK(ShownPins(page.state()).load == Load::kFailed);
    CHECK(page.Said("The server can’t be reached."));
    CHECK(page.open.empty());
    SECTION("by hand")
    {
        page.Do(command::RunAction{Action::kRetry, ""});
        CHECK(ShownPins(page.state()).load == Load::kLoading);
        CHECK(page.Asked("GET", kAll));
    }
    SECTION("with the server")
    {
        page.LastTimer();
        page.Answer("GET", "/api/v1/status", 0);
        page.LastTimer();
        page.AnswerStatus(StatusAt(10, 1));
        CHECK(page.Asked("GET", kAll));
    }
    SECTION("with the network")
    {
        page.Online();
        page.AnswerStatus(StatusAt(10, 1));
        CHECK(page.Asked("GET", kAll));
    }
}

TEST_CASE("while the list is looked at the status is asked for often; the same revision costs nothing",
          "[pins]")
{
    AtPins page;
    CHECK(page.timers.back().delay_ms == 2000);
    page.app.TakeChanged();
    page.NextStatus(StatusAt(10, 3));
    CHECK(page.open.empty());
    CHECK_FALSE(page.app.TakeChanged());
    page.Do(command::GoTo{{Screen::kCompose, {}}});
    page.NextStatus(StatusAt(11, 3));
    CHECK_FALSE(page.Asked("GET", page.Changes(10)));
    CHECK(page.timers.back().delay_ms == 20'000);
}

TEST_CASE("nothing is asked while the page is hidden, and what changed is caught up with after", "[pins]")
{
    AtPins page;
    const TimerId timer = page.timers.back().timer;
    page.Visible(false);
    page.Timer(timer);
    CHECK(page.open.empty());
    page.Visible(true);
    page.AnswerStatus(StatusAt(12, 3));
    CHECK(page.Asked("GET", page.Changes(10)));
}

TEST_CASE("a changed pin takes its new place, or leaves the tab", "[pins]")
{
    AtPins page;
    page.NextStatus(StatusAt(20, 4));
    page.app.TakeChanged();
    SECTION("published again later: to the top")
    {
        Pin pin = SomePin(3);
        pin.published_at = FromMillis(1'000'000'000);
        page.Answer("GET", page.Changes(10), 200, PinsPage({pin}));
        CHECK(Numbers(page.list()) == "3 9 5");
    }
    SECTION("earlier: further down")
    {
        Pin pin = SomePin(9);
        pin.published_at = FromMillis(4 * 60'000);
        page.Answer("GET", page.Changes(10), 200, PinsPage({pin}));
        CHECK(Numbers(page.list()) == "5 9 3");
    }
    SECTION("two new ones between")
    {
        page.Answer("GET", page.Changes(10), 200, PinsPage({SomePin(4), SomePin(7), SomePin(1)}));
        CHECK(Numbers(page.list()) == "9 7 5 4 3 1");
        CHECK(page.list().total == 4);
    }
    SECTION("one that goes out at once and tells no time keeps its place, a new one is the newest")
    {
        Pin pin = SomePin(5, PinState::kFailed);
        page.Answer("GET", page.Changes(10), 200, PinsPage({pin, SomePin(6, PinState::kPublishing)}));
        CHECK(Numbers(page.list()) == "6 9 5 3");
        CHECK(page.Said("Pin 5: Not published."));
        CHECK(page.said.back().politeness == Politeness::kAssertive);
    }
    SECTION("a draft is not listed")
    {
        page.Answer("GET", page.Changes(10), 200, PinsPage({SomePin(9, PinState::kDraft)}));
        CHECK(Numbers(page.list()) == "5 3");
    }
    SECTION("twice in one answer: the later counts")
    {
        Pin pin = SomePin(9);
        pin.title = "Pin 99";
        page.Answer("GET", page.Changes(10), 200, PinsPage({SomePin(9), pin}));
        CHECK(Numbers(page.list()) == "99 5 3");
    }
    SECTION("several turns are told in one sentence")
    {
        page.Answer("GET", page.Changes(10), 200,
                    PinsPage({SomePin(9, PinState::kFailed), SomePin(5, PinState::kFailed)}));
        CHECK(page.Said("2 pins changed."));
    }
    CHECK(page.app.TakeChanged());
    CHECK(page.open.empty());
}

TEST_CASE("a pin moves from one tab to another, wherever both are known", "[pins]")
{
    AtPins page;
    page.Do(command::ShowPins{PinTab::kWaiting});
    page.AnswerStatus(StatusAt(10, 3, 0, 1));
    page.Answer("GET", kWaiting, 200, PinsPage({SomePin(8, PinState::kScheduled)}));
    Pin pin = SomePin(8);
    page.NextStatus(StatusAt(11, 4));
    page.Answer("GET", page.Changes(10), 200, PinsPage({pin}));
    CHECK(page.list().pins.empty());
    CHECK(page.list().total == 0);
    CHECK(page.Said("Pin 8: Published."));
    page.Do(command::ShowPins{PinTab::kAll});
    CHECK(Numbers(page.list()) == "9 8 5 3");
}

TEST_CASE("a changed pin older than all that is loaded comes with its own page", "[pins]")
{
    AtPins page("more");
    page.NextStatus(StatusAt(20, 4));
    page.Answer("GET", page.Changes(10), 200, PinsPage({SomePin(1), SomePin(4)}));
    CHECK(Numbers(page.list()) == "9 5 4 3");
    page.Do(command::NeedMorePins{});
    page.Answer("GET", std::string(kAll) + "&cursor=more", 200, PinsPage({SomePin(1)}));
    CHECK(Numbers(page.list()) == "9 5 4 3 1");
}

TEST_CASE("changes come in pages, and are asked for from where they were read to", "[pins]")
{
    AtPins page;
    page.NextStatus(StatusAt(20, 4));
    page.Answer("GET", page.Changes(10), 200, PinsPage({SomePin(11)}, "p2"));
    Pin newer = SomePin(12);
    newer.revision = 25;  // changed after the status was written
    page.Answer("GET", page.Changes(10) + "&cursor=p2", 200, PinsPage({newer}));
    CHECK(Numbers(page.list()) == "12 11 9 5 3");
    page.NextStatus(StatusAt(25, 5));
    CHECK(page.open.empty());
    page.NextStatus(StatusAt(26, 5));
    SECTION("a failure waits for the next status")
    {
        page.Answer("GET", page.Changes(25), 0);
        CHECK(page.open.empty());
        CHECK_FALSE(page.list().problem);
        page.NextStatus(StatusAt(26, 5));
        CHECK(page.Asked("GET", page.Changes(25)));
    }
    SECTION("too many to follow: the list starts over")
    {
        page.Answer("GET", page.Changes(25), 200, PinsPage({}, "p"));
        for (int i = 0; i < 9; ++i)
            page.Answer("GET", page.Changes(25) + "&cursor=p", 200, PinsPage({}, "p"));
        CHECK(page.list().load == Load::kLoading);
        page.Answer("GET", kAll, 200, PinsPage({SomePin(12)}));
        CHECK(Numbers(page.list()) == "12");
        CHECK(page.open.empty());
    }
}

TEST_CASE("a server of an older state has another list", "[pins]")
{
    AtPins page;
    page.NextStatus(StatusAt(4, 1));
    CHECK(page.list().load == Load::kLoading);
    page.Answer("GET", kAll, 200, PinsPage({SomePin(3)}));
    CHECK(Numbers(page.list()) == "3");
}

TEST_CASE("pins that went with their account are gone from the lists", "[pins]")
{
    AtPins page;
    Status without = StatusAt(11, 1);
    without.accounts = {SomeAccount("a2")};
    page.NextStatus(without);
    CHECK(page.list().load == Load::kLoading);
    CHECK(page.list().pins.empty());
    CHECK_FALSE(page.Asked("GET", page.Changes(10)));
    page.Answer("GET", kAll, 200, PinsPage({SomePin(3)}));
    CHECK(Numbers(page.list()) == "3");

    page.Answer("GET", "/api/v1/accounts/a2/boards", 200, NoItems());
    without.revision = 12;
    // The draft, which now belongs to another account, has set a timer since.
    const auto status = std::find_if(page.timers.rbegin(), page.timers.rend(),
                                     [](const SetTimer& one) { return one.delay_ms == kStatusOftenMs; });
    REQUIRE(status != page.timers.rend());
    page.Timer(status->timer);
    page.AnswerStatus(without);
    CHECK(page.list().load == Load::kReady);
    CHECK(page.Asked("GET", page.Changes(11)));
}

TEST_CASE("an answer for a tab that was left comes too late, and is asked for again", "[pins]")
{
    Page page;
    page.Start("/pins");
    AnswerFirstStatus(page, StatusAt(10, 1));
    const HttpRequest late = page.Request("GET", kAll);
    page.Do(command::ShowPins{PinTab::kWaiting});
    page.app.OnAnswer(late.request, 200, JsonText(PinsPage({SomePin(1)})));
    CHECK(page.state().pins.lists[0].pins.empty());
    page.Answer("GET", kWaiting, 200, NoItems());
    page.Do(command::ShowPins{PinTab::kAll});
    CHECK(page.Asked("GET", kAll));
}

TEST_CASE("answers that are no list of ours are failures, not empty lists", "[pins]")
{
    for (const char* body : {"", "[]", "{}", R"({"items":5})"}) {
        CAPTURE(body);
        Page page;
        page.Start("/pins");
        AnswerFirstStatus(page, StatusAt(10, 1));
        page.Answer("GET", kAll, 200, std::string(body));
        CHECK(ShownPins(page.state()).load == Load::kFailed);
    }
}

TEST_CASE("ten thousand pins take their changes in order", "[pins]")
{
    Page page;
    page.Start("/pins");
    AnswerFirstStatus(page, StatusAt(20'000, 10'000));
    std::vector<Pin> pins;
    for (int i = 10'000; i > 0; --i)
        pins.push_back(SomePin(2 * i));
    page.Answer("GET", kAll, 200, PinsPage(pins));
    std::vector<Pin> changed;
    for (int i = 0; i < 200; ++i) {
        Pin pin = SomePin(2 * (1 + 47 * i));
        pin.published_at = FromMillis((20'001LL - 2 * i) * 60'000);
        changed.push_back(pin);
    }
    page.LastTimer();
    page.AnswerStatus(StatusAt(20'001, 10'000));
    page.Answer("GET", "/api/v1/pins?limit=200&changed_after=20000", 200, PinsPage(changed));
    const PinList& list = ShownPins(page.state());
    REQUIRE(list.pins.size() == 10'000);
    CHECK(list.pins[0].id == changed[0].id);
    CHECK(std::is_sorted(list.dealt.rbegin(), list.dealt.rend()));
    std::set<std::string> ids;
    for (std::size_t i = 0; i < list.pins.size(); ++i) {
        ids.insert(list.pins[i].id);
        REQUIRE(list.pins[i].published_at == list.dealt[i]);
    }
    CHECK(ids.size() == 10'000);
}

TEST_CASE("the link of a pin is copied from the list and from its own screen", "[pins]")
{
    AtPins page;
    page.Do(command::CopyPinLink{SomePin(5).id});
    CHECK(page.Last<CopyText>()->text == "https://www.pinterest.com/pin/5/");
    page.Copied(true);
    CHECK(page.Said("Copied."));
    page.Do(command::CopyPinLink{"stranger"});
    CHECK(page.Count<CopyText>() == 1);
    const Pin pin = SomePin(77);
    page.Moved("/pins/" + pin.id);
    page.Answer("GET", "/api/v1/pins/" + pin.id, 200, ToJson(pin));
    page.Do(command::CopyPinLink{pin.id});
    CHECK(page.Last<CopyText>()->text == pin.url);
}

TEST_CASE("a pin opened by its address asks for the boards of its account, once", "[pins]")
{
    Account other = SomeAccount("a2");
    const Pin pin = SomePin(77);
    const std::string address = "/api/v1/pins/" + pin.id, boards = "/api/v1/accounts/a1/boards";
    Page page;
    page.Start("/pins/" + pin.id);
    SECTION("the status comes first")
    {
        page.AnswerStatus(SomeStatus({SomeAccount(), other}));
        CHECK_FALSE(page.Asked("GET", boards));
        page.Answer("GET", address, 200, ToJson(pin));
    }
    SECTION("the pin comes first")
    {
        page.Answer("GET", address, 200, ToJson(pin));
        CHECK_FALSE(page.Asked("GET", boards));
        page.AnswerStatus(SomeStatus({SomeAccount(), other}));
    }
    page.Answer("GET", boards, 200, SomeBoards());
    CHECK(FindBoard(page.state(), "a1", "101") != nullptr);
    CHECK_FALSE(page.Asked("GET", "/api/v1/accounts/a2/boards"));
    page.Do(command::ReloadPin{});
    page.Answer("GET", address, 200, ToJson(pin));
    CHECK(page.open.empty());
}

TEST_CASE("a pin tells its history in words", "[pins]")
{
    const Pin pin = SomePin(1, PinState::kFailed);
    nlohmann::json json = ToJson(pin);
    const nlohmann::json cause = ToJson(Diagnose(Cause::kLinkRefused, "Code 9: no."));
    json["history"] = nlohmann::json::array();
    const auto add = [&](const char* at, const char* event, const nlohmann::json& why) {
        json["history"].push_back({{"at", at}, {"event", event}, {"cause", why}});
    };
    add("2026-11-23T21:57:00Z", "saved", nullptr);
    add("2026-11-23T21:57:01Z", "started", nullptr);
    add("2026-11-23T21:57:02Z", "teleported", nullptr);
    add("2026-11-23T21:57:03Z", "refused", cause);
    add("2026-11-23T21:57:04Z", "unknown", cause);
    add("2026-11-23T21:57:05Z", "held", nullptr);
    Page page;
    page.Start("/pins/" + pin.id);
    page.Answer("GET", "/api/v1/pins/" + pin.id, 200, json);
    const std::vector<HistoryLine>& lines = page.state().pin.history;
    REQUIRE(lines.size() == 5);
    CHECK(lines[0].text == "Saved.");
    CHECK(lines[0].at == ParseRfc3339("2026-11-23T21:57:00Z"));
    CHECK(lines[1].text == "Sent to Pinterest.");
    const std::string why(Describe(Cause::kLinkRefused).title);
    CHECK(lines[2].text == "Pinterest refused it: " + why);
    CHECK(lines[2].detail == "Code 9: no.");
    CHECK(lines[3].text == "No clear answer. Checking.");
    CHECK(lines[3].detail == why + " Code 9: no.");
    CHECK(lines[4].text == "On hold.");
    for (const char* event : {"accepted", "looked", "not_made", "confirmed", "resumed", "canceled"}) {
        CAPTURE(event);
        Pin other;
        other.history.push_back({FromMillis(0), event, std::nullopt});
        CHECK(words::HistoryOf(other).size() == 1);
    }
}

}  // namespace
