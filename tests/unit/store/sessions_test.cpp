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
