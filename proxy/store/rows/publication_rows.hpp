// Publications as rows, and the steps that their different endings share. Private to the store.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "proxy/store/engine/connection.hpp"
#include "proxy/store/records.hpp"
#include "shared/result.hpp"

namespace pinwright::store {

std::string_view ToString(PublicationState state);  // started, sending, accepted, refused, unknown, not_made
std::optional<PublicationState> ParsePublicationState(std::string_view text);

/// `SELECT <columns> FROM publications `.
extern const std::string kSelectPublications;
Publication ReadPublication(const Statement& row);
/// The publication with this ID. kNotFound: there is none.
Result<Publication> FindPublication(Connection& connection, std::int64_t id);

/// The error for an event that doesn't fit a publication in this state: kConflict.
Error Misfit(PublicationState state);

/// Ends the publication as `state`, and its lookups.
void SettlePublication(Connection& connection, std::int64_t id, PublicationState state, Timestamp now);

/// Marks a pin that is `publishing` or `unconfirmed` as published with that Pinterest ID. Errors: as
/// ExactlyOne.
Result<Done> PublishRow(Connection& connection, std::string_view pin_id, std::string_view pinterest_pin_id,
                        std::string_view url, Timestamp now);

/// Requires that a change met exactly one row. Otherwise pin and publication disagree: kInternal, so that
/// everything is undone.
Result<Done> ExactlyOne(std::int64_t changed);

}  // namespace pinwright::store
