// Pins as a person sees them: saved, found, listed, counted.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/store/records.hpp"
#include "shared/api_types.hpp"
#include "shared/queue_times.hpp"
#include "shared/result.hpp"

namespace pinwright::store {

class Database;

/// Threads: any number may call at once. Errors: those of the store (store.hpp).
class Pins {
public:
    explicit Pins(Database& database) : m_database(database) {}

    /// Inserts the pin. If the ID exists, nothing changes; returns the pin as it is.
    /// `slot`: kNext gives it the next free slot of its account's queue instead of its time.
    /// kNotFound: its account is unknown here. kInvalidPin: it is no draft and its media isn't stored, or
    /// there is no slot for it. kUnknownTimeZone: the queue's zone.
    struct Inserted {
        Pin pin;
        bool fresh = false;
    };
    /// How many pins are held or failed, by the catalog ID of their cause (empty: none); most first.
    struct Stopped {
        PinState state = PinState::kFailed;
        std::string cause_id;
        std::int64_t count = 0;
    };
    struct Astray {
        std::int64_t count = 0;
        std::string first_id;             ///< The pin that is due first.
        std::vector<std::string> titles;  ///< Of the first `most` pins by due time; some may be empty.
    };
    Result<Inserted> Insert(Pin pin, Timestamp now, Slot slot = Slot::kNone);
    std::optional<Pin> Find(std::string_view id);
    /// The same with the pin's history. Every change also writes its event.
    std::optional<Pin> FindWithHistory(std::string_view id);
    /// Lists in the requested order. The due time is publish_at, or when the pin was saved; `from` is
    /// included, `to` isn't. A cursor of another order, or one that isn't ours, lists nothing.
    Listing<Pin> List(const PinFilter& filter);
    /// Per state, indexed by PinState.
    std::vector<int> CountByState();
    std::vector<Stopped> CountStopped();
    /// Pins of the account that wait for a board that its list doesn't contain.
    Astray FindWithoutBoard(std::string_view account_id, int most);

private:
    Database& m_database;
};

}  // namespace pinwright::store
