// Pins as a person sees them: saved once, found, listed, counted.
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

    /// Inserts. Where the id is there already, nothing changes; returns the pin as it stands.
    /// `slot`: kNext gives it the next free slot of its account's queue instead of its time.
    /// kNotFound: its account is not known here. kInvalidPin: it is no draft and shows what is not stored, or
    /// there is no slot for it. kUnknownTimeZone: of the queue.
    struct Inserted {
        Pin pin;
        bool fresh = false;
    };
    /// How many pins are held or failed, by the catalog's id of their cause (empty: none); most first.
    struct Stopped {
        PinState state = PinState::kFailed;
        std::string cause_id;
        std::int64_t count = 0;
    };
    struct Astray {
        std::int64_t count = 0;
        std::string first_id;             ///< Of the pin that is due first.
        std::vector<std::string> titles;  ///< Of the first `most`, as they are due; a pin may have none.
    };
    Result<Inserted> Insert(Pin pin, Timestamp now, Slot slot = Slot::kNone);
    std::optional<Pin> Find(std::string_view id);
    /// The same with what has happened to it so far; every change below writes its event along.
    std::optional<Pin> FindWithHistory(std::string_view id);
    /// In the order asked for; the due time is publish_at, or when it was saved; `from` included, `to` not.
    /// A cursor of another order, or none of ours, lists nothing.
    Listing<Pin> List(const PinFilter& filter);
    /// Per state, indexed by PinState.
    std::vector<int> CountByState();
    std::vector<Stopped> CountStopped();
    /// Pins of the account that wait for a board that is not in its list.
    Astray FindWithoutBoard(std::string_view account_id, int most);

private:
    Database& m_database;
};

}  // namespace pinwright::store
