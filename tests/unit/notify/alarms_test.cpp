// What the owner must be told, and in which words.
#include "proxy/notify/alarms.hpp"

#include <catch2/catch_test_macros.hpp>

namespace pinwright::notify {

namespace {

using namespace std::chrono_literals;

const Timestamp kNoon = ParseRfc3339("2026-11-23T12:00:00Z").value();

store::Troubles World()
{
    store::Troubles world;
    Account& account = world.accounts.emplace_back().account;
    account.id = "a1";
    account.name = "Willow & Clay";
    account.username = "willowandclay";
    account.state = AccountState::kConnected;
    account.access_expires_at = kNoon + 30 * 24h;
    account.refresh_expires_at = kNoon + 60 * 24h;
    return world;
}

Account& First(store::Troubles& world)
{
    return world.accounts.front().account;
}

struct Row {
    const char* name;
    void (*breaks)(store::Troubles&);
    const char* key;  ///< Empty: there is none.
    Severity severity;
    const char* title;
    const char* message;  ///< How it begins.
    const char* path;
};

const Row kRows[] = {
    {"all is well", [](store::Troubles&) {}, "", Severity::kOk, "", "", ""},
    {"the sign-in has ended",
     [](store::Troubles& world) {
         First(world).state = AccountState::kNeedsReconnection;
         First(world).cause = Diagnose(Cause::kSessionExpired, "pina_secret");
     },
     "a1/connection/session_expired", Severity::kBroken, "The connection to Pinterest has expired.",
     "Willow & Clay: its pins wait. Reconnect", "/integrations"},
    {"a permission is missing",
     [](store::Troubles& world) {
         First(world).state = AccountState::kNeedsReconnection;
         First(world).cause = Diagnose(Cause::kScopeMissing);
     },
     "a1/connection/scope_missing", Severity::kBroken, "A permission is missing.",
     "Willow & Clay: ", "/integrations"},
    {"disconnected by the person",
     [](store::Troubles& world) {
         First(world).state = AccountState::kDisconnected;
         First(world).cause = Diagnose(Cause::kNotConnected);
     },
     "", Severity::kOk, "", "", ""},
    {"a personal account",
     [](store::Troubles& world) { First(world).cause = Diagnose(Cause::kPersonalAccount); }, "",
     Severity::kOk, "", "", ""},
    {"the app's secret is wrong",
     [](store::Troubles& world) { First(world).cause = Diagnose(Cause::kAppCredentials); },
     "app/app_credentials", Severity::kBroken, "Pinterest does not accept this server’s app ID and secret.",
     "Copy both from", "/troubleshoot"},
    {"trial access",
     [](store::Troubles& world) {
         world.pins.push_back({PinState::kHeld, "a1", "trial_access", 3});
     },
     "app/trial_access", Severity::kBroken, "Your Pinterest app has trial access and can’t publish.",
     "3 pins wait. Try the sandbox now", "/troubleshoot"},
    {"15 days to the end", [](store::Troubles& world) { First(world).refresh_expires_at = kNoon + 15 * 24h; },
     "", Severity::kOk, "", "", ""},
    {"14 days", [](store::Troubles& world) { First(world).refresh_expires_at = kNoon + 14 * 24h; },
     "a1/sign_in_ending/14", Severity::kAttention, "The connection expires soon.",
     "Willow & Clay: It ends in 14 days. ", "/integrations"},
    {"8 days", [](store::Troubles& world) { First(world).refresh_expires_at = kNoon + 8 * 24h; },
     "a1/sign_in_ending/14", Severity::kAttention, "The connection expires soon.", "", "/integrations"},
    {"7 days", [](store::Troubles& world) { First(world).refresh_expires_at = kNoon + 7 * 24h; },
     "a1/sign_in_ending/7", Severity::kAttention, "The connection expires soon.",
     "Willow & Clay: It ends in 7 days. ", "/integrations"},
    {"a day, of a personal account",
     [](store::Troubles& world) {
         First(world).cause = Diagnose(Cause::kPersonalAccount);
         First(world).refresh_expires_at = kNoon + 24h;
     },
     "a1/sign_in_ending/1", Severity::kAttention, "The connection expires soon.",
     "Willow & Clay: It ends tomorrow. ", "/integrations"},
    {"not renewed, and works for a week",
     [](store::Troubles& world) {
         First(world).cause = Diagnose(Cause::kTokenWarning, "It works until Monday.");
         First(world).access_expires_at = kNoon + 7 * 24h;
     },
     "a1/token_warning/7", Severity::kAttention, "The connection could not be renewed.",
     "Willow & Clay: It works until Monday. Reconnect the account soon.", "/integrations"},
    {"one failed",
     [](store::Troubles& world) {
         world.pins.push_back({PinState::kFailed, "a1", "link_refused", 1});
     },
     "a1/failed/link_refused", Severity::kBroken, "1 pin failed: Pinterest refused the link.",
     "Willow & Clay: Check the link", "/pins?show=failed"},
    {"ten failed",
     [](store::Troubles& world) {
         world.pins.push_back({PinState::kFailed, "a1", "link_refused", 10});
     },
     "a1/failed/link_refused", Severity::kBroken, "10 pins failed: Pinterest refused the link.",
     "Willow & Clay: Check the link", "/pins?show=failed"},
    {"failed, and nobody knows why",
     [](store::Troubles& world) {
         world.pins.push_back({PinState::kFailed, "a1", "", 1});
     },
     "a1/failed/", Severity::kBroken, "1 pin failed: Pinterest refused the request.",
     "Willow & Clay: ", "/pins?show=failed"},
    {"a decision",
     [](store::Troubles& world) {
         world.pins.push_back({PinState::kUnconfirmed, "a1", "needs_decision", 2});
     },
     "a1/unconfirmed/needs_decision", Severity::kAttention, "2 pins wait for your decision.",
     "Willow & Clay: Open it on Pinterest", "/pins?show=waiting"},
    {"vanished",
     [](store::Troubles& world) {
         world.pins.push_back({PinState::kPublished, "a1", "vanished", 1});
     },
     "a1/published/vanished", Severity::kAttention, "1 pin is no longer on Pinterest.",
     "Willow & Clay: ", "/pins?show=published"},
    {"a name that is an address",
     [](store::Troubles& world) {
         First(world).name = "ann@shop.example";
         First(world).username = "ann@shop.example";
         world.pins.push_back({PinState::kFailed, "a1", "link_refused", 1});
     },
     "a1/failed/link_refused", Severity::kBroken, "1 pin failed: Pinterest refused the link.",
     "An account: Check the link", "/pins?show=failed"},
};

}  // namespace

TEST_CASE("each cause that a person must know of is an alarm, and nothing else is", "[alarms]")
{
    for (const Row& row : kRows) {
        INFO(row.name);
        store::Troubles world = World();
        row.breaks(world);
        const std::vector<Alarm> alarms = AlarmsOf(world, kNoon);
        REQUIRE(alarms.size() == (*row.key == '\0' ? 0 : 1));
        if (alarms.empty())
            continue;
        const Alarm& alarm = alarms.front();
        CHECK(alarm.key == row.key);
        CHECK(alarm.severity == row.severity);
        CHECK(alarm.title == row.title);
        CHECK(alarm.message.starts_with(row.message));
        CHECK(alarm.path == row.path);
        CHECK(alarm.message.find("pina_") == std::string::npos);
        CHECK(alarm.message.find('@') == std::string::npos);
    }
}

TEST_CASE("what is refused to the app is one cause, whoever meets it", "[alarms]")
{
    store::Troubles world = World();
    First(world).cause = Diagnose(Cause::kAppCredentials);
    world.accounts.push_back(world.accounts.front());
    world.accounts.back().account.id = "a2";
    world.pins.push_back({PinState::kHeld, "a1", "app_credentials", 2});
    world.pins.push_back({PinState::kHeld, "a2", "app_credentials", 1});
    const std::vector<Alarm> alarms = AlarmsOf(world, kNoon);
    REQUIRE(alarms.size() == 1);
    CHECK(alarms[0].message.starts_with("3 pins wait. "));
    CHECK(alarms[0].count == 3);
}

TEST_CASE("pins of two accounts are two causes", "[alarms]")
{
    store::Troubles world = World();
    world.pins.push_back({PinState::kFailed, "a1", "link_refused", 1});
    world.pins.push_back({PinState::kFailed, "a2", "link_refused", 1});
    const std::vector<Alarm> alarms = AlarmsOf(world, kNoon);
    REQUIRE(alarms.size() == 2);
    CHECK(alarms[0].key != alarms[1].key);
}

}  // namespace pinwright::notify
