// The publish protocol of a claimed pin (design, "The way of a pin"): the fence, the outcome, and recovery.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "proxy/store/records.hpp"
#include "shared/api_types.hpp"
#include "shared/result.hpp"

namespace pinwright::store {

class Database;

/// Threads: any number may call at once. Errors: those of the store (store.hpp). An event that doesn't fit
/// the publication's state changes nothing and returns kConflict: Accept, MarkUnknown and SetSkew fit every
/// open one, Refuse those that are `started` or `sending`. kNotFound: there is no such publication.
class Publications {
public:
    explicit Publications(Database& database) : m_database(database) {}

    /// At start-up: every publication past its fence without an outcome becomes `unknown` (first look at
    /// `look_at`; those that were unknown already are looked for by then at the latest), every other open one
    /// `not_made` and its pin `scheduled`. Pins held for the app's credentials are `scheduled`: a start is
    /// when those may have changed. Where the clock was set back since the last event, as
    /// Publications::RestartWaits.
    Result<Done> Recover(const Diagnosis& cause, Timestamp look_at, Timestamp now);
    /// The fence: `sending`, if the publication still owns its pin. False: it does not, or the commit failed.
    bool MarkSending(std::int64_t publication);
    /// The id is committed, unique per environment (kConflict where it is another pin's); the pin is
    /// `published`. `url`: its page, where that is known.
    Result<Done> Accept(std::int64_t publication, std::string_view pinterest_pin_id, Timestamp now,
                        std::string_view url = {});
    /// A definite no (or never sent): the pin goes to `to` (held, failed, scheduled) with the cause;
    /// a scheduled one waits until `not_before`. Where its account was connected anew since the publication
    /// was begun, `held` becomes `scheduled`: nothing else would wake it.
    Result<Done> Refuse(std::int64_t publication, PinState to, const std::optional<Diagnosis>& cause,
                        std::optional<Timestamp> not_before, Timestamp now);
    /// Past the fence without a definite answer: the pin is `unconfirmed`; first look at `look_at`.
    Result<Done> MarkUnknown(std::int64_t publication, const Diagnosis& cause, Timestamp look_at,
                             Timestamp now);
    /// What Pinterest's clock was seen to be ahead of ours, kept with the publication.
    Result<Done> SetSkew(std::int64_t publication, std::int64_t skew_ms);
    /// The clock was set, as the publisher noticed at `now`. The wait for what is `unknown` begins anew, with
    /// a look by `look_at` at the latest: it must not end early. After a step back, pins that wait for their
    /// next try, not for a time of their own, wait no longer.
    Result<Done> RestartWaits(ClockStep step, Timestamp look_at, Timestamp now);

private:
    Database& m_database;
};

}  // namespace pinwright::store
