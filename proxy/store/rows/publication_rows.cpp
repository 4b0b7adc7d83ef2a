#include "proxy/store/rows/publication_rows.hpp"

#include <string>

#include "proxy/store/rows/pin_rows.hpp"

namespace pinwright::store {

Result<Publication> FindPublication(Connection& connection, std::int64_t id)
{
    Statement row = connection.Query(kSelectPublications + "WHERE id = ?", id);
    if (!row.Next())
        return Error{Cause::kNotFound, {}, "no such publication", {}};
    return ReadPublication(row);
}

Error Misfit(PublicationState state)
{
    return Error{
        Cause::kConflict, {}, "event does not fit a publication that is " + std::string(ToString(state)), {}};
}

void SettlePublication(Connection& connection, std::int64_t id, PublicationState state, Timestamp now)
{
    connection.Run("UPDATE publications SET state = ?, settled_at = ?, next_look_at = NULL WHERE id = ?",
                   ToString(state), now, id);
}

Result<Done> PublishRow(Connection& connection, std::string_view pin_id, std::string_view pinterest_pin_id,
                        std::string_view url, Timestamp now)
{
    // The next refresh of the boards brings Pinterest's own count.
    connection.Run(
        "UPDATE boards SET pin_count = pin_count + 1"
        " WHERE (account_id, id) = (SELECT account_id, board_id FROM pins WHERE pins.id = ?)",
        pin_id);
    return ExactlyOne(connection.Run(
        "UPDATE pins SET state = 'published', cause = NULL, cause_id = NULL, pinterest_pin_id = ?,"
        " environment = (SELECT environment FROM accounts WHERE accounts.id = pins.account_id),"
        " url = ?, published_at = ?"
        " WHERE id = ? AND state IN ('publishing', 'unconfirmed')",
        pinterest_pin_id, url, now, pin_id));
}

Result<Done> ExactlyOne(std::int64_t changed)
{
    if (changed == 1)
        return Done{};
    return Error{Cause::kInternal, {}, "a pin does not belong to its publication", {}};
}

}  // namespace pinwright::store
