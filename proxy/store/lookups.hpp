// Lookups: publications whose outcome is unknown, and what was found at Pinterest.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "proxy/store/records.hpp"
#include "shared/api_types.hpp"
#include "shared/result.hpp"

namespace pinwright::store {

class Database;

/// Threads: any number may call at once. Errors: those of the store (store.hpp). Record, AskPerson and
/// MarkAbsent return kConflict for a publication that isn't `unknown`, kNotFound if there is none.
class Lookups {
public:
    explicit Lookups(Database& database) : m_database(database) {}

    /// Publications that are `unknown` and due for a lookup.
    std::vector<Publication> FindDue(Timestamp now);
    /// Not found this time. The next lookup is at `next`; nothing: a person must decide, with `cause`.
    /// `complete`: everything that had to be read was read.
    Result<Done> Record(std::int64_t publication, bool complete, std::optional<Timestamp> next,
                        const std::optional<Diagnosis>& cause);
    /// Not found for certain, but these may be it: the person decides, and lookups end. `cause` says so.
    Result<Done> AskPerson(std::int64_t publication, const std::vector<Candidate>& candidates,
                           const Diagnosis& cause);
    /// Looked up and certainly absent: the publication becomes `not_made`, the pin `scheduled` again.
    Result<Done> MarkAbsent(std::int64_t publication, Timestamp now);
    /// Whether a pin of ours already has this Pinterest ID.
    bool IsOurs(Environment environment, std::string_view pinterest_pin_id);
    /// Whether the person said that this Pinterest pin is not this pin of ours.
    bool IsRejected(std::string_view pin_id, std::string_view pinterest_pin_id);

private:
    Database& m_database;
};

}  // namespace pinwright::store
