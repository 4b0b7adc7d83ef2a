// Connecting, reconnecting, disconnecting, and where the page leads.
#include "tests/unit/client_app/page.hpp"

using namespace pinwright;
using namespace pinwright::app;
using namespace pinwright::app::test;

namespace {

TEST_CASE("the bare address leads to the form when an account is connected, else to the integrations",
          "[app]")
{
    SECTION("connected")
    {
        Page page;
        page.Start("/");
        CHECK(page.state().route.screen == Screen::kHome);
        CHECK(page.state().server.load == Load::kLoading);
        page.AnswerStatus();
        CHECK(page.state().route.screen == Screen::kCompose);
        CHECK(page.Last<ReplaceHistory>()->address == "/compose");
        CHECK(page.Last<SetTitle>()->title == "Compose · Pinwright");
        CHECK(page.Asked("GET", "/api/v1/accounts/a1/boards"));
    }
    SECTION("not connected")
    {
        Page page;
        page.Start("/");
        page.AnswerStatus(SomeStatus({}));
        CHECK(page.state().route.screen == Screen::kIntegrations);
        CHECK(page.Last<ReplaceHistory>()->address == "/integrations");
    }
    SECTION("to be reconnected")
    {
        Account account = SomeAccount();
        account.state = AccountState::kNeedsReconnection;
        Page page;
        page.Start("/");
        page.AnswerStatus(SomeStatus({account}));
        CHECK(page.state().route.screen == Screen::kIntegrations);
    }
}

TEST_CASE("a server that cannot be reached is said once, and asked again by itself", "[app]")
{
    Page page;
    page.Start("/integrations");
    page.Answer("GET", "/api/v1/status", 0);
    CHECK(page.state().server.load == Load::kFailed);
    REQUIRE(page.state().server.problem);
    CHECK(page.state().server.problem->id == "offline");
    CHECK(page.said.size() == 1);
    CHECK(page.said[0].politeness == Politeness::kAssertive);
    REQUIRE(page.timers.size() == 1);
    page.app.TakeChanged();
    page.Timer(page.timers[0].timer);
    page.Answer("GET", "/api/v1/status", 0);
    CHECK(page.said.size() == 1);
    CHECK_FALSE(page.app.TakeChanged());  // nothing new: no frame
    page.Do(command::ReloadStatus{});
    CHECK(page.state().server.load == Load::kLoading);
    page.AnswerStatus();
    CHECK(page.state().server.load == Load::kReady);
    CHECK_FALSE(page.state().server.problem);
}

TEST_CASE("an answer that is no status of ours is a failure, not an empty server", "[app]")
{
    for (const char* body : {"", "<html>", "[]", "null"}) {
        CAPTURE(body);
        Page page;
        page.Start("/integrations");
        page.Answer("GET", "/api/v1/status", 200, std::string(body));
        CHECK(page.state().server.load == Load::kFailed);
        CHECK_FALSE(page.state().server.known);
    }
}

TEST_CASE("the status is asked for while the page is visible, and nothing is drawn when it is the same",
          "[app]")
{
    Page page;
    page.Start("/integrations");
    page.AnswerStatus();
    const TimerId timer = page.timers.back().timer;
    page.app.TakeChanged();
    page.Timer(timer);
    page.AnswerStatus();
    CHECK_FALSE(page.app.TakeChanged());

    page.Visible(false);
    page.Timer(page.timers.back().timer);
    CHECK(page.open.empty());
    page.Visible(true);
    Status other = SomeStatus();
    other.revision = 2;  // Something changed that is drawn nowhere.
    page.AnswerStatus(other);
    CHECK_FALSE(page.app.TakeChanged());
    CHECK(page.app.state().server.status.revision == 2);

    page.Timer(page.timers.back().timer);
    other.revision = 3;
    other.pins_by_state[static_cast<int>(PinState::kPublished)] += 1;
    page.AnswerStatus(other);
    CHECK(page.app.TakeChanged());
    page.Timer(timer);  // a timer of long ago
    CHECK(page.open.empty());
}

TEST_CASE("connecting explains first, then leaves for the server's start of the sign-in", "[connecting]")
{
    Page page;
    page.Start("/integrations");
    page.AnswerStatus(SomeStatus({}));
    page.Do(command::ContinueToPinterest{});
    CHECK(page.Last<Navigate>() == nullptr);
    page.Do(command::OpenConnect{});
    CHECK(page.state().integrations.connect == ConnectStep::kChooseService);
    page.Do(command::ChoosePinterest{});
    CHECK(page.state().integrations.connect == ConnectStep::kExplain);
    page.Do(command::ContinueToPinterest{});
    CHECK(page.state().integrations.connect == ConnectStep::kLeaving);
    CHECK(page.Last<Navigate>()->url == "/api/v1/oauth/start");
    page.Visible(true);  // back again with the browser's button
    CHECK(page.state().integrations.connect == ConnectStep::kClosed);
}

TEST_CASE("without an app nobody is sent away; what is missing is said", "[connecting]")
{
    Page page;
    Status status = SomeStatus({});
    status.app_configured = false;
    page.Start("/integrations");
    page.AnswerStatus(status);
    page.Do(command::OpenConnect{});
    CHECK(page.state().integrations.connect == ConnectStep::kClosed);
    REQUIRE(page.state().notice);
    CHECK(page.state().notice->title == Describe(Cause::kAppNotConfigured).title);
    page.Do(command::RunAction{page.state().notice->action, {}});
    CHECK(page.Last<CopyText>()->text == status.redirect_uri);
    page.Do(command::DismissNotice{});
    CHECK_FALSE(page.state().notice);
}

TEST_CASE("a connection that came about is told by its name, and its boards are fetched", "[connecting]")
{
    Page page;
    page.Start("/integrations?connected=a1");
    CHECK(page.Last<ReplaceHistory>()->address == "/integrations");
    page.AnswerStatus();
    REQUIRE(page.state().notice);
    CHECK(page.state().notice->kind == Notice::Kind::kGood);
    CHECK(page.state().notice->title == "@kiln is connected.");
    CHECK(page.Said("@kiln is connected."));
    page.Answer("GET", "/api/v1/accounts/a1/boards", 200, NoItems());
    REQUIRE(page.state().boards.at("a1").problem);
    CHECK(page.state().boards.at("a1").problem->id == "no_boards");
    CHECK(page.Said("No boards found."));
    page.Do(command::RunAction{page.state().notice->action, page.state().notice->account_id});
    CHECK(page.state().route.screen == Screen::kCompose);
    CHECK_FALSE(page.state().notice);
}

TEST_CASE("a connected account with something to mind says so", "[connecting]")
{
    Account account = SomeAccount();
    account.cause = Diagnose(Cause::kPersonalAccount);
    Page page;
    page.Start("/integrations?connected=a1");
    page.AnswerStatus(SomeStatus({account}));
    REQUIRE(page.state().notice);
    CHECK(page.state().notice->kind == Notice::Kind::kAttention);
    CHECK(page.state().notice->title.find("personal") != std::string::npos);
}

TEST_CASE("how a sign-in failed is said in the catalogue's words", "[connecting]")
{
    struct Case {
        const char* problem;
        Cause cause;
        Notice::Kind kind;
    };
    const Case cases[] = {
        {"consent_declined", Cause::kConsentDeclined, Notice::Kind::kAttention},
        {"invalid_state", Cause::kInvalidState, Notice::Kind::kProblem},
        {"wrong_account", Cause::kWrongAccount, Notice::Kind::kProblem},
        {"pinterest_unreachable", Cause::kPinterestUnreachable, Notice::Kind::kProblem},
        {"made_up%3Cscript%3E", Cause::kInternal, Notice::Kind::kProblem},
    };
    for (const Case& one : cases) {
        CAPTURE(one.problem);
        Page page;
        page.Start(std::string("/integrations?account=a1&problem=") + one.problem);
        page.AnswerStatus();
        REQUIRE(page.state().notice);
        CHECK(page.state().notice->title == Describe(one.cause).title);
        CHECK(page.state().notice->kind == one.kind);
        CHECK(page.state().notice->account_id == "a1");
        CHECK(page.Last<ReplaceHistory>()->address == "/integrations");
    }
}

TEST_CASE("reconnecting names the account, and keeps the draft before it leaves", "[connecting]")
{
    Page page;
    page.AtCompose();
    page.Do(command::EditText{Field::kTitle, "Half a thought"});
    page.Do(command::RunAction{"reconnect", ""});
    CHECK(page.Last<Navigate>()->url == "/api/v1/oauth/start?account=a1");
    REQUIRE(page.Last<SaveDraft>() != nullptr);
    CHECK(page.Last<SaveDraft>()->text.find("Half a thought") != std::string::npos);
    page.Do(command::Reconnect{"stranger"});
    CHECK(page.state().route.screen == Screen::kIntegrations);
    CHECK(page.Count<Navigate>() == 1);
    page.Do(command::RunAction{"connect_sandbox", ""});
    CHECK(page.Last<Navigate>()->url == "/api/v1/oauth/start?environment=sandbox");
}

TEST_CASE("disconnecting asks first, and tells how it went", "[connecting]")
{
    Page page;
    page.Start("/integrations");
    page.AnswerStatus();
    page.Do(command::AskDisconnect{"a1"});
    REQUIRE(page.state().integrations.disconnect);
    CHECK(page.state().integrations.disconnect->name == "@kiln");
    page.Do(command::CancelDisconnect{});
    CHECK_FALSE(page.state().integrations.disconnect);
    page.Do(command::ConfirmDisconnect{});
    CHECK_FALSE(page.Asked("DELETE", "/api/v1/accounts/a1"));

    page.Do(command::AskDisconnect{"a1"});
    page.Do(command::ConfirmDisconnect{});
    page.Do(command::ConfirmDisconnect{});  // a double click
    CHECK(page.open.size() == 1);
    page.Do(command::CancelDisconnect{});
    CHECK(page.state().integrations.disconnect->busy);
    page.Answer("DELETE", "/api/v1/accounts/a1", 500, FailureText(Cause::kStorage));
    REQUIRE(page.state().integrations.disconnect);
    CHECK(page.state().integrations.disconnect->problem->id == "storage");

    page.Do(command::ConfirmDisconnect{});
    page.Answer("DELETE", "/api/v1/accounts/a1", 204);
    CHECK_FALSE(page.state().integrations.disconnect);
    CHECK(page.Said("@kiln is disconnected."));
    page.AnswerStatus(SomeStatus({}));
    CHECK(page.state().server.status.accounts.empty());
}

TEST_CASE("refreshing the boards asks Pinterest anew and keeps the old list meanwhile", "[connecting]")
{
    Page page;
    page.AtCompose();
    page.Do(command::RefreshBoards{"a1"});
    page.Do(command::RefreshBoards{"a1"});
    CHECK(page.open.size() == 1);
    CHECK(page.state().boards.at("a1").refreshing);
    CHECK(page.state().boards.at("a1").boards.size() == 3);
    page.Answer("GET", "/api/v1/accounts/a1/boards?refresh=1", 502, FailureText(Cause::kPinterestDown));
    CHECK(page.state().boards.at("a1").load == Load::kFailed);
    CHECK(page.state().boards.at("a1").boards.size() == 3);
    CHECK(page.state().boards.at("a1").problem->id == "pinterest_down");
    page.Do(command::RunAction{"refresh_boards", ""});
    page.Answer("GET", "/api/v1/accounts/a1/boards?refresh=1", 200, SomeBoards());
    CHECK(page.Said("3 boards found."));
    CHECK_FALSE(page.state().boards.at("a1").problem);
}

TEST_CASE("back and forward move between the screens without asking the history again", "[app]")
{
    Page page;
    page.AtCompose();
    page.Do(command::GoTo{{Screen::kIntegrations, {}}});
    CHECK(page.Last<PushHistory>()->address == "/integrations");
    page.AnswerStatus();
    page.Forget();
    page.Moved("/compose");
    CHECK(page.state().route.screen == Screen::kCompose);
    CHECK(page.Count<PushHistory>() == 0);
    CHECK(page.Last<SetTitle>()->title == "Compose · Pinwright");
    page.Moved("/nowhere");
    CHECK(page.state().route.screen == Screen::kUnknown);
}

}  // namespace
