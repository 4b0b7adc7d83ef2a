// A person's changes to a pin: edit, cancel, retry, decide which Pinterest pin it is.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "shared/api_types.hpp"
#include "shared/pin_batch.hpp"
#include "shared/queue_times.hpp"
#include "shared/result.hpp"

namespace pinwright::store {

class Database;

/// Threads: any number may call at once. Errors: those of the store (store.hpp). Each call is one transaction
/// that first checks the state, so a claim happens entirely before or after it. Each returns the changed pin
/// with its history, and changes nothing if it returns an error. kNotFound: there is no such pin. kPinBusy:
/// it is `publishing` or `unconfirmed`. kConflict: it is `published`, or differs from the named revision.
/// kInvalidPin: its media isn't stored.
class PinChanges {
public:
    explicit PinChanges(Database& database) : m_database(database) {}

    /// Gives the pin the texts, board, media and time of `wanted`, which is based on `wanted.revision`. `to`
    /// (draft or scheduled) is its new state; nothing: it keeps its state and cause. A held pin that moves to
    /// another account becomes scheduled, because nothing else would wake it. A pin that becomes scheduled,
    /// or gets a past time, is due from `now` on. The caller has checked `wanted`.
    /// `slot` and its errors: as in Pins::Insert. The pin's own slot counts as occupied.
    Result<Pin> Change(const Pin& wanted, std::optional<PinState> to, Timestamp now, Slot slot = Slot::kNone);
    /// A canceled pin stays as it is.
    Result<Pin> Cancel(std::string_view id, Timestamp now);
    /// Makes it scheduled, without cause or wait; if its time is past, it is due from `now` on. kConflict for
    /// drafts, too. A vanished pin is published again immediately; only its history still mentions the lost
    /// Pinterest pin.
    Result<Pin> Retry(std::string_view id, std::int64_t revision, Timestamp now);
    /// Applies the batch to all pins that it names, or only counts them. Counts the pins that can't be
    /// changed, with the reason. kBadRequest if there are more than kMostBatchPins.
    Result<BatchCounts> RunBatch(const PinBatch& batch, Timestamp now);
    /// Whether the pin, now at `revision`, differs from revision `since` only in its warnings. Those are this
    /// server's, and no reason to refuse a person's change based on `since`.
    bool IsSameSince(std::string_view id, std::int64_t revision, std::int64_t since);
    /// The person says that this candidate is the pin: `published` with that ID. kConflict also if it is not
    /// one of its candidates, or belongs to another pin.
    Result<Pin> AdoptCandidate(std::string_view id, std::string_view pinterest_pin_id,
                               std::optional<std::int64_t> revision, Timestamp now);
    /// The person says that no candidate is the pin: `scheduled` for immediate publishing, and none of them
    /// matches it again.
    Result<Pin> RejectCandidates(std::string_view id, std::optional<std::int64_t> revision, Timestamp now);

private:
    Database& m_database;
};

}  // namespace pinwright::store
