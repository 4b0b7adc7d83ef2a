// The cause shown with a connected account.
#include "proxy/oauth/account_causes.hpp"

#include <catch2/catch_test_macros.hpp>

namespace pinwright::oauth {

namespace {

using namespace std::chrono_literals;

const Timestamp kNoon = ParseRfc3339("2026-11-23T12:00:00Z").value();

Account Connected(std::optional<Timestamp> renewable_until)
{
    Account account;
    account.state = AccountState::kConnected;
    account.refresh_expires_at = renewable_until;
    return account;
}

}  // namespace

TEST_CASE("a sign-in says when it ends, from two weeks before on", "[account_causes]")
{
    struct Row {
        const char* name;
        std::chrono::milliseconds left;
        const char* begins;  ///< Empty: no cause.
    };
    const Row rows[] = {
        {"just renewed", 60 * 24h, ""},
        {"a moment too early", 14 * 24h + 1ms, ""},
        {"two weeks", 14 * 24h, "It ends in 14 days."},
        {"a week", 7 * 24h, "It ends in 7 days."},
        {"the day after tomorrow, soon after midnight", 36h + 1min, "It ends in 2 days."},
        {"within 36 hours, before midnight", 36h - 1min, "It ends tomorrow."},
        {"in the night", 12h, "It ends tomorrow."},
        {"before midnight", 12h - 1ms, "It ends today."},
        {"any moment", 1ms, "It ends today."},
        {"now", 0ms, "It can no longer be renewed."},
        {"long ago", -30 * 24h, "It can no longer be renewed."},
    };
    for (const Row& row : rows) {
        INFO(row.name);
        const std::optional<Diagnosis> ending = SignInEnding(Connected(kNoon + row.left), kNoon);
        REQUIRE(ending.has_value() == (*row.begins != '\0'));
        if (!ending)
            continue;
        CHECK(ending->id == "sign_in_ending");
        CHECK(ending->title == "The connection expires soon.");
        CHECK(ending->action == Action::kReconnect);
        CHECK(ending->detail.starts_with(row.begins));
    }
}

TEST_CASE("what has no end, or is not connected, does not end soon", "[account_causes]")
{
    CHECK_FALSE(SignInEnding(Connected(std::nullopt), kNoon));
    for (const AccountState state : {AccountState::kNeedsReconnection, AccountState::kDisconnected}) {
        Account account = Connected(kNoon + 24h);
        account.state = state;
        CHECK_FALSE(SignInEnding(account, kNoon));
        CHECK(AsShown(account, kNoon) == account);
    }
}

TEST_CASE("an account that has a cause keeps it", "[account_causes]")
{
    Account account = Connected(kNoon + 24h);
    CHECK(AsShown(account, kNoon).cause->id == "sign_in_ending");
    account.cause = Diagnose(Cause::kTokenWarning);
    CHECK(AsShown(account, kNoon) == account);
}

TEST_CASE("an account says that the zone of its weekly times is unknown", "[account_causes]")
{
    Account account = Connected(kNoon + 60 * 24h);
    account.queue_times = {"Europe/Vienna", {{1, 540}}};
    CHECK_FALSE(AsShown(account, kNoon).cause);
    account.queue_times.time_zone = "Europe/Atlantis";
    REQUIRE(AsShown(account, kNoon).cause);
    CHECK(AsShown(account, kNoon).cause->id == "unknown_time_zone");
    // A cause that ends the connection comes first.
    account.refresh_expires_at = kNoon + 24h;
    CHECK(AsShown(account, kNoon).cause->id == "sign_in_ending");
    account.state = AccountState::kDisconnected;
    CHECK_FALSE(AsShown(account, kNoon).cause);
}

}  // namespace pinwright::oauth
