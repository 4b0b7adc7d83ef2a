// Sessions and consents.
#include <catch2/catch_test_macros.hpp>

#include "tests/unit/store/support.hpp"

namespace pinwright::store {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using test::StoreFixture;

TEST_CASE("a session lives 400 days from its last use, across restarts")
{
    StoreFixture fixture;
    const Timestamp start = fixture.clock.now;
    REQUIRE(fixture.store().AddSession("token-one", start).ok());
    fixture.Reopen();
    Store& store = fixture.store();
    CHECK(store.HasSession("token-one", start));
    CHECK_FALSE(store.HasSession("token-two", start));
    CHECK_FALSE(store.HasSession("", start));
    CHECK(store.HasSession("token-one", start + hours(24 * 399)));  // Used: the count begins anew.
    CHECK(store.HasSession("token-one", start + hours(24 * 798)));
    CHECK_FALSE(store.HasSession("token-one", start + hours(24 * 1198)));
}

TEST_CASE("a session that is never used again ends after a day")
{
    StoreFixture fixture;
    Store& store = fixture.store();
    const Timestamp start = fixture.clock.now;
    for (const char* token : {"early", "late", "used"})
        REQUIRE(store.AddSession(token, start).ok());
    CHECK(store.HasSession("used", start + minutes(1)));
    CHECK(store.HasSession("early", start + hours(24) - std::chrono::milliseconds(1)));
    CHECK_FALSE(store.HasSession("late", start + hours(24)));
    CHECK(store.HasSession("used", start + hours(24 * 30)));
    // After the clock was set back, no row has expired.
    REQUIRE(store.AddSession("another", start + hours(25)).ok());
    CHECK_FALSE(store.HasSession("late", start));
    CHECK(store.HasSession("early", start + hours(25)));
}

TEST_CASE("up to a thousand unused sessions are kept, and the oldest is deleted")
{
    StoreFixture fixture;
    Store& store = fixture.store();
    const Timestamp start = fixture.clock.now;
    const auto at = [&](int number) { return start + std::chrono::milliseconds(number); };
    REQUIRE(store.AddSession("used", start).ok());
    REQUIRE(store.HasSession("used", start));
    for (int number = 1; number <= 1001; ++number)
        REQUIRE(store.AddSession("token-" + std::to_string(number), at(number)).ok());
    CHECK_FALSE(store.HasSession("token-1", at(1002)));
    CHECK(store.HasSession("token-2", at(1002)));
    CHECK(store.HasSession("token-1001", at(1002)));
    CHECK(store.HasSession("used", at(1002)));
}

TEST_CASE("a thousand sessions of the same moment don't push out the newest")
{
    StoreFixture fixture;
    Store& store = fixture.store();
    for (int number = 1; number <= 1001; ++number)
        REQUIRE(store.AddSession("token-" + std::to_string(number), fixture.clock.now).ok());
    CHECK(store.HasSession("token-1001", fixture.clock.now));
}

TEST_CASE("neither sessions nor consents increase the revision")
{
    StoreFixture fixture;
    Store& store = fixture.store();
    const Timestamp now = fixture.clock.now;
    const std::int64_t before = store.Revision();
    REQUIRE(store.AddSession("token", now).ok());
    CHECK(store.HasSession("token", now));
    CHECK(store.HasSession("token", now + hours(48)));
    REQUIRE(store.AddConsent("token", "state", {}, now).ok());
    REQUIRE(store.TakeConsent("token", "state", now));
    store.SettleConsent("token", "state", {"a1", ""});
    CHECK(store.Revision() == before);
}

TEST_CASE("the result of a consent is remembered for an hour, in its own session")
{
    StoreFixture fixture;
    Store& store = fixture.store();
    const Timestamp now = fixture.clock.now;
    REQUIRE(store.AddConsent("session", "state", {}, now).ok());
    CHECK_FALSE(store.FindUsedConsent("session", "state", now));  // Not used yet.
    REQUIRE(store.TakeConsent("session", "state", now));
    auto used = store.FindUsedConsent("session", "state", now);
    REQUIRE(used);
    CHECK(used->account_id.empty());
    CHECK(used->cause_id.empty());

    store.SettleConsent("session", "state", {"a1", "personal_account"});
    used = store.FindUsedConsent("session", "state", now + minutes(59));
    REQUIRE(used);
    CHECK(used->account_id == "a1");
    CHECK(used->cause_id == "personal_account");
    CHECK_FALSE(store.FindUsedConsent("other", "state", now));
    CHECK_FALSE(store.FindUsedConsent("session", "state", now + minutes(60)));
    CHECK_FALSE(store.TakeConsent("session", "state", now));

    // Kept while others are added and removed, and deleted after the hour.
    REQUIRE(store.AddConsent("session", "next", {}, now + minutes(30)).ok());
    CHECK(store.FindUsedConsent("session", "state", now + minutes(30)));
    REQUIRE(store.AddConsent("session", "last", {}, now + minutes(61)).ok());
    CHECK_FALSE(store.FindUsedConsent("session", "state", now + minutes(30)));
}

TEST_CASE("no consent names a removed account any more")
{
    StoreFixture fixture;
    fixture.Connect("a1");
    Store& store = fixture.store();
    const Timestamp now = fixture.clock.now;
    REQUIRE(store.AddConsent("session", "state", {}, now).ok());
    REQUIRE(store.TakeConsent("session", "state", now));
    store.SettleConsent("session", "state", {"a1", ""});
    REQUIRE(store.Disconnect("a1", Diagnose(Cause::kNotConnected)).ok());
    REQUIRE(store.RemoveAccount("a1").ok());
    CHECK_FALSE(store.FindUsedConsent("session", "state", now));
}

TEST_CASE("neither session nor state stands in the database as the browser has it")
{
    StoreFixture fixture;
    REQUIRE(fixture.store().AddSession("plain-session-token", fixture.clock.now).ok());
    REQUIRE(
        fixture.store().AddConsent("plain-session-token", "plain-state-value", {}, fixture.clock.now).ok());
    fixture.Close();
    const std::string bytes = test::ReadFile(fixture.folder.Sub("data/pinwright.db"));
    REQUIRE(bytes.size() > 4096);
    CHECK(bytes.find("plain-session-token") == std::string::npos);
    CHECK(bytes.find("plain-state-value") == std::string::npos);
}

TEST_CASE("a consent is good once, in its own session, for ten minutes")
{
    StoreFixture fixture;
    Store& store = fixture.store();
    const Timestamp now = fixture.clock.now;
    const PendingConsent consent{"a1", Environment::kSandbox};
    REQUIRE(store.AddConsent("session", "state", consent, now).ok());

    CHECK_FALSE(store.TakeConsent("other", "state", now));   // another session's
    CHECK_FALSE(store.TakeConsent("session", "stat", now));  // unknown
    const auto taken =
        store.TakeConsent("session", "state", now + minutes(10) - std::chrono::milliseconds(1));
    REQUIRE(taken);
    CHECK(taken->account_id == "a1");
    CHECK(taken->environment == Environment::kSandbox);
    CHECK_FALSE(store.TakeConsent("session", "state", now));  // used

    REQUIRE(store.AddConsent("session", "late", consent, now).ok());
    CHECK_FALSE(store.TakeConsent("session", "late", now + minutes(10)));  // over
}

TEST_CASE("five consents are pending in a session, the oldest goes")
{
    StoreFixture fixture;
    Store& store = fixture.store();
    const Timestamp now = fixture.clock.now;
    REQUIRE(store.AddConsent("neighbour", "theirs", {}, now).ok());
    for (const char* state : {"s0", "s1", "s2", "s3", "s4", "s5"})
        REQUIRE(store.AddConsent("session", state, {}, now).ok());
    CHECK_FALSE(store.TakeConsent("session", "s0", now));
    for (const char* state : {"s1", "s2", "s3", "s4", "s5"})
        CHECK(store.TakeConsent("session", state, now));
    CHECK(store.TakeConsent("neighbour", "theirs", now));
}

}  // namespace
}  // namespace pinwright::store
