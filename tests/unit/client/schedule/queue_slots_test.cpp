// An account's weekly times, the next free slot in the form, and what happens to overdue pins.
#include "client/core/common_words.hpp"
#include "client/features/compose/form.hpp"
#include "client/features/pins/pin_words.hpp"
#include "client/features/schedule/schedule_words.hpp"
#include "shared/pin_rules.hpp"
#include "tests/unit/client/support/page.hpp"

using namespace pinwright;
using namespace pinwright::app;
using namespace pinwright::app::test;

namespace {

constexpr std::string_view kFree = "/api/v1/accounts/a1/free-times?count=1";

Account WithTimes()
{
    Account account = SomeAccount();
    account.queue_times = {"Europe/Vienna", {{1, 540}, {3, 540}, {3, 600}}};
    return account;
}

nlohmann::json BodyOf(Page& page, std::string_view method, std::string_view address)
{
    const Result<nlohmann::json> json = ParseJson(page.Request(method, address).body);
    REQUIRE(json.ok());
    return *json;
}

struct AtIntegrations : Page {
    explicit AtIntegrations(const Account& account = WithTimes())
    {
        Start("/integrations");
        AnswerStatus(SomeStatus({account}));
        Answer("GET", "/api/v1/accounts/a1/boards", 200, SomeBoards());
        Do(command::OpenQueue{"a1"});
        Forget();
    }
    std::string Slots() const
    {
        std::string slots;
        for (const QueueSlot& slot : state().queue->times.slots)
            slots += std::to_string(slot.day) + " " + FormatTimeOfDay(slot.minute) + ", ";
        return slots;
    }
};

TEST_CASE("times are added to weekdays, to every day or to one, and taken away", "[queueing]")
{
    AtIntegrations page;
    REQUIRE(page.state().queue);
    CHECK(DialogIsOpen(page.state()));
    CHECK(page.state().queue->weekdays.front() == "Mon");
    page.Do(command::RemoveQueueTime{{3, 600}});
    CHECK(page.Slots() == "1 09:00, 3 09:00, ");
    page.Do(command::EditQueueTime{"18:30"});
    page.Do(command::ChooseQueueDay{7});
    page.Do(command::AddQueueTime{});
    page.Do(command::AddQueueTime{});
    CHECK(page.Slots() == "1 09:00, 3 09:00, 7 18:30, ");
    CHECK(page.Said("3 times a week"));
    page.Do(command::CopyQueueDay{1});
    CHECK(page.Slots() == "1 09:00, 2 09:00, 3 09:00, 4 09:00, 5 09:00, 7 18:30, ");
    page.Do(command::ChooseQueueDay{kEveryDay});
    page.Do(command::EditQueueTime{"07:00"});
    page.Do(command::AddQueueTime{});
    CHECK(page.state().queue->times.slots.size() == 13);
    page.Do(command::EditQueueTime{""});
    page.Do(command::AddQueueTime{});
    CHECK(page.state().queue->problems.size() == 1);
    page.Do(command::EditQueueTime{"08:00"});
    CHECK(page.state().queue->problems.empty());
}

TEST_CASE("times are saved as the account's, in the zone that they are meant in", "[queueing]")
{
    AtIntegrations page;
    CHECK(page.state().queue->times.time_zone == "Europe/Vienna");
    CHECK(page.state().queue->own_zone == "Europe/Berlin");
    page.Do(command::UseOwnZone{});
    page.Do(command::SaveQueue{});
    page.Do(command::SaveQueue{});
    CHECK(page.open.size() == 1);
    page.Do(command::CloseQueue{});
    REQUIRE(page.state().queue);
    CHECK(BodyOf(page, "PATCH", "/api/v1/accounts/a1")["queue_times"]["time_zone"] == "Europe/Berlin");
    SECTION("taken")
    {
        Account account = WithTimes();
        account.queue_times.time_zone = "Europe/Berlin";
        page.Answer("PATCH", "/api/v1/accounts/a1", 200, ToJson(account));
        CHECK_FALSE(page.state().queue);
        CHECK(page.Said(texts::kTimesSaved));
        CHECK(page.state().server.status.accounts[0].queue_times.time_zone == "Europe/Berlin");
        CHECK(words::QueueText(page.state().server.status.accounts[0].queue_times) ==
              "3 times a week, Berlin time.");
    }
    SECTION("refused")
    {
        page.Answer("PATCH", "/api/v1/accounts/a1", 400, FailureText(Cause::kBadRequest));
        REQUIRE(page.state().queue);
        CHECK(page.state().queue->problem);
        CHECK_FALSE(page.state().queue->busy);
    }
}

TEST_CASE("without any slot the account has no times", "[queueing]")
{
    AtIntegrations page;
    for (const QueueSlot& slot : WithTimes().queue_times.slots)
        page.Do(command::RemoveQueueTime{slot});
    page.Do(command::SaveQueue{});
    CHECK(BodyOf(page, "PATCH", "/api/v1/accounts/a1")["queue_times"].is_null());
}

struct AtForm : Page {
    explicit AtForm(const Account& account = WithTimes())
    {
        Start("/compose");
        AnswerStatus(SomeStatus({account}));
        Answer("GET", "/api/v1/accounts/a1/boards", 200, SomeBoards());
    }
};

TEST_CASE("the next free time is told before it is taken, and fills date and time", "[queueing]")
{
    AtForm page;
    page.Answer("GET", kFree, 200, FreeTimesToJson({*ParseRfc3339("2026-11-30T08:00:00Z")}));
    CHECK(page.state().free_time.words == "2026-11-30T09:00");
    CHECK_FALSE(page.form().draft.later);
    page.Do(command::TakeFreeTime{});
    CHECK(page.form().draft.later);
    CHECK(page.form().draft.date == "2026-11-30");
    CHECK(page.form().draft.time == "09:00");
    CHECK(page.form().draft.publish_at == ParseRfc3339("2026-11-30T08:00:00Z"));
    // Something changed at the server, so the slot may be occupied by now.
    Status status = SomeStatus({WithTimes()});
    status.revision = 2;
    page.Online();
    page.AnswerStatus(status);
    page.Answer("GET", kFree, 200, FreeTimesToJson({*ParseRfc3339("2026-12-02T08:00:00Z")}));
    CHECK(page.state().free_time.words == "2026-12-02T09:00");
    page.Online();
    page.AnswerStatus(status);
    CHECK_FALSE(page.Asked("GET", kFree));
}

TEST_CASE("a pin for the next free time leaves the choice to the server, and says which it was", "[queueing]")
{
    AtForm page;
    page.Answer("GET", kFree, 200, FreeTimesToJson({*ParseRfc3339("2026-11-30T08:00:00Z")}));
    page.FillIn();
    page.Do(command::TakeFreeTime{});
    CHECK(page.form().when_words.find("This is currently the next free slot.") != std::string::npos);
    page.Do(command::PublishNow{});
    const nlohmann::json body = BodyOf(page, "POST", "/api/v1/pins");
    CHECK(body["slot"] == "next");
    CHECK_FALSE(body.contains("publish_at"));
    Pin pin = PinFromJson(body);
    pin.state = PinState::kScheduled;
    pin.publish_at = ParseRfc3339("2026-12-02T08:00:00Z");
    page.Answer("POST", "/api/v1/pins", 201, ToJson(pin));
    CHECK(page.state().notice->detail.find("2026-12-02T09:00") != std::string::npos);
    // The next pin learns which slots are free now.
    CHECK(page.Asked("GET", kFree));
    CHECK_FALSE(page.form().draft.next_slot);
}

TEST_CASE("a free time that was expected follows what is free, until the person says another", "[queueing]")
{
    AtForm page;
    page.Answer("GET", kFree, 200, FreeTimesToJson({*ParseRfc3339("2026-11-30T08:00:00Z")}));
    page.FillIn();
    page.Do(command::TakeFreeTime{});
    Status status = SomeStatus({WithTimes()});
    status.revision = 2;
    page.Online();
    page.AnswerStatus(status);
    page.Answer("GET", kFree, 200, FreeTimesToJson({*ParseRfc3339("2026-12-02T08:00:00Z")}));
    CHECK(page.form().draft.date == "2026-12-02");
    CHECK(page.form().draft.next_slot);
    page.Do(command::EditText{Field::kDate, "2026-12-03"});
    CHECK_FALSE(page.form().draft.next_slot);
    status.revision = 3;
    page.Online();
    page.AnswerStatus(status);
    page.Answer("GET", kFree, 200, FreeTimesToJson({*ParseRfc3339("2026-12-07T08:00:00Z")}));
    CHECK(page.form().draft.date == "2026-12-03");
    page.Do(command::PublishNow{});
    const nlohmann::json body = BodyOf(page, "POST", "/api/v1/pins");
    CHECK_FALSE(body.contains("slot"));
    CHECK(body["publish_at"] == "2026-12-03T08:00:00Z");
}

TEST_CASE("what the server says of the slot stands at the date until the time is changed", "[queueing]")
{
    AtForm page;
    page.Answer("GET", kFree, 200, FreeTimesToJson({*ParseRfc3339("2026-11-30T08:00:00Z")}));
    page.FillIn();
    page.Do(command::TakeFreeTime{});
    page.Do(command::PublishNow{});
    page.Answer("POST", "/api/v1/pins", 422, FailureText(Cause::kInvalidPin, {NoQueueTimes()}));
    REQUIRE(ProblemsAt(page.state(), Field::kDate).size() == 1);
    CHECK(ProblemsAt(page.state(), Field::kDate).front().id == "no_queue_times");
    page.Do(command::EditText{Field::kTime, "10:00"});
    CHECK(ProblemsAt(page.state(), Field::kDate).empty());
}

TEST_CASE("an account without times has no free one, and they can be set from the form", "[queueing]")
{
    AtForm page(SomeAccount());
    CHECK_FALSE(page.Asked("GET", kFree));
    CHECK(page.state().free_time.account_id.empty());
    page.Do(command::TakeFreeTime{});
    CHECK_FALSE(page.form().draft.later);
    page.Do(command::OpenQueue{"a1"});
    CHECK(page.state().queue->times.time_zone == "Europe/Berlin");
    page.Do(command::AddQueueTime{});
    page.Do(command::SaveQueue{});
    page.Answer("PATCH", "/api/v1/accounts/a1", 200, ToJson(WithTimes()));
    page.Answer("GET", kFree, 200, FreeTimesToJson({}));
    CHECK(page.state().free_time.load == Load::kReady);
    CHECK_FALSE(page.state().free_time.at);
}

TEST_CASE("the form shows an unknown zone in place of the free time", "[queueing]")
{
    AtForm page;
    page.Answer("GET", kFree, 409, FailureText(Cause::kUnknownTimeZone));
    const FreeTime& free = page.state().free_time;
    CHECK_FALSE(free.at);
    REQUIRE(free.problem);
    CHECK(free.problem->id == "unknown_time_zone");
    CHECK_FALSE(words::ActionLabel(free.problem->action).empty());
    page.Do(command::RunAction{free.problem->action, "a1"});
    REQUIRE(page.state().queue);
    CHECK(page.state().queue->own_zone == "Europe/Berlin");
    page.Do(command::UseOwnZone{});
    page.Do(command::SaveQueue{});
    CHECK(BodyOf(page, "PATCH", "/api/v1/accounts/a1")["queue_times"]["time_zone"] == "Europe/Berlin");
    page.Answer("PATCH", "/api/v1/accounts/a1", 200, ToJson(WithTimes()));
    page.Answer("GET", kFree, 200, FreeTimesToJson({*ParseRfc3339("2026-11-30T08:00:00Z")}));
    CHECK_FALSE(free.problem);
    CHECK(free.at);
}

TEST_CASE("a temporary failure to load the free time is not shown as a problem of the times", "[queueing]")
{
    AtForm page;
    page.Answer("GET", kFree, 0);
    CHECK(page.state().free_time.load == Load::kFailed);
    CHECK_FALSE(page.state().free_time.problem);
}

TEST_CASE("the settings for overdue pins are loaded, changed and saved", "[overdue]")
{
    Page page;
    page.Start("/schedule");
    page.AnswerStatus();
    page.Forget();
    page.Do(command::OpenOverdue{});
    CHECK(DialogIsOpen(page.state()));
    page.Do(command::SaveOverdue{});
    page.Answer("GET", "/api/v1/settings", 200,
                nlohmann::json{{"paused", false}, {"overdue", "skip"}, {"overdue_hours", 48}});
    CHECK(page.state().overdue->policy == OverduePolicy::kSkip);
    CHECK(page.state().overdue->hours == "48");
    page.Do(command::ChooseOverdue{OverduePolicy::kPublish});
    for (const char* bad : {"", "0", "721", "a day", "-1", "99999999999"}) {
        page.Do(command::EditOverdueHours{bad});
        page.Do(command::SaveOverdue{});
        CHECK(page.state().overdue->problems.size() == 1);
        CHECK_FALSE(page.Asked("PATCH", "/api/v1/settings"));
    }
    page.Do(command::EditOverdueHours{" 12 "});
    page.Do(command::SaveOverdue{});
    CHECK(BodyOf(page, "PATCH", "/api/v1/settings") ==
          nlohmann::json{{"overdue", "publish"}, {"overdue_hours", 12}});
    page.Answer("PATCH", "/api/v1/settings", 200, nlohmann::json::object());
    CHECK_FALSE(page.state().overdue);
    page.Do(command::OpenOverdue{});
    page.Answer("GET", "/api/v1/settings", 0);
    CHECK(page.state().overdue->load == Load::kFailed);
    page.Do(command::ChooseOverdue{OverduePolicy::kNextFree});
    page.Do(command::SaveOverdue{});
    CHECK_FALSE(page.Asked("PATCH", "/api/v1/settings"));
}

TEST_CASE("what would go wrong is told with the result, and what vanished is not called published",
          "[warnings]")
{
    Page page;
    page.AtCompose();
    page.FillIn();
    page.Do(command::ChooseWhen{true});
    page.Do(command::PublishNow{});
    Pin pin;
    pin.id = page.form().draft.pin_id;
    pin.account_id = "a1";
    pin.state = PinState::kScheduled;
    pin.publish_at = ParseRfc3339("2026-11-30T08:00:00Z");
    pin.warnings = {Diagnose(Cause::kDuplicateLink)};
    page.Answer("POST", "/api/v1/pins", 201, ToJson(pin));
    REQUIRE(page.state().notice);
    CHECK(page.state().notice->kind == Notice::Kind::kAttention);
    CHECK(page.Said(Describe(Cause::kDuplicateLink).title));
    Pin gone;
    gone.state = PinState::kPublished;
    CHECK(words::PinLabel(gone) == "Published");
    gone.cause = Diagnose(Cause::kVanished);
    CHECK(words::PinLabel(gone) == "Deleted on Pinterest");
    CHECK(words::DescribePin(gone).detail.find(Describe(Cause::kVanished).title) == 0);
    gone.history = {{{}, "moved", std::nullopt}, {{}, "vanished", std::nullopt}};
    CHECK(words::HistoryOf(gone).size() == 2);
}

}  // namespace
