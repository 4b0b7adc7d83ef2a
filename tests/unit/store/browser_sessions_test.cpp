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
    const Timestamp start = fixture.clock.Now();
    REQUIRE(fixture.store().sessions.Add("token-one", start).ok());
    fixture.Reopen();
    Store& store = fixture.store();
    CHECK(store.sessions.Use("token-one", start));
    CHECK_FALSE(store.sessions.Use("token-two", start));
    CHECK_FALSE(store.sessions.Use("", start));
    CHECK(store.sessions.Use("token-one", start + hours(24 * 399)));  // Used: the count starts over.
    CHECK(store.sessions.Use("token-one", start + hours(24 * 798)));
    CHECK_FALSE(store.sessions.Use("token-one", start + hours(24 * 1198)));
}

TEST_CASE("a session that is never used again ends after a day")
{
    StoreFixture fixture;
    Store& store = fixture.store();
    const Timestamp start = fixture.clock.Now();
    for (const char* token : {"early", "late", "used"})
        REQUIRE(store.sessions.Add(token, start).ok());
    CHECK(store.sessions.Use("used", start + minutes(1)));
    CHECK(store.sessions.Use("early", start + hours(24) - std::chrono::milliseconds(1)));
    CHECK_FALSE(store.sessions.Use("late", start + hours(24)));
    CHECK(store.sessions.Use("used", start + hours(24 * 30)));
    // After the clock was set back, no row has expired.
    REQUIRE(store.sessions.Add("another", start + hours(25)).ok());
    CHECK_FALSE(store.sessions.Use("late", start));
    CHECK(store.sessions.Use("early", start + hours(25)));
}

TEST_CASE("up to a thousand unused sessions are kept, and the oldest is deleted")
{
    StoreFixture fixture;
    Store& store = fixture.store();
    const Timestamp start = fixture.clock.Now();
    const auto at = [&](int number) { return start + std::chrono::milliseconds(number); };
    REQUIRE(store.sessions.Add("used", start).ok());
    REQUIRE(store.sessions.Use("used", start));
    for (int number = 1; number <= 1001; ++number)
        REQUIRE(store.sessions.Add("token-" + std::to_string(number), at(number)).ok());
    CHECK_FALSE(store.sessions.Use("token-1", at(1002)));
    CHECK(store.sessions.Use("token-2", at(1002)));
    CHECK(store.sessions.Use("token-1001", at(1002)));
    CHECK(store.sessions.Use("used", at(1002)));
}

TEST_CASE("a thousand sessions of the same moment don't push out the newest")
{
    StoreFixture fixture;
    Store& store = fixture.store();
    for (int number = 1; number <= 1001; ++number)
        REQUIRE(store.sessions.Add("token-" + std::to_string(number), fixture.clock.Now()).ok());
    CHECK(store.sessions.Use("token-1001", fixture.clock.Now()));
}

TEST_CASE("neither sessions nor consents increase the revision")
{
    StoreFixture fixture;
    Store& store = fixture.store();
    const Timestamp now = fixture.clock.Now();
    const std::int64_t before = store.Revision();
    REQUIRE(store.sessions.Add("token", now).ok());
    CHECK(store.sessions.Use("token", now));
    CHECK(store.sessions.Use("token", now + hours(48)));
    REQUIRE(store.consents.Add("token", "state", {}, now).ok());
    REQUIRE(store.consents.Use("token", "state", now));
    store.consents.SaveResult("token", "state", {"a1", ""});
    CHECK(store.Revision() == before);
}

TEST_CASE("the result of a consent is remembered for an hour, in its own session")
{
    StoreFixture fixture;
    Store& store = fixture.store();
    const Timestamp now = fixture.clock.Now();
    REQUIRE(store.consents.Add("session", "state", {}, now).ok());
    CHECK_FALSE(store.consents.FindResult("session", "state", now));  // Not used yet.
    REQUIRE(store.consents.Use("session", "state", now));
    auto used = store.consents.FindResult("session", "state", now);
    REQUIRE(used);
    CHECK(used->account_id.empty());
    CHECK(used->cause_id.empty());

    store.consents.SaveResult("session", "state", {"a1", "personal_account"});
    used = store.consents.FindResult("session", "state", now + minutes(59));
    REQUIRE(used);
    CHECK(used->account_id == "a1");
    CHECK(used->cause_id == "personal_account");
    CHECK_FALSE(store.consents.FindResult("other", "state", now));
    CHECK_FALSE(store.consents.FindResult("session", "state", now + minutes(60)));
    CHECK_FALSE(store.consents.Use("session", "state", now));

    // Kept while others are added and removed, and deleted after the hour.
    REQUIRE(store.consents.Add("session", "next", {}, now + minutes(30)).ok());
    CHECK(store.consents.FindResult("session", "state", now + minutes(30)));
    REQUIRE(store.consents.Add("session", "last", {}, now + minutes(61)).ok());
    CHECK_FALSE(store.consents.FindResult("session", "state", now + minutes(30)));
}

TEST_CASE("no consent names a removed account any more")
{
    StoreFixture fixture;
    fixture.Connect("a1");
    Store& store = fixture.store();
    const Timestamp now = fixture.clock.Now();
    REQUIRE(store.consents.Add("session", "state", {}, now).ok());
    REQUIRE(store.consents.Use("session", "state", now));
    store.consents.SaveResult("session", "state", {"a1", ""});
    REQUIRE(store.accounts.Disconnect("a1", Diagnose(Cause::kNotConnected)).ok());
    REQUIRE(store.accounts.Remove("a1").ok());
    CHECK_FALSE(store.consents.FindResult("session", "state", now));
}

TEST_CASE("neither session nor state stands in the database as the browser has it")
{
    StoreFixture fixture;
    REQUIRE(fixture.store().sessions.Add("plain-session-token", fixture.clock.Now()).ok());
    REQUIRE(fixture.store()
                .consents.Add("plain-session-token", "plain-state-value", {}, fixture.clock.Now())
                .ok());
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
    const Timestamp now = fixture.clock.Now();
    const PendingConsent consent{"a1", Environment::kSandbox};
    REQUIRE(store.consents.Add("session", "state", consent, now).ok());

    CHECK_FALSE(store.consents.Use("other", "state", now));   // another session's
    CHECK_FALSE(store.consents.Use("session", "stat", now));  // unknown
    const auto taken =
        store.consents.Use("session", "state", now + minutes(10) - std::chrono::milliseconds(1));
    REQUIRE(taken);
    CHECK(taken->account_id == "a1");
    CHECK(taken->environment == Environment::kSandbox);
    CHECK_FALSE(store.consents.Use("session", "state", now));  // used

    REQUIRE(store.consents.Add("session", "late", consent, now).ok());
    CHECK_FALSE(store.consents.Use("session", "late", now + minutes(10)));  // expired
}

TEST_CASE("five consents are pending in a session, the oldest goes")
{
    StoreFixture fixture;
    Store& store = fixture.store();
    const Timestamp now = fixture.clock.Now();
    REQUIRE(store.consents.Add("neighbor", "theirs", {}, now).ok());
    for (const char* state : {"s0", "s1", "s2", "s3", "s4", "s5"})
        REQUIRE(store.consents.Add("session", state, {}, now).ok());
    CHECK_FALSE(store.consents.Use("session", "s0", now));
    for (const char* state : {"s1", "s2", "s3", "s4", "s5"})
        CHECK(store.consents.Use("session", state, now));
    CHECK(store.consents.Use("neighbor", "theirs", now));
}

}  // namespace
}  // namespace pinwright::store
