// What follows from an answer to "make this pin". A pure table: it asks nobody, remembers nothing
// and never guesses. Whatever is neither surely made nor surely not made is to be looked for.
#pragma once

#include <chrono>

#include "proxy/pinterest/types.hpp"

namespace pinwright::publish {

/// What to do with a pin that Pinterest did not accept.
struct Verdict {
    enum class Kind {
        kRetry,  ///< Surely not made: back to `scheduled`, after `wait`.
        kHold,   ///< Surely not made, for the connection's sake: `held` until that is mended.
        kFail,   ///< Surely not made, for the pin's own sake: the person has to change it.
        kRenew,  ///< Surely not made: the token was refused; renew it, then publish anew.
        kLook,   ///< It may have been made: `unconfirmed`, and looked for.
    };
    /// Whom the wait concerns: the pin alone, or all that goes out through its account.
    enum class Reach { kPin, kAccount };

    Kind kind = Kind::kLook;
    std::chrono::milliseconds wait{0};
    Reach reach = Reach::kPin;

    bool operator==(const Verdict&) const = default;
};

inline constexpr std::chrono::seconds kFirstBackOff{5};
inline constexpr std::chrono::seconds kLongestBackOff{300};
/// Where a rate limit names no time of its own.
inline constexpr std::chrono::seconds kRateLimitWait{60};
inline constexpr std::chrono::seconds kLongestRateLimitWait{24 * 3600};
/// Pinterest lifts its block against spam "within 24 hours"
/// (https://help.pinterest.com/en/article/rate-limit-blocks); asking more often would feed it.
inline constexpr std::chrono::seconds kSpamBlockWait{4 * 3600};

/// 5 s for the first attempt, twice as long for each further one, at most 5 minutes.
std::chrono::milliseconds BackOff(int attempts);

/// How long a rate limit asks one to wait: its reset where it names one, else 60 s.
std::chrono::milliseconds RateLimitWait(const pinterest::RateLimit& limit);

/// The verdict on a fault of the call that makes a pin. `attempts`: publications so far, this one
/// included, from 1 on.
Verdict Judge(const pinterest::Fault& fault, const pinterest::RateLimit& limit, int attempts);

/// Whether a cause lies in the connection, so that pins wait for it instead of failing.
bool IsConnectionCause(Cause cause);

}  // namespace pinwright::publish
