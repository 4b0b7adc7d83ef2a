// What can happen to a connected account: its pins wait, and are published once it is back.
#include <catch2/catch_test_macros.hpp>

#include "shared/scopes.hpp"
#include "tests/unit/causes/row.hpp"

namespace pinwright::causes {

namespace {

const char* const kReconnect = "Reconnect the account and sign in to Pinterest again.";
const char* const kAllOn = "Reconnect, and leave every permission on.";
const char* const kConvert =
    "On Pinterest: Settings, Account management, Convert to a business account. Then reconnect.";

/// Plans a pin, lets this happen to the account, and waits until the pin is due.
Happens Meanwhile(Happens happens)
{
    return [happens = std::move(happens)](World& world) {
        world.Plan();
        happens(world);
        world.UntilDue();
        CHECK(world.Pin().at("state") == "held");
        CHECK(world.Ledger().empty());
    };
}

Happens Turn(const std::string& control, const json& body)
{
    return [=](World& world) { world.Control(control, body); };
}

void GoesOutUnderItsNewName(World& world)
{
    GoesOut(world);
    CHECK(world.Account().at("username") == "willow.clay");
}

/// The sandbox accepts pins immediately; the first pin is published once Pinterest has granted Standard
/// access.
void ServesTheSandboxAndWaits(World& world)
{
    const json sandbox = world.Account();
    CHECK(sandbox.at("environment") == "sandbox");
    CHECK(sandbox.at("state") == "connected");
    const std::string waiting = world.pin;
    world.Do("create_board");
    world.Save();
    world.Run(1min);
    CHECK(world.Pin().at("state") == "published");
    world.pin = waiting;
    CHECK(world.Pin().at("state") == "held");
    world.Control("/trial", {{"on", false}});
    world.Do("retry");
    world.Run(1min);
    CHECK(world.Pin().at("state") == "published");
    CHECK(world.Ledger().size() == 2);
}

void RenewsAgain(World& world)
{
    IsConnected(world);
    world.clock.Move(24h * 25);
    world.Run(1min);
    IsConnected(world);
}

}  // namespace

std::vector<Row> ConnectionRows()
{
    const std::string first(standin::kFirstBusiness);
    std::vector<Row> rows{
        {"the session expires",
         Meanwhile(Turn("/expire", {{"what", "all"}})),
         OnPin,
         "session_expired",
         "The connection to Pinterest has expired.",
         "No pins are lost.",
         kReconnect,
         "reconnect",
         {},
         GoesOut},
        {"access is revoked at Pinterest",
         Meanwhile(Turn("/revoke", {{"account", first}})),
         OnAccount,
         "session_expired",
         "The connection to Pinterest has expired.",
         "remove Pinwright on Pinterest",
         kReconnect,
         "reconnect",
         {},
         GoesOut},
        {"the password is changed",
         Meanwhile(Turn("/revoke", {{"account", first}})),
         InCheck("token"),
         "session_expired",
         "The connection to Pinterest has expired.",
         "password",
         kReconnect,
         "reconnect",
         {},
         GoesOut},
        {"the user name is changed",
         Meanwhile(Turn("/person", {{"account", first}, {"username", "willow.clay"}})),
         OnAccount,
         "session_expired",
         "The connection to Pinterest has expired.",
         "username",
         kReconnect,
         "reconnect",
         {},
         GoesOutUnderItsNewName},
        {"a permission is lifted later",
         Meanwhile(Turn("/scopes", {{"account", first}, {"lift", {"pins:write"}}})),
         OnPin,
         "scope_missing",
         "A permission is missing.",
         "sufficient permissions",
         kAllOn,
         "reconnect",
         {},
         GoesOut},
        {"the account is disconnected here",
         Meanwhile([](World& world) { world.Ask("DELETE", "/api/v1/accounts/" + world.account); }),
         OnPin,
         "not_connected",
         "Pinterest is not connected.",
         "Its pins are on hold",
         "Connect the account.",
         "connect",
         {},
         GoesOut},
        {"a personal account",
         [](World& world) {
             world.person = standin::kPersonal;
             world.SignIn();
         },
         OnAccount,
         "personal_account",
         "This is a personal Pinterest account.",
         "Converting to a business account is free",
         kConvert,
         "open_pinterest_settings",
         {},
         IsConnected},
        {"a pin of a personal account is refused",
         [](World& world) {
             world.person = standin::kPersonal;
             world.Plan();
             world.Refuse(403, 29, "You are not permitted to access that resource.");
             world.UntilDue();
             CHECK(world.Pin().at("state") == "held");
         },
         OnPin,
         "personal_account",
         "This is a personal Pinterest account.",
         "not permitted to access",
         kConvert,
         "open_pinterest_settings",
         {},
         GoesOut},
        {"the app is not active", Meanwhile(Turn("/app", {{"active", false}})), OnPin, "app_not_active",
         "Pinterest has not activated your app yet.", "consumer type",
         "Wait for Pinterest’s message that access is granted, then reconnect.", "reconnect",
         Turn("/app", {{"active", true}}), GoesOut},
        {"the app has trial access",
         Meanwhile(Turn("/trial", {{"on", true}})),
         OnPin,
         "trial_access",
         "Your Pinterest app has trial access and can’t publish.",
         "Trial access",
         "Try the sandbox now, and ask Pinterest for Standard access with a short video of your app.",
         "connect_sandbox",
         {},
         ServesTheSandboxAndWaits},
        {"sandbox and production crossed", Meanwhile([](World& world) {
             Settings settings;
             settings.sandbox_alone = true;
             world.Restart(settings);
         }),
         OnPin, "other_environment", "This account belongs to a different Pinterest setup.", "Its pins wait",
         "Start the server with the account’s old settings, or connect the account here.", "connect",
         [](World& world) { world.Restart(); }, GoesOut},
        {"the app's secret was reset", Meanwhile([](World& world) {
             world.Control("/app", {{"secret", "a-new-secret"}});
             world.Control("/expire", {{"what", "access"}});
         }),
         OnPin, "app_credentials", "Pinterest does not accept this server’s app ID and secret.",
         "Authentication failed", kCopyBoth, "troubleshoot",
         [](World& world) {
             world.Restart({standin::Options{}.app_id, "a-new-secret"});
         },
         GoesOut},
        {"a renewal's answer is lost",
         [](World& world) {
             world.SignIn();
             world.Control("/token", {{"lose_refresh_answer", 1}});
             world.clock.Move(24h * 25);
             world.Run(1min);
         },
         OnAccount,
         "token_warning",
         "The connection could not be renewed.",
         "It works until 2026-12-2",
         "Reconnect the account soon.",
         "reconnect",
         {},
         RenewsAgain},
    };
    for (const Scope& scope : kScopes) {
        if (scope.name == "user_accounts:read")
            continue;  // Without this permission Pinterest doesn't say who the user is: a row of the sign-ins
                       // covers it.
        const std::string name(scope.name);
        rows.push_back({"left off: " + name,
                        Meanwhile([name](World& world) { world.Reconnect(name); }),
                        OnPin,
                        "scope_missing",
                        "A permission is missing.",
                        "Missing: “" + std::string(scope.reason) + "” (" + name + ").",
                        kAllOn,
                        "reconnect",
                        {},
                        GoesOut});
    }
    return rows;
}

TEST_CASE("whatever befalls the connection is said, and cured as it says", "[causes]")
{
    for (const Row& row : ConnectionRows())
        Try(row);
}

TEST_CASE("pins that wait for the app go out by themselves once Pinterest lets it in", "[causes]")
{
    World world;
    world.Plan();
    world.Control("/app", {{"active", false}});
    world.UntilDue();
    REQUIRE(OnPin(world).id == "app_not_active");
    world.Control("/app", {{"active", true}});
    // Any answer will do; the composer reads the boards whenever it opens.
    world.Get("/api/v1/accounts/" + world.account + "/boards?refresh=1");
    GoesOut(world);
    IsConnected(world);
}

}  // namespace pinwright::causes
