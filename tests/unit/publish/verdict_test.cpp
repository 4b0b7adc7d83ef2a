#include "proxy/publish/verdict.hpp"

#include <catch2/catch_test_macros.hpp>
#include <vector>

using pinwright::Cause;
using pinwright::pinterest::Fault;
using pinwright::pinterest::RateLimit;
using pinwright::publish::BackOff;
using pinwright::publish::Judge;
using pinwright::publish::Verdict;
using Kind = Verdict::Kind;
using Reach = Verdict::Reach;

namespace {

enum class Sent { kNo, kYes };
enum class Definite { kNo, kYes };

Fault Answered(Cause cause, Sent sent, Definite definite)
{
    Fault fault;
    fault.cause = cause;
    fault.sent = sent == Sent::kYes;
    fault.definite = definite == Definite::kYes;
    return fault;
}

struct JudgeCase {
    const char* name;
    Fault fault;
    Kind kind;
    Reach reach;
    std::chrono::seconds wait;
};

}  // namespace

TEST_CASE("every answer to a pin has one of five consequences", "[outcome]")
{
    using std::chrono::seconds;
    const JudgeCase cases[] = {
        // Never complete at Pinterest: certainly not made.
        {"no connection", Answered(Cause::kPinterestUnreachable, Sent::kNo, Definite::kNo), Kind::kRetry,
         Reach::kAccount, seconds{5}},
        {"down before the fence", Answered(Cause::kPinterestDown, Sent::kNo, Definite::kNo), Kind::kRetry,
         Reach::kAccount, seconds{5}},
        {"file broke while it was read",
         Answered(Cause::kImageMissing, Sent::kNo, Definite::kNo),
         Kind::kFail,
         Reach::kPin,
         {}},
        {"account not connected",
         Answered(Cause::kNotConnected, Sent::kNo, Definite::kNo),
         Kind::kHold,
         Reach::kPin,
         {}},
        {"session over before the call",
         Answered(Cause::kSessionExpired, Sent::kNo, Definite::kNo),
         Kind::kHold,
         Reach::kPin,
         {}},
        {"another environment",
         Answered(Cause::kOtherEnvironment, Sent::kNo, Definite::kNo),
         Kind::kHold,
         Reach::kPin,
         {}},
        {"refused before the whole was sent",
         Answered(Cause::kBoardMissing, Sent::kNo, Definite::kYes),
         Kind::kFail,
         Reach::kPin,
         {}},
        // Past the fence without a definite answer: may have been made.
        {"time-out",
         Answered(Cause::kPinterestUnreachable, Sent::kYes, Definite::kNo),
         Kind::kLook,
         Reach::kPin,
         {}},
        {"5xx", Answered(Cause::kPinterestDown, Sent::kYes, Definite::kNo), Kind::kLook, Reach::kPin, {}},
        {"409 or 2787",
         Answered(Cause::kOutcomeUnknown, Sent::kYes, Definite::kNo),
         Kind::kLook,
         Reach::kPin,
         {}},
        {"says unknown and definite at once",
         Answered(Cause::kOutcomeUnknown, Sent::kYes, Definite::kYes),
         Kind::kLook,
         Reach::kPin,
         {}},
        {"a content cause that is not definite",
         Answered(Cause::kBoardMissing, Sent::kYes, Definite::kNo),
         Kind::kLook,
         Reach::kPin,
         {}},
        // Definite: the connection.
        {"token refused",
         Answered(Cause::kSessionExpired, Sent::kYes, Definite::kYes),
         Kind::kRenew,
         Reach::kPin,
         {}},
        {"scope missing",
         Answered(Cause::kScopeMissing, Sent::kYes, Definite::kYes),
         Kind::kHold,
         Reach::kPin,
         {}},
        {"app not active",
         Answered(Cause::kAppNotActive, Sent::kYes, Definite::kYes),
         Kind::kHold,
         Reach::kPin,
         {}},
        {"trial access",
         Answered(Cause::kTrialAccess, Sent::kYes, Definite::kYes),
         Kind::kHold,
         Reach::kPin,
         {}},
        {"app credentials",
         Answered(Cause::kAppCredentials, Sent::kYes, Definite::kYes),
         Kind::kHold,
         Reach::kPin,
         {}},
        // Definite: the pin.
        {"board gone",
         Answered(Cause::kBoardMissing, Sent::kYes, Definite::kYes),
         Kind::kFail,
         Reach::kPin,
         {}},
        {"section gone",
         Answered(Cause::kSectionMissing, Sent::kYes, Definite::kYes),
         Kind::kFail,
         Reach::kPin,
         {}},
        {"image too small",
         Answered(Cause::kImageTooSmall, Sent::kYes, Definite::kYes),
         Kind::kFail,
         Reach::kPin,
         {}},
        {"image broken",
         Answered(Cause::kImageBroken, Sent::kYes, Definite::kYes),
         Kind::kFail,
         Reach::kPin,
         {}},
        {"link refused",
         Answered(Cause::kLinkRefused, Sent::kYes, Definite::kYes),
         Kind::kFail,
         Reach::kPin,
         {}},
        {"refused without an entry",
         Answered(Cause::kRefusedByPinterest, Sent::kYes, Definite::kYes),
         Kind::kFail,
         Reach::kPin,
         {}},
        // Definite: retry later.
        {"rate limit", Answered(Cause::kRateLimited, Sent::kYes, Definite::kYes), Kind::kRetry,
         Reach::kAccount, seconds{60}},
        {"spam block", Answered(Cause::kSpamBlock, Sent::kYes, Definite::kYes), Kind::kRetry, Reach::kAccount,
         seconds{4 * 3600}},
    };
    for (const JudgeCase& one : cases) {
        INFO(one.name);
        const Verdict verdict = Judge(one.fault, RateLimit{}, 1);
        CHECK(verdict.kind == one.kind);
        CHECK(verdict.reach == one.reach);
        CHECK(verdict.wait == one.wait);
    }
}

TEST_CASE("a fault that may have made a pin is never simply retried", "[outcome]")
{
    for (const pinwright::CatalogEntry& entry : pinwright::Catalog()) {
        INFO(entry.id);
        const Kind kind = Judge(Answered(entry.cause, Sent::kYes, Definite::kNo), RateLimit{}, 1).kind;
        CHECK(kind == Kind::kLook);
    }
}

TEST_CASE("a rate limit's own time is kept to, within a day", "[outcome]")
{
    struct Case {
        int reset;
        std::chrono::seconds wait;
    };
    for (const Case& one : {Case{-1, std::chrono::seconds{60}},  // absent
                            Case{0, std::chrono::seconds{60}},   // says nothing
                            Case{1, std::chrono::seconds{1}}, Case{7200, std::chrono::seconds{7200}},
                            Case{1'700'000'000, std::chrono::seconds{86'400}}}) {  // an epoch time by mistake
        INFO(one.reset);
        CHECK(
            Judge(Answered(Cause::kRateLimited, Sent::kYes, Definite::kYes), RateLimit{-1, -1, one.reset}, 1)
                .wait == one.wait);
    }
}

TEST_CASE("the back-off doubles from 5 seconds to 5 minutes and stays there", "[outcome]")
{
    const std::vector<int> seconds{5, 10, 20, 40, 80, 160, 300, 300};
    for (std::size_t index = 0; index < seconds.size(); index++)
        CHECK(BackOff(static_cast<int>(index) + 1) == std::chrono::seconds{seconds[index]});
    CHECK(BackOff(0) == std::chrono::seconds{5});
    CHECK(BackOff(-3) == std::chrono::seconds{5});
    CHECK(BackOff(2'000'000'000) == std::chrono::seconds{300});
}
