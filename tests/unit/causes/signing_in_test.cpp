// What can go wrong between the button and the account: nothing changes, and trying again helps.
#include <catch2/catch_test_macros.hpp>

#include "tests/unit/causes/row.hpp"

namespace pinwright::causes {

namespace {

const char* const kConnectHere = "Connect again from this page, in this browser, with cookies allowed.";
const char* const kForeign = "This sign-in wasn’t started here.";

constexpr const char* kRegister =
    "Register an app, set PINTEREST_APP_ID and PINTEREST_APP_SECRET, and restart the server.";

Happens RestartWith(const std::string& id, const std::string& secret)
{
    return [=](World& world) { world.Restart({id, secret}); };
}

void SignsIn(World& world)
{
    world.SignIn();
    IsConnected(world);
}

void NothingChanged(World& world)
{
    CHECK(world.server().store().accounts.List().empty());
}

/// The account is as before, and its pin is published.
void WasKept(World& world)
{
    CHECK(world.server().store().accounts.List().size() == 1);
    GoesOut(world);
}

void Declined(World& world)
{
    world.ComeBack(world.Consent(world.Begin(), "cancel"));
    NothingChanged(world);
}

void ComesLate(World& world)
{
    const std::string address = world.Consent(world.Begin());
    world.clock.Move(10min);
    world.ComeBack(address);
    NothingChanged(world);
}

void ComesElsewhere(World& world)
{
    world.ComeBack(world.Consent(world.Begin()), false);
    NothingChanged(world);
}

void ComesAfterSixTabs(World& world)
{
    const std::string address = world.Consent(world.Begin());
    for (int tab = 0; tab < 6; ++tab)
        world.Begin();
    world.ComeBack(address);
    NothingChanged(world);
}

void CodeIsTooOld(World& world)
{
    const std::string address = world.Consent(world.Begin());
    world.Control("/advance", {{"seconds", 600}});
    world.ComeBack(address);
    NothingChanged(world);
}

void SignsInAsAnother(World& world)
{
    world.Plan();
    const std::string account = world.account;
    world.person = standin::kSecondBusiness;
    world.Reconnect();
    world.account = account;
    world.person = standin::kFirstBusiness;
}

void LeavesTheUserOff(World& world)
{
    world.SignIn({}, "user_accounts:read");
    NothingChanged(world);
}

}  // namespace

std::vector<Row> SigningInRows()
{
    const std::string id = standin::Options{}.app_id;
    const std::string secret = standin::Options{}.app_secret;
    return {
        {"no app is set", RestartWith("", ""), InCheck("credentials"), "app_not_configured",
         "This server has no Pinterest app yet.", "started without one", kRegister, "copy_redirect_uri",
         RestartWith(id, secret), SignsIn},
        {"no app is set, and somebody connects",
         [](World& world) {
             world.Restart({"", ""});
             world.Begin();
         },
         AtTheStart, "app_not_configured", "This server has no Pinterest app yet.", "started without one",
         kRegister, "copy_redirect_uri", RestartWith(id, secret), SignsIn},
        {"the app's id is wrong",
         [](World& world) {
             world.Restart({"999", standin::Options{}.app_secret});
             CHECK(world.Consent(world.Begin()).empty());  // Pinterest reports it, and doesn't redirect.
         },
         InCheck("credentials"), "app_credentials",
         "Pinterest does not accept this server’s app ID and secret.", "The app is 999.", kCopyBoth,
         "troubleshoot", RestartWith(id, secret),
         [](World& world) {
             CHECK(world.Check("credentials").at("severity") == "ok");
             world.SignIn();
             IsConnected(world);
         }},
        {"the app's secret is wrong",
         [](World& world) {
             world.Restart({standin::Options{}.app_id, "mistyped-secret"});
             world.SignIn();
             NothingChanged(world);
         },
         OnTheWayBack, "app_credentials", "Pinterest does not accept this server’s app ID and secret.",
         "Authentication failed", kCopyBoth, "troubleshoot", RestartWith(id, secret), SignsIn},
        {"the app is not active",
         [](World& world) {
             world.Control("/app", {{"active", false}});
             world.SignIn();
             NothingChanged(world);
         },
         OnTheWayBack, "app_not_active", "Pinterest has not activated your app yet.", "consumer type",
         "Wait for Pinterest’s message that access is granted, then reconnect.", "reconnect",
         [](World& world) {
             world.Control("/app", {{"active", true}});
         },
         IsConnected},
        {"the redirect address cannot be registered",
         [](World& world) {
             Settings settings;
             settings.public_url = "http://pins.example";
             world.Restart(settings);
         },
         InCheck("redirect"), "redirect_mismatch", "Pinterest accepts this redirect address only with https.",
         "http://pins.example/oauth/callback",
         "Set PINWRIGHT_PUBLIC_URL to an address of this machine, or not at all. Then restart the server.",
         "", [](World& world) { world.Restart(); },
         [](World& world) {
             CHECK(world.Check("redirect").at("severity") == "ok");
             world.SignIn();
             IsConnected(world);
         }},
        {"it is canceled",
         Declined,
         OnTheWayBack,
         "consent_declined",
         "The connection was canceled on Pinterest.",
         "Nothing was connected or changed.",
         "Connect again when you are ready, and leave every permission on.",
         "connect",
         {},
         IsConnected},
        {"it takes longer than ten minutes",
         ComesLate,
         OnTheWayBack,
         "invalid_state",
         kForeign,
         "over ten minutes ago",
         kConnectHere,
         "connect",
         {},
         IsConnected},
        {"another browser comes back, or one without cookies",
         ComesElsewhere,
         OnTheWayBack,
         "invalid_state",
         kForeign,
         "another browser",
         kConnectHere,
         "connect",
         {},
         IsConnected},
        {"too many tabs",
         ComesAfterSixTabs,
         OnTheWayBack,
         "invalid_state",
         kForeign,
         "Nothing was changed",
         kConnectHere,
         "connect",
         {},
         IsConnected},
        {"the code is too old",
         CodeIsTooOld,
         OnTheWayBack,
         "grant_refused",
         "Pinterest did not accept the sign-in.",
         "The authorization grant is invalid",
         "Connect again.",
         "connect",
         {},
         IsConnected},
        {"another account signs in",
         SignsInAsAnother,
         OnTheWayBack,
         "wrong_account",
         "A different Pinterest account signed in.",
         "signed in to Pinterest as \"harbourprint\", but the account to reconnect is \"willowandclay\"",
         "Sign out of Pinterest, then reconnect and sign in to the right account.",
         "reconnect",
         {},
         WasKept},
        {"left off: user_accounts:read",
         LeavesTheUserOff,
         OnTheWayBack,
         "scope_missing",
         "A permission is missing.",
         "Missing: “",
         "Reconnect, and leave every permission on.",
         "reconnect",
         {},
         IsConnected},
    };
}

TEST_CASE("whatever goes wrong while signing in is said, and cured as it says", "[causes]")
{
    for (const Row& row : SigningInRows())
        Try(row);
}

TEST_CASE("a redirect address that is not registered is Pinterest's to refuse, and ours to give", "[causes]")
{
    World world;
    world.Control("/app", {{"redirect_uris", {"https://elsewhere.example/oauth/callback"}}});
    CHECK(world.Consent(world.Begin()).empty());
    const json check = world.Check("redirect");
    CHECK(check.at("action") == "copy_redirect_uri");
    const std::string detail = check.at("detail");
    const std::size_t at = detail.find("http://");
    REQUIRE(at != std::string::npos);
    world.Control("/app", {{"redirect_uris", {detail.substr(at)}}});
    world.SignIn();
    IsConnected(world);
    CHECK(world.Leaks() == "");
}

TEST_CASE("going back after connecting shows which account was connected", "[causes]")
{
    World world;
    const std::string address = world.Consent(world.Begin());
    world.ComeBack(address);
    REQUIRE(world.way_back.status == 200);
    world.ComeBack(address);
    CHECK(world.way_back.status == 400);
    CHECK(world.way_back.body.find("This connection link was already used") != std::string::npos);
    CHECK(world.way_back.body.find("It connected willowandclay.") != std::string::npos);
    CHECK(world.way_back.body.find("Nothing was changed") == std::string::npos);
    CHECK(world.way_back.body.find("/integrations?connected=" +
                                   world.server().store().accounts.List()[0].account.id) !=
          std::string::npos);
    CHECK(world.server().store().accounts.List().size() == 1);

    // Another browser learns nothing about it.
    world.ComeBack(address, false);
    CHECK(world.way_back.status == 400);
    CHECK(world.way_back.body.find("willowandclay") == std::string::npos);
    CHECK(world.Leaks() == "");
}

TEST_CASE("going back after canceling shows that nothing was connected", "[causes]")
{
    World world;
    const std::string address = world.Consent(world.Begin(), "cancel");
    world.ComeBack(address);
    world.ComeBack(address);
    CHECK(world.way_back.status == 400);
    CHECK(world.way_back.body.find(
              "It did not connect an account: The connection was canceled on Pinterest.") !=
          std::string::npos);
    CHECK(world.way_back.body.find("/integrations?problem=consent_declined") != std::string::npos);
    CHECK(world.server().store().accounts.List().empty());
}

TEST_CASE("two tabs may each sign in", "[causes]")
{
    World world;
    const std::string one = world.Consent(world.Begin());
    const std::string other = world.Consent(world.Begin());
    world.ComeBack(other);
    CHECK(world.way_back.status == 200);
    world.ComeBack(one);
    CHECK(world.way_back.status == 200);
    CHECK(world.server().store().accounts.List().size() == 1);
    CHECK(world.Leaks() == "");
}

}  // namespace pinwright::causes
