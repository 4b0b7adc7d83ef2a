// What follows from the answer to "create this pin". A pure table: it calls nothing, remembers nothing and
// never guesses. If a pin is neither certainly made nor certainly not made, it must be looked up.
#pragma once

#include <chrono>

#include "proxy/pinterest/types.hpp"

namespace pinwright::publish {

/// What to do with a pin that Pinterest did not accept.
struct Verdict {
    enum class Kind {
        kRetry,  ///< Certainly not made: back to `scheduled`, after `wait`.
        kHold,   ///< Certainly not made, because of the connection: `held` until that is fixed.
        kFail,   ///< Certainly not made, because of the pin itself: the person has to change it.
        kRenew,  ///< Certainly not made: the token was refused; renew it, then publish again.
        kLook,   ///< It may have been made: `unconfirmed`, and looked up.
    };
    /// Whether the wait applies to the pin alone or to everything published through its account.
    enum class Reach { kPin, kAccount };

    Kind kind = Kind::kLook;
    std::chrono::milliseconds wait{0};
    Reach reach = Reach::kPin;

    bool operator==(const Verdict&) const = default;
};

inline constexpr std::chrono::seconds kFirstBackOff{5};
inline constexpr std::chrono::seconds kLongestBackOff{300};
/// Used if a rate limit names no time.
inline constexpr std::chrono::seconds kRateLimitWait{60};
inline constexpr std::chrono::seconds kLongestRateLimitWait{24 * 3600};
/// Pinterest lifts its spam block "within 24 hours"
/// (https://help.pinterest.com/en/article/rate-limit-blocks); asking more often would prolong it.
inline constexpr std::chrono::seconds kSpamBlockWait{4 * 3600};

/// 5 s for the first attempt, doubled for each further one, at most 5 minutes.
std::chrono::milliseconds BackOff(int attempts);

/// How long a rate limit asks us to wait: until its reset if it names one (at most 24 h), else 60 s.
std::chrono::milliseconds RateLimitWait(const pinterest::RateLimit& limit);

/// The verdict on a fault of the call that creates a pin. `attempts`: publications so far, including this
/// one, from 1.
Verdict Judge(const pinterest::Fault& fault, const pinterest::RateLimit& limit, int attempts);

/// Whether the connection is the cause, so that pins wait for it instead of failing.
bool IsConnectionCause(Cause cause);

}  // namespace pinwright::publish
