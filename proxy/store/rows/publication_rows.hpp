// Publications as rows, and the steps that several ways for one to end have in common. Private to the store.
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
/// The publication; kNotFound: there is none of this number.
Result<Publication> FindPublication(Connection& connection, std::int64_t id);

/// The error of an event that does not fit a publication of this state: kConflict.
Error Misfit(PublicationState state);

/// It has ended as `state`; nothing more is looked for.
void SettlePublication(Connection& connection, std::int64_t id, PublicationState state, Timestamp now);

/// The pin, which is being published or looked for, is published as that one. Errors as ExactlyOne.
Result<Done> PublishRow(Connection& connection, std::string_view pin_id, std::string_view pinterest_pin_id,
                        std::string_view url, Timestamp now);

/// The one row that a change must have met; otherwise pin and publication disagree: kInternal, so that all is
/// undone.
Result<Done> ExactlyOne(std::int64_t changed);

}  // namespace pinwright::store
