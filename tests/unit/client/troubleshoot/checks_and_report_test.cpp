// The checks: they run when the screen opens, show results as they arrive, and can be copied as a report.
#include "client/features/troubleshoot/checks_and_report.hpp"

#include "client/core/common_words.hpp"
#include "client/features/troubleshoot/check_words.hpp"
#include "tests/unit/client/support/page.hpp"

using namespace pinwright;
using namespace pinwright::app;
using namespace pinwright::app::test;

namespace {

Check SomeCheck(std::string id, Severity severity, std::string account = {})
{
    return {
        std::move(id), severity, "A title.",        "Evidence.", severity == Severity::kOk ? "" : "Fix it.",
        Action::kNone, "",       std::move(account)};
}

RequestId Listening(Page& page)
{
    const auto* const listen = page.Last<ListenTo>();
    REQUIRE(listen != nullptr);
    CHECK(listen->url == "/api/v1/diagnosis");
    return listen->request;
}

TEST_CASE("the checks run when the screen is entered, and fill in as they come", "[app]")
{
    Page page;
    page.Start("/troubleshoot");
    page.AnswerStatus();
    const RequestId request = Listening(page);
    CHECK(page.state().checks.load == Load::kLoading);
    page.app.OnPart(request, JsonText(ToJson(SomeCheck("page", Severity::kOk))));
    CHECK(page.app.TakeChanged());
    REQUIRE(page.state().checks.items.size() == 1);
    page.app.OnPart(request, JsonText(ToJson(SomeCheck("token", Severity::kBroken, "a1"))));
    page.app.OnPart(request, "{}");
    page.app.OnPart(request, "rubbish");
    CHECK(page.state().checks.items.size() == 2);
    CHECK(page.state().checks.load == Load::kLoading);
    page.app.OnAnswer(request, 200, {});
    CHECK(page.state().checks.load == Load::kReady);
    const std::vector<Effect> after = page.app.TakeEffects();
    REQUIRE(after.size() == 1);
    CHECK(std::get<Announce>(after[0]).text == "1 broken.");
}

TEST_CASE("checks that could not be had say why, and run again at a press", "[app]")
{
    Page page;
    page.Start("/troubleshoot");
    page.AnswerStatus();
    page.app.OnAnswer(Listening(page), 0, {});
    CHECK(page.state().checks.load == Load::kFailed);
    REQUIRE(page.state().checks.problem);
    page.Do(command::RunChecks{});
    CHECK(page.state().checks.load == Load::kLoading);
    CHECK_FALSE(page.state().checks.problem);
    CHECK(page.Count<ListenTo>() == 2);
    page.Do(command::RunChecks{});
    CHECK(page.Count<ListenTo>() == 2);
}

TEST_CASE("a stream that is cut after its first checks is told as failed", "[app]")
{
    Page page;
    page.Start("/troubleshoot");
    const RequestId request = Listening(page);
    page.app.OnPart(request, JsonText(ToJson(SomeCheck("page", Severity::kOk))));
    page.app.OnAnswer(request, 0, {});
    CHECK(page.state().checks.load == Load::kFailed);
    CHECK(page.state().checks.items.size() == 1);
}

TEST_CASE("the report tells what was found, and of people nothing", "[app]")
{
    Page page;
    page.Start("/troubleshoot");
    page.AnswerStatus(SomeStatus({SomeAccount("a1"), SomeAccount("b2")}));
    const RequestId request = Listening(page);
    page.app.OnPart(request, JsonText(ToJson(SomeCheck("page", Severity::kOk))));
    page.app.OnPart(request, JsonText(ToJson(SomeCheck("token", Severity::kAttention, "b2"))));
    Check boards = SomeCheck("boards", Severity::kBroken, "b2");
    boards.detail = "2 pins wait: “Kiln”, “Ann” and “";
    page.app.OnPart(request, JsonText(ToJson(boards)));
    page.app.OnAnswer(request, 200, {});
    page.Do(command::CopyReport{});
    const auto* const copied = page.Last<CopyText>();
    REQUIRE(copied != nullptr);
    CHECK(copied->text ==
          "Pinwright 0.1.0, standin\n1 broken, 1 needs attention.\n\n[ok] A title.\n    "
          "Evidence.\n[attention] account "
          "2: A "
          "title.\n    Evidence.\n    Fix it.\n[broken] account 2: A title.\n    2 pins wait: “…”, “…” and "
          "“\n    Fix it.\n");
    for (const char* const name : {"kiln", "Kiln", "Ann", "b2"})
        CHECK(copied->text.find(name) == std::string::npos);
}

TEST_CASE("a problem's button leads to the checks", "[app]")
{
    Page page;
    page.Start("/compose");
    page.AnswerStatus();
    page.Do(command::RunAction{Action::kTroubleshoot, ""});
    CHECK(page.state().route.screen == Screen::kTroubleshoot);
    REQUIRE(page.Last<PushHistory>() != nullptr);
    CHECK(page.Last<PushHistory>()->address == "/troubleshoot");
    CHECK(words::ActionLabel(Action::kTroubleshoot) == "Troubleshoot");
    Listening(page);
}

TEST_CASE("the summary counts what is not well", "[app]")
{
    CHECK(words::ChecksSummary({}) == "Everything is working.");
    CHECK(words::ChecksSummary({SomeCheck("a", Severity::kOk)}) == "Everything is working.");
    CHECK(words::ChecksSummary({SomeCheck("a", Severity::kAttention), SomeCheck("b", Severity::kAttention),
                                SomeCheck("c", Severity::kBroken), SomeCheck("d", Severity::kUnreached)}) ==
          "1 broken, 2 need attention, 1 not reached.");
}

}  // namespace
