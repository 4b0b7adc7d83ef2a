// How a publication ends or becomes unknown. An event that doesn't fit the publication's state changes
// nothing.
#include "proxy/store/publications.hpp"
#include "proxy/store/engine/database.hpp"
#include "proxy/store/engine/dialect.hpp"
#include "proxy/store/rows/column_text.hpp"
#include "proxy/store/rows/pin_history.hpp"
#include "proxy/store/rows/publication_rows.hpp"

namespace pinwright::store {

namespace {

using State = PublicationState;

bool IsOpen(State state)
{
    return state == State::kStarted || state == State::kSending || state == State::kUnknown;
}

/// Before the fence, Pinterest can't have refused anything: the pin is sent again, is held, or can't be sent
/// as it is.
std::string_view EventOfRefusal(State state, PinState becomes)
{
    if (state == State::kStarted && becomes == PinState::kScheduled)
        return pin_events::kNotMade;
    if (state == State::kStarted && becomes == PinState::kHeld)
        return pin_events::kHeld;
    return pin_events::kRefused;
}

/// A board or section that Pinterest no longer has isn't offered until the boards are read again.
void ForgetMissing(Connection& connection, const Publication& refused, const std::optional<Diagnosis>& cause)
{
    const bool board = cause && cause->id == Describe(Cause::kBoardMissing).id;
    const bool section = cause && cause->id == Describe(Cause::kSectionMissing).id;
    if (board)
        connection.Run("DELETE FROM boards WHERE account_id = ? AND id = ?", refused.account_id,
                       refused.board_id);
    if (board || section)
        connection.Run("DELETE FROM section_lists WHERE account_id = ? AND board_id = ?", refused.account_id,
                       refused.board_id);
}

}  // namespace

bool Publications::MarkSending(std::int64_t publication)
{
    using Owned = bool;
    const Result<Owned> sending = m_database.Write<Owned>([&](Connection& connection) -> Result<Owned> {
        return connection.Run(
                   "UPDATE publications SET state = 'sending' WHERE id = ? AND state = 'started'"
                   " AND EXISTS (SELECT 1 FROM pins WHERE id = pin_id AND pins.state = 'publishing')",
                   publication) == 1;
    });
    if (!sending.ok()) {
        LogFault(sending.error());
        return false;
    }
    return sending.value();
}

Result<Done> Publications::Accept(std::int64_t publication, std::string_view pinterest_pin_id, Timestamp now,
                                  std::string_view url)
{
    return m_database.Write<Done>([&](Connection& connection) -> Result<Done> {
        const Result<Publication> found = FindPublication(connection, publication);
        if (!found.ok())
            return found.error();
        if (!IsOpen(found->state))
            return Misfit(found->state);
        SettlePublication(connection, publication, State::kAccepted, now);
        Note(connection, found->pin_id, pin_events::kAccepted, now);
        return PublishRow(connection, found->pin_id, pinterest_pin_id, url, now);
    });
}

Result<Done> Publications::Refuse(std::int64_t publication, PinState to,
                                  const std::optional<Diagnosis>& cause, std::optional<Timestamp> not_before,
                                  Timestamp now)
{
    if (to != PinState::kHeld && to != PinState::kFailed && to != PinState::kScheduled)
        return Error{Cause::kInternal, {}, "a refused pin cannot become " + std::string(ToString(to)), {}};
    return m_database.Write<Done>([&](Connection& connection) -> Result<Done> {
        const Result<Publication> found = FindPublication(connection, publication);
        if (!found.ok())
            return found.error();
        if (found->state != State::kStarted && found->state != State::kSending)
            return Misfit(found->state);
        SettlePublication(connection, publication,
                          found->state == State::kStarted ? State::kNotMade : State::kRefused, now);
        const bool anew = to == PinState::kHeld &&
                          connection.Number(
                              "SELECT count(*) FROM accounts WHERE id = ? AND state = 'connected' AND"
                              " connected_at > ?",
                              found->account_id, found->started_at) != 0;
        const PinState becomes = anew ? PinState::kScheduled : to;
        Note(connection, found->pin_id, EventOfRefusal(found->state, becomes), now, cause);
        ForgetMissing(connection, *found, cause);
        return ExactlyOne(connection.Run(
            "UPDATE pins SET state = ?, cause = ?, cause_id = ?, ready_at = " + Greatest("ready_at", "?") +
                " WHERE id = ? AND state = 'publishing'",
            ToString(becomes), EncodeCause(cause), IdOf(cause), not_before.value_or(Timestamp()),
            found->pin_id));
    });
}

Result<Done> Publications::MarkUnknown(std::int64_t publication, const Diagnosis& cause, Timestamp look_at,
                                       Timestamp now)
{
    return m_database.Write<Done>([&](Connection& connection) -> Result<Done> {
        const Result<Publication> found = FindPublication(connection, publication);
        if (!found.ok())
            return found.error();
        if (found->state != State::kStarted && found->state != State::kSending)
            return Misfit(found->state);
        connection.Run(
            "UPDATE publications SET state = 'unknown', unknown_since = ?, next_look_at = ? WHERE id = ?",
            now, look_at, publication);
        Note(connection, found->pin_id, pin_events::kUnknown, now, cause);
        return ExactlyOne(
            connection.Run("UPDATE pins SET state = 'unconfirmed', cause = ?, cause_id = ?"
                           " WHERE id = ? AND state = 'publishing'",
                           EncodeCause(cause), cause.id, found->pin_id));
    });
}

Result<Done> Publications::SetSkew(std::int64_t publication, std::int64_t skew_ms)
{
    return m_database.Write<Done>([&](Connection& connection) -> Result<Done> {
        const Result<Publication> found = FindPublication(connection, publication);
        if (!found.ok())
            return found.error();
        if (!IsOpen(found->state))
            return Misfit(found->state);
        connection.Run("UPDATE publications SET skew_ms = ? WHERE id = ?", skew_ms, publication);
        return Done{};
    });
}

}  // namespace pinwright::store
