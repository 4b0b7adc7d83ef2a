// What a person does to a pin: changes, cancels, retries it, decides which of Pinterest's pins it is.
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
/// that first checks the state, so a claim happens wholly before or wholly after it. Each gives the pin as it
/// is then, with its history, and changes nothing if it returns an error. kNotFound: there is no such pin.
/// kPinBusy: it is `publishing` or `unconfirmed`. kConflict: it is `published`, or differs from the revision
/// that is named. kInvalidPin: it should show what isn't stored.
class PinChanges {
public:
    explicit PinChanges(Database& database) : m_database(database) {}

    /// Gives the pin the texts, board, media and time of `wanted`, which is based on `wanted.revision`. `to`
    /// (draft or scheduled) is what it becomes; nothing: it stays what it is, with its cause. A held pin
    /// whose account is another one now is scheduled, because nothing would wake it. What becomes scheduled,
    /// or gets a time that is past, is due from `now` on. The caller has checked `wanted`.
    /// `slot` and its errors: as in Pins::Insert; a slot that the pin has already counts as taken.
    Result<Pin> Change(const Pin& wanted, std::optional<PinState> to, Timestamp now, Slot slot = Slot::kNone);
    /// A canceled pin stays as it is.
    Result<Pin> Cancel(std::string_view id, Timestamp now);
    /// Scheduled, without cause and waits; what is past is due from `now` on. kConflict for drafts, too. One
    /// that has vanished is published anew, at once: of what it was at Pinterest only the history tells.
    Result<Pin> Retry(std::string_view id, std::int64_t revision, Timestamp now);
    /// Does to all pins that the batch names what it says, or only counts them. What can't be changed so is
    /// counted with the reason. kBadRequest where there are more than kMostBatchPins.
    Result<BatchCounts> RunBatch(const PinBatch& batch, Timestamp now);
    /// Whether the pin, which is at `revision` by now, differs from what it was at `since` in its warnings
    /// alone: those are this server's, and no reason to refuse what a person based on `since`.
    bool IsSameSince(std::string_view id, std::int64_t revision, std::int64_t since);
    /// One of its candidates is it: `published` with that id. kConflict, too, where that is none of them, or
    /// another pin's.
    Result<Pin> AdoptCandidate(std::string_view id, std::string_view pinterest_pin_id,
                               std::optional<std::int64_t> revision, Timestamp now);
    /// None of them is: `scheduled`, to be published at once, and never to be taken for one of them again.
    Result<Pin> RejectCandidates(std::string_view id, std::optional<std::int64_t> revision, Timestamp now);

private:
    Database& m_database;
};

}  // namespace pinwright::store
