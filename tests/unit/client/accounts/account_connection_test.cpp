// Connecting, reconnecting, disconnecting, and where the page leads.
#include "client/core/common_words.hpp"
#include "client/features/accounts/account_words.hpp"
#include "client/features/accounts/standard_access_words.hpp"
#include "tests/unit/client/support/page.hpp"

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
    CHECK_FALSE(page.app.TakeChanged());  // nothing changed, so no frame
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
    page.Answer("GET", "/api/v1/accounts/a1/boards", 200, SomeBoards());
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
    other.revision = 2;  // A change that isn't shown anywhere.
    page.AnswerStatus(other);
    CHECK_FALSE(page.app.TakeChanged());
    CHECK(page.app.state().server.status.revision == 2);

    page.Timer(page.timers.back().timer);
    other.revision = 3;
    other.pins_by_state[static_cast<int>(PinState::kPublished)] += 1;
    page.AnswerStatus(other);
    CHECK(page.app.TakeChanged());
    page.Timer(timer);  // an old timer
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
    CHECK(page.state().notice->title == std::string_view(Describe(Cause::kAppNotConfigured).title));
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

TEST_CASE("what waited is told of when an account is back, with the way to its plan", "[connecting]")
{
    Status status = SomeStatus();
    status.pins_by_state[static_cast<int>(PinState::kScheduled)] = 3;
    Page page;
    page.Start("/integrations?connected=a1");
    page.AnswerStatus(status);
    REQUIRE(page.state().notice);
    CHECK(page.state().notice->fix.find("Waiting pins are published automatically") == 0);
    page.Do(command::RunAction{page.state().notice->action, page.state().notice->account_id});
    CHECK(page.state().route.screen == Screen::kSchedule);
}

TEST_CASE("the strip of a broken connection leads to the sign-in, or to the place of several", "[connecting]")
{
    Account first = SomeAccount(), second = SomeAccount();
    first.state = AccountState::kNeedsReconnection;
    second.id = "a2";
    second.username = "loom";
    Page page;
    page.Start("/pins");
    page.AnswerStatus(SomeStatus({first, second}));
    CHECK(words::ReconnectStrip(page.state().server.status) ==
          "@kiln needs to be reconnected. Its pins wait.");
    page.Do(command::ReconnectAll{});
    CHECK(page.Last<Navigate>()->url == "/api/v1/oauth/start?account=a1");

    second.state = AccountState::kNeedsReconnection;
    Page both;
    both.Start("/pins");
    both.AnswerStatus(SomeStatus({first, second}));
    CHECK(words::ReconnectStrip(both.state().server.status) ==
          "@kiln, @loom need to be reconnected. Their pins wait.");
    both.Do(command::ReconnectAll{});
    CHECK(both.Count<Navigate>() == 0);
    CHECK(both.state().route.screen == Screen::kIntegrations);
    CHECK(words::ReconnectStrip(SomeStatus()).empty());
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

TEST_CASE("how a sign-in failed is said in the catalog's words", "[connecting]")
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
        CHECK(page.state().notice->title == std::string_view(Describe(one.cause).title));
        CHECK(page.state().notice->kind == one.kind);
        CHECK(page.state().notice->account_id == "a1");
        CHECK(page.Last<ReplaceHistory>()->address == "/integrations");
    }
}

TEST_CASE("where another one signed in, both are named, and either may be meant", "[connecting]")
{
    Page page;
    page.Start("/integrations?problem=wrong_account&account=a1&signed_in_as=loom");
    CHECK_FALSE(page.state().notice);  // The status tells whose connection it is.
    page.AnswerStatus();
    REQUIRE(page.state().notice);
    CHECK(page.state().notice->title == "You signed in as @loom, but this connection is for @kiln.");
    CHECK(page.state().notice->other == "Add as another account");
    CHECK(words::ActionLabel(page.state().notice->action) == "Try again");
    CHECK(page.said.size() == 1);
    CHECK(page.said[0].politeness == Politeness::kAssertive);
    SECTION("it was a mistake")
    {
        page.Do(command::RunAction{page.state().notice->action, page.state().notice->account_id});
        CHECK(page.Last<Navigate>()->url == "/api/v1/oauth/start?account=a1");
    }
    SECTION("it is to be another account")
    {
        page.Do(command::AddSignedIn{});
        CHECK(page.Last<Navigate>()->url == "/api/v1/oauth/start?environment=standin");
    }
    SECTION("once is enough")
    {
        page.Do(command::DismissNotice{});
        page.Do(command::ReloadStatus{});
        Status changed = SomeStatus();
        changed.accounts[0].name = "Kiln and Loom";
        page.AnswerStatus(changed);
        CHECK_FALSE(page.state().notice);
        page.Do(command::AddSignedIn{});
        CHECK(page.Count<Navigate>() == 0);
    }
}

TEST_CASE("who signed in instead is not offered twice, and is no account of an address that was made up",
          "[connecting]")
{
    Account other = SomeAccount();
    other.id = "a2";
    other.username = "loom";
    Page page;
    page.Start("/integrations?problem=wrong_account&account=a1&signed_in_as=loom");
    page.AnswerStatus(SomeStatus({SomeAccount(), other}));
    REQUIRE(page.state().notice);
    CHECK(page.state().notice->other.empty());

    Page made_up;
    made_up.Start("/integrations?problem=wrong_account&account=a1&signed_in_as=call%20555%20now");
    made_up.AnswerStatus();
    REQUIRE(made_up.state().notice);
    CHECK(made_up.state().notice->title == std::string_view(Describe(Cause::kWrongAccount).title));

    Page stranger;
    stranger.Start("/integrations?problem=wrong_account&account=nobody&signed_in_as=loom");
    stranger.AnswerStatus();
    REQUIRE(stranger.state().notice);
    CHECK(stranger.state().notice->title == std::string_view(Describe(Cause::kWrongAccount).title));
    CHECK(stranger.state().notice->other.empty());
}

TEST_CASE("an account is removed with its data once it is disconnected, and after a question", "[connecting]")
{
    Account off = SomeAccount();
    off.state = AccountState::kDisconnected;
    Page page;
    page.Start("/integrations");
    page.AnswerStatus();
    page.Answer("GET", "/api/v1/accounts/a1/boards", 200, SomeBoards());
    page.Do(command::AskRemove{"a1"});
    CHECK_FALSE(page.state().integrations.remove);  // It is connected.
    page.Do(command::ReloadStatus{});
    page.AnswerStatus(SomeStatus({off}));
    page.Do(command::AskRemove{"a1"});
    REQUIRE(page.state().integrations.remove);
    CHECK(page.state().integrations.remove->name == "@kiln");
    CHECK(DialogIsOpen(page.state()));
    page.Do(command::CancelRemove{});
    page.Do(command::ConfirmRemove{});
    CHECK(page.open.empty());

    page.Do(command::AskRemove{"a1"});
    page.Do(command::ConfirmRemove{});
    page.Do(command::ConfirmRemove{});  // a double click
    CHECK(page.open.size() == 1);
    page.Do(command::CancelRemove{});
    CHECK(page.state().integrations.remove->busy);
    page.Answer("DELETE", "/api/v1/accounts/a1?data=1", 409, FailureText(Cause::kPinBusy));
    REQUIRE(page.state().integrations.remove);
    CHECK(page.state().integrations.remove->problem->id == "pin_busy");

    page.Do(command::ConfirmRemove{});
    page.Answer("DELETE", "/api/v1/accounts/a1?data=1", 204);
    CHECK_FALSE(page.state().integrations.remove);
    CHECK(page.Said("@kiln and its data were removed."));
    CHECK(page.Count<TellTabs>() == 1);
    page.AnswerStatus(SomeStatus({}));
    CHECK(page.state().server.status.accounts.empty());
}

TEST_CASE("the screen is recorded on request, and the page says how that went", "[app]")
{
    Page page;
    page.Start("/standard-access");
    page.AnswerStatus();
    CHECK(page.state().route.screen == Screen::kStandardAccess);
    CHECK(page.Last<SetTitle>()->title == "Get Standard access · Pinwright");
    page.Do(command::RecordVideo{true});
    CHECK(page.Last<RecordScreen>()->on);
    page.Recorded(Recording::kRunning);
    CHECK(page.state().recording == Recording::kRunning);
    page.Do(command::RecordVideo{false});
    CHECK_FALSE(page.Last<RecordScreen>()->on);
    page.Recorded(Recording::kNone);
    CHECK(page.Said("Video saved."));
    page.Recorded(Recording::kUnsupported);
    CHECK(page.Said(std::string(texts::kNoRecording)));
}

TEST_CASE("an account of the sandbox is marked wherever it is named", "[connecting]")
{
    Account account = SomeAccount();
    CHECK(words::NameOf(account) == "@kiln");
    account.environment = Environment::kSandbox;
    CHECK(words::NameOf(account) == "@kiln · Sandbox");
    account.username.clear();
    CHECK(words::NameOf(account) == account.name + " · Sandbox");
}

TEST_CASE("reconnecting names the account, and keeps the draft before it leaves", "[connecting]")
{
    Page page;
    page.AtCompose();
    page.Do(command::EditText{Field::kTitle, "Half a thought"});
    page.Do(command::RunAction{Action::kReconnect, ""});
    CHECK(page.Last<Navigate>()->url == "/api/v1/oauth/start?account=a1");
    REQUIRE(page.Last<SaveDraft>() != nullptr);
    CHECK(page.Last<SaveDraft>()->text.find("Half a thought") != std::string::npos);
    page.Do(command::Reconnect{"stranger"});
    CHECK(page.state().route.screen == Screen::kIntegrations);
    CHECK(page.Count<Navigate>() == 1);
    page.Do(command::RunAction{Action::kConnectSandbox, ""});
    CHECK(page.state().route.screen == Screen::kStandardAccess);
    CHECK(page.Count<Navigate>() == 1);
    page.Do(command::ConnectSandbox{});
    CHECK(page.Last<Navigate>()->url == "/api/v1/oauth/start?environment=sandbox");
}

TEST_CASE("disconnecting asks first, and tells how it went", "[connecting]")
{
    Page page;
    page.Start("/integrations");
    page.AnswerStatus();
    page.Answer("GET", "/api/v1/accounts/a1/boards", 200, SomeBoards());
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
    page.Do(command::RunAction{Action::kRefreshBoards, ""});
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
