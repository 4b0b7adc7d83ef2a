// Texts that depend on values.
#include "client/core/common_words.hpp"
#include "client/features/accounts/account_words.hpp"
#include "client/features/accounts/board_words.hpp"
#include "client/features/compose/compose_words.hpp"
#include "client/features/pins/pin_words.hpp"

#include "tests/unit/client/support/page.hpp"

using namespace pinwright;
using namespace pinwright::app;
using namespace pinwright::app::test;

namespace {

TEST_CASE("every action of the catalog has a button, but for those with nothing to press", "[words]")
{
    for (const CatalogEntry& entry : Catalog()) {
        CAPTURE(entry.id);
        const bool nothing = entry.action == Action::kNone || entry.action == Action::kWait;
        CHECK(words::ActionLabel(entry.action).empty() == nothing);
    }
    CHECK(words::ActionLabel(Action::kReconnect) == "Reconnect");
    CHECK(words::ActionLabel(ParseAction("made_up").value_or(Action::kNone)).empty());
}

TEST_CASE("every state of a pin has words", "[words]")
{
    for (int i = 0; i < kPinStateCount; ++i) {
        Pin pin;
        pin.state = static_cast<PinState>(i);
        CAPTURE(i);
        CHECK_FALSE(words::DescribePin(pin).title.empty());
        CHECK_FALSE(words::PinStateLabel(pin.state).empty());
        pin.cause = Diagnose(Cause::kRefusedByPinterest, "Code 1: no.");
        if (pin.state == PinState::kFailed || pin.state == PinState::kHeld) {
            CHECK(words::DescribePin(pin).detail.find("Code 1: no.") != std::string::npos);
            CHECK(words::DescribePin(pin).fix == pin.cause->fix);
        }
    }
}

TEST_CASE("sizes and counts are written as people say them", "[words]")
{
    CHECK(words::SizeText(1) == "1 byte");
    CHECK(words::SizeText(999) == "999 bytes");
    CHECK(words::SizeText(1000) == "1 KB");
    CHECK(words::SizeText(320'400) == "320 KB");
    CHECK(words::SizeText(999'499) == "999 KB");
    CHECK(words::SizeText(999'500) == "1 MB");
    CHECK(words::SizeText(1'449'000) == "1.4 MB");
    CHECK(words::SizeText(20'000'000) == "20 MB");
    CHECK(words::PinCountText(1) == "1 pin");
    CHECK(words::PinCountText(0) == "0 pins");
    CHECK(words::CounterText({12, 100}) == "12 of 100 characters");
    const Problem no_image{"media", "required", "Add an image to publish.", "Choose a JPEG or PNG."};
    CHECK(words::AttentionText({no_image}) == "Add an image to publish");
    CHECK(words::ProblemsFound({no_image}) == "Add an image to publish.");
    CHECK(words::ProblemsFound({no_image, no_image}) ==
          "2 things need your attention before the pin can be published.");
    CHECK(words::BoardsFound(1) == "1 board found.");
}

TEST_CASE("the stand-in and the sandbox are named on every screen, production is not", "[words]")
{
    CHECK(words::ModeNotice(Environment::kStandin).find("stand-in") != std::string_view::npos);
    CHECK(words::ModeNotice(Environment::kSandbox).find("sandbox") != std::string_view::npos);
    CHECK(words::ModeNotice(Environment::kProduction).empty());
    CHECK(words::EnvironmentLabel(Environment::kStandin) == "Stand-in");
    CHECK(words::AccountStateLabel(AccountState::kNeedsReconnection) == "Needs reconnection");
}

TEST_CASE("behind an account that Pinterest asked to wait, a pin says so and when it goes on", "[words]")
{
    const BerlinZone zone;
    const Timestamp now = *ParseRfc3339("2026-11-24T10:00:00Z");
    Pin pin = NumberedPin(1, "");
    Account account = SomeAccount();
    CHECK(words::DescribePin(pin, &account, zone, now).detail == "It’s next in line.");
    account.rests_until = now + std::chrono::minutes(5);
    account.rests_for = Diagnose(Cause::kRateLimited);
    const PinWords words = words::DescribePin(pin, &account, zone, now);
    CHECK(words.title == "Your pin will be published a little later.");
    CHECK(words.detail.find("Pinterest’s request limit is reached.") == 0);
    CHECK(words.detail.find("It continues at 11h05.") != std::string::npos);
    // Pinterest asked to wait, so a person can't hurry it.
    CHECK_FALSE(words.try_now);
    CHECK_FALSE(words.busy);
    // It doesn't hold back a pin that is due later, and it ends when the time is over.
    pin.publish_at = now + std::chrono::hours(3);
    CHECK(words::DescribePin(pin, &account, zone, now).title == "Your pin is scheduled.");
    pin.publish_at.reset();
    CHECK(words::DescribePin(pin, &account, zone, *account.rests_until).detail == "It’s next in line.");
}

TEST_CASE("a pin that did not reach Pinterest says when it is retried, and can be tried now", "[words]")
{
    const BerlinZone zone;
    const Timestamp now = *ParseRfc3339("2026-11-24T10:00:00Z");
    Pin pin = NumberedPin(1, "");
    pin.cause = Diagnose(Cause::kPinterestUnreachable);
    pin.retry_at = now + std::chrono::seconds(40);
    const Account account = SomeAccount();
    CHECK(words::DescribePin(pin, &account, zone, now).try_now);
    CHECK(words::DescribePin(pin, &account, zone, now).detail.find("Next try at 11h01.") !=
          std::string::npos);
    CHECK(words::DescribePin(pin, &account, zone, *pin.retry_at).detail.find("in a moment") !=
          std::string::npos);
    pin.retry_at = now + std::chrono::hours(20);
    CHECK(words::DescribePin(pin, &account, zone, now).detail.find("2026-11-25T07:00") != std::string::npos);
}

}  // namespace
