#include "proxy/publish/verdict.hpp"

#include <algorithm>

namespace pinwright::publish {

namespace {

/// A definite refusal whose cause passes without anyone's help.
bool IsPassing(Cause cause)
{
    switch (cause) {
        case Cause::kPinterestDown:
        case Cause::kPinterestUnreachable:
        case Cause::kClockWrong:
        case Cause::kPaused:
        case Cause::kDiskFull:
        case Cause::kStorage:
        case Cause::kInternal:
            return true;
        default:
            return false;
    }
}

/// A file of ours that can't be sent as it is: waiting doesn't fix it.
bool IsImageCause(Cause cause)
{
    switch (cause) {
        case Cause::kImageMissing:
        case Cause::kImageBroken:
        case Cause::kImageUnsupported:
        case Cause::kImageTooLarge:
            return true;
        default:
            return false;
    }
}

}  // namespace

bool IsConnectionCause(Cause cause)
{
    switch (cause) {
        case Cause::kNotConnected:
        case Cause::kSessionExpired:
        case Cause::kScopeMissing:
        case Cause::kWrongAccount:
        case Cause::kPersonalAccount:
        case Cause::kAppNotActive:
        case Cause::kTrialAccess:
        case Cause::kAppCredentials:
        case Cause::kAppNotConfigured:
        case Cause::kOtherEnvironment:
        case Cause::kGrantRefused:
            return true;
        default:
            return false;
    }
}

std::chrono::milliseconds BackOff(int attempts)
{
    // Six doublings of 5 s already exceed the longest wait.
    const int doublings = std::clamp(attempts - 1, 0, 6);
    return std::min<std::chrono::milliseconds>(kFirstBackOff * (1 << doublings), kLongestBackOff);
}

std::chrono::milliseconds RateLimitWait(const pinterest::RateLimit& limit)
{
    if (limit.reset_seconds <= 0)
        return kRateLimitWait;
    return std::min<std::chrono::milliseconds>(std::chrono::seconds{limit.reset_seconds},
                                               kLongestRateLimitWait);
}

Verdict Judge(const pinterest::Fault& fault, const pinterest::RateLimit& limit, int attempts)
{
    using Kind = Verdict::Kind;
    using Reach = Verdict::Reach;

    if (fault.cause == Cause::kOutcomeUnknown || (fault.sent && !fault.definite))
        return {Kind::kLook, {}, Reach::kPin};
    if (fault.cause == Cause::kRateLimited)
        return {Kind::kRetry, RateLimitWait(limit), Reach::kAccount};
    if (fault.cause == Cause::kSpamBlock)
        return {Kind::kRetry, kSpamBlockWait, Reach::kAccount};
    if (fault.cause == Cause::kSessionExpired && fault.definite)
        return {Kind::kRenew, {}, Reach::kPin};
    if (IsConnectionCause(fault.cause))
        return {Kind::kHold, {}, Reach::kPin};
    if (!fault.definite && !IsImageCause(fault.cause))
        return {Kind::kRetry, BackOff(attempts), Reach::kAccount};
    if (IsPassing(fault.cause))
        return {Kind::kRetry, BackOff(attempts), Reach::kPin};
    return {Kind::kFail, {}, Reach::kPin};
}

}  // namespace pinwright::publish
