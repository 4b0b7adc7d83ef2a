// A device with a wrong clock: the page uses the server's clock and says so. On the device it is Tuesday, 24
// November 2026, 22:57 in Berlin.
#include "client/core/clock_skew.hpp"

#include "client/core/common_words.hpp"
#include "client/core/local_time.hpp"
#include "client/features/troubleshoot/check_words.hpp"
#include "client/features/troubleshoot/checks_and_report.hpp"
#include "tests/unit/client/support/page.hpp"

using namespace pinwright;
using namespace pinwright::app;
using namespace pinwright::app::test;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

const Timestamp kDevice = StillClock().Now();

struct At : Page {
    /// An answer arrives with this Date.
    void Dated(Timestamp server, milliseconds took = milliseconds{40})
    {
        app.OnServerTime(std::chrono::floor<seconds>(server), took);
        Collected();
    }
    void PlanFor(Timestamp time)
    {
        const Reading reading = ReadingAt(BerlinZone(), time);
        Do(command::ChooseWhen{true});
        Do(command::EditText{Field::kDate, reading.date});
        Do(command::EditText{Field::kTime, reading.time});
    }
    bool SaysPassed() const
    {
        for (const Problem& problem : form().problems) {
            if (problem.id == words::PastProblem().id)
                return true;
        }
        return false;
    }

private:
    // Collects the effects. Copied() itself causes only a message, no request.
    void Collected() { Copied(true); }
};

TEST_CASE("from two minutes of difference on, the server's clock counts", "[device_clock]")
{
    struct Row {
        const char* name;
        milliseconds used, lead, took, expected;
    };
    const milliseconds none{0}, day = hours(24), quick{0};
    const Row rows[] = {
        {"the same", none, none, quick, none},
        {"within two minutes, ahead", none, seconds(119), quick, none},
        {"within two minutes, behind", none, -seconds(119), quick, none},
        {"beyond, the server is ahead", none, minutes(3), quick, minutes(3)},
        {"beyond, the server is behind", none, -minutes(3), quick, -minutes(3)},
        {"a day", none, -day, quick, -day},
        {"as before, but for what measuring cannot tell", -day, -day + seconds(9), quick, -day},
        {"no flicker at the edge", seconds(121), seconds(115), quick, seconds(121)},
        {"set right meanwhile", -day, seconds(1), quick, none},
        {"set otherwise meanwhile", -day, hours(2), quick, hours(2)},
        {"an answer of many seconds tells nothing", none, -day, seconds(11), none},
        {"nor does it take anything back", -day, none, minutes(5), -day},
    };
    for (const Row& row : rows) {
        INFO(row.name);
        // The header was written halfway through, and names the second that had begun.
        const Timestamp date = kDevice + row.lead - row.took / 2 - milliseconds(500);
        CHECK(ServerLead(row.used, date, row.took, kDevice) == row.expected);
    }
}

TEST_CASE("if the device's clock is a day ahead, a pin can still be planned an hour from now",
          "[device_clock]")
{
    At page;
    page.AtCompose();
    page.FillIn();
    const Timestamp server = kDevice - hours(24);
    page.PlanFor(server + hours(1));
    CHECK(page.SaysPassed());
    page.Dated(server);
    CHECK_FALSE(page.SaysPassed());
    CHECK(page.Said("This device’s clock is 24 hours ahead of the server’s."));
    page.PlanFor(server - minutes(1));
    CHECK(page.SaysPassed());
    page.Do(command::EditText{Field::kDate, "2026-11-24"});
    CHECK_FALSE(page.SaysPassed());
    // The user corrects the clock.
    page.Dated(kDevice);
    CHECK(page.state().clock_lead == milliseconds(0));
    page.PlanFor(server + hours(1));
    CHECK(page.SaysPassed());
}

TEST_CASE("if the device's clock is a day behind, a past time is reported and suggestions are in the future",
          "[device_clock]")
{
    At page;
    page.AtCompose();
    const Timestamp server = kDevice + hours(24);
    page.Dated(server);
    page.Do(command::ChooseWhen{true});
    REQUIRE(page.form().draft.publish_at);
    CHECK(*page.form().draft.publish_at > server);
    CHECK(*page.form().draft.publish_at < server + hours(2));
    page.PlanFor(kDevice + hours(1));
    CHECK(page.SaysPassed());
}

TEST_CASE("an open dialog and the calendar follow the server's clock", "[device_clock]")
{
    At page;
    page.Start("/schedule?view=week");
    page.AnswerStatus();
    REQUIRE(page.state().calendar.days.size() == 7);
    CHECK(page.state().calendar.today == 1);
    page.Dated(kDevice - hours(24));
    CHECK(page.state().calendar.today == 0);
    page.Dated(kDevice - hours(24 * 7));
    CHECK(page.state().calendar.days.front().date == "2026-11-16");

    At listed;
    listed.Start("/schedule");
    listed.AnswerStatus();
    const Pin pin = NumberedPin(1, "2026-11-25T08:00:00Z");
    listed.Answer("GET",
                  "/api/v1/pins?order=due&limit=100&state=draft,scheduled,publishing,unconfirmed,held,failed",
                  200, PinsPage({pin}));
    listed.Do(command::AskMove{pin.id});
    REQUIRE(listed.state().move);
    listed.Do(command::EditMove{MoveField::kDate, "2026-11-24"});
    CHECK(listed.state().move->problems.size() == 1);
    listed.Dated(kDevice - hours(24));
    CHECK(listed.state().move->problems.empty());
}

TEST_CASE("a wrong device clock is one of the checks, and in the report", "[device_clock]")
{
    At page;
    page.Start("/troubleshoot");
    page.AnswerStatus();
    const RequestId request = page.Last<ListenTo>()->request;
    page.Dated(kDevice + hours(3));
    Check good;
    good.id = "page";
    good.title = "The server answers.";
    good.severity = Severity::kOk;
    page.app.OnPart(request, JsonText(ToJson(good)));
    page.app.OnAnswer(request, 200, {});
    const Checks& checks = page.state().checks;
    REQUIRE(checks.items.size() == 2);
    CHECK(checks.items[0].severity == Severity::kAttention);
    CHECK(checks.items[0].title == "This device’s clock is 3 hours behind the server’s.");
    CHECK_FALSE(checks.items[0].fix.empty());
    CHECK(ReportText(page.state()).find("3 hours behind") != std::string::npos);
    CHECK(words::ChecksSummary(checks.items) == "1 needs attention.");
    // Again, after the clock was corrected.
    page.Do(command::RunChecks{});
    CHECK(checks.items.size() == 1);
    page.Dated(kDevice);
    CHECK(checks.items.empty());
}

TEST_CASE("without checks from the server the run fails, whatever this device's clock shows",
          "[device_clock]")
{
    At page;
    page.Start("/troubleshoot");
    page.AnswerStatus();
    page.Dated(kDevice + hours(3));
    page.app.OnAnswer(page.Last<ListenTo>()->request, 200, {});
    CHECK(page.state().checks.load == Load::kFailed);
}

TEST_CASE("the difference is shown in a suitable unit", "[device_clock]")
{
    CHECK_FALSE(words::DeviceClock(milliseconds(0)));
    const struct {
        milliseconds lead;
        const char* words;
    } rows[] = {
        {-minutes(3), "3 minutes ahead of"},  {minutes(119), "119 minutes behind"},
        {minutes(121), "2 hours behind"},     {hours(24), "24 hours behind"},
        {-hours(47), "47 hours ahead of"},    {-hours(24 * 2 + 11), "2 days ahead of"},
        {hours(24 * 365), "365 days behind"},
    };
    for (const auto& row : rows) {
        INFO(row.words);
        CHECK(words::DeviceClock(row.lead)->title.find(row.words) != std::string::npos);
    }
}

}  // namespace
