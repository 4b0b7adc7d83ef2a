#include "proxy/store/rows/publication_rows.hpp"

#include <array>
#include <string>

namespace pinwright::store {

namespace {

constexpr std::array<std::string_view, 6> kPublicationStates{"started", "sending", "accepted",
                                                             "refused", "unknown", "not_made"};

}  // namespace

const std::string kSelectPublications =
    "SELECT id, pin_id, state, started_at, skew_ms, account_id, board_id, board_section_id, title, "
    "description,"
    " alt_text, link, looks, unknown_since, next_look_at FROM publications ";

std::string_view ToString(PublicationState state)
{
    return kPublicationStates[static_cast<std::size_t>(state)];
}

std::optional<PublicationState> ParsePublicationState(std::string_view text)
{
    for (std::size_t i = 0; i < kPublicationStates.size(); ++i) {
        if (kPublicationStates[i] == text)
            return static_cast<PublicationState>(i);
    }
    return std::nullopt;
}

Publication ReadPublication(const Statement& row)
{
    Publication publication;
    publication.id = row.Int("id");
    publication.pin_id = row.Text("pin_id");
    publication.state = row.Parsed("publications.state", ParsePublicationState);
    publication.started_at = row.Time("started_at");
    publication.clock_skew_ms = row.Int("skew_ms");
    publication.skew_known = !row.IsNull("skew_ms");
    publication.account_id = row.Text("account_id");
    publication.board_id = row.Text("board_id");
    publication.board_section_id = row.Text("board_section_id");
    for (const auto& [name, text] : kPinTexts)
        publication.*text = row.Text(name);
    publication.looks = static_cast<int>(row.Int("looks"));
    publication.unknown_since = row.MaybeTime("unknown_since");
    publication.next_look_at = row.MaybeTime("next_look_at");
    return publication;
}

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
