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
/// open one, Refuse fits `started` and `sending`. kNotFound: there is no such publication.
class Publications {
public:
    explicit Publications(Database& database) : m_database(database) {}

    /// At startup: every publication past its fence without an outcome becomes `unknown`, with its first
    /// lookup at `look_at`; those already unknown are looked up by then at the latest. Every other open one
    /// becomes `not_made` and its pin `scheduled`. Pins held for the app's credentials become `scheduled`,
    /// because those may have changed before a start. If the clock was set back since the last event, does
    /// the same as Publications::RestartWaits.
    Result<Done> Recover(const Diagnosis& cause, Timestamp look_at, Timestamp now);
    /// The fence: `sending`, if the publication still owns its pin. False: it doesn't, or the commit failed.
    bool MarkSending(std::int64_t publication);
    /// Commits the ID, unique per environment (kConflict: another pin has it); the pin becomes `published`.
    /// `url`: its page, if known.
    Result<Done> Accept(std::int64_t publication, std::string_view pinterest_pin_id, Timestamp now,
                        std::string_view url = {});
    /// Pinterest refused it, or it was never sent: the pin goes to `to` (held, failed, scheduled) with the
    /// cause. A scheduled one waits until `not_before`. If its account was reconnected since the publication
    /// began, `held` becomes `scheduled`, because nothing else would wake it.
    Result<Done> Refuse(std::int64_t publication, PinState to, const std::optional<Diagnosis>& cause,
                        std::optional<Timestamp> not_before, Timestamp now);
    /// Past the fence without a definite answer: the pin becomes `unconfirmed`, with its first lookup at
    /// `look_at`.
    Result<Done> MarkUnknown(std::int64_t publication, const Diagnosis& cause, Timestamp look_at,
                             Timestamp now);
    /// How far Pinterest's clock was seen ahead of ours; kept with the publication.
    Result<Done> SetSkew(std::int64_t publication, std::int64_t skew_ms);
    /// The clock was set, as the publisher noticed at `now`. The wait of `unknown` publications starts over,
    /// with a lookup by `look_at` at the latest: it must not end early. After a step back, pins that wait for
    /// a retry, not for their own time, stop waiting.
    Result<Done> RestartWaits(ClockStep step, Timestamp look_at, Timestamp now);

private:
    Database& m_database;
};

}  // namespace pinwright::store
