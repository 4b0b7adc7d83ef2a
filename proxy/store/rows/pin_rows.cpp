#include "proxy/store/rows/pin_rows.hpp"

#include <utf8proc.h>

#include <cstdlib>

#include "proxy/store/engine/seal.hpp"
#include "proxy/store/rows/column_text.hpp"
#include "proxy/store/rows/pin_history.hpp"
#include "proxy/store/rows/pin_states.hpp"
#include "shared/pin_rules.hpp"
#include "shared/utf8.hpp"

namespace pinwright::store {

namespace {

std::string Normalized(const std::string& text)
{
    utf8proc_uint8_t* composed = nullptr;
    const utf8proc_ssize_t size = utf8proc_map(
        reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
        &composed, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    if (size < 0)
        return FoldSpaces(text);  // Malformed text is compared as it is.
    const std::string normal(reinterpret_cast<const char*>(composed), static_cast<std::size_t>(size));
    std::free(composed);
    return FoldSpaces(normal);
}

std::vector<Candidate> ReadCandidates(Connection& connection, std::string_view pin_id)
{
    std::vector<Candidate> candidates;
    Statement rows = connection.Query(
        "SELECT pinterest_pin_id, url, title, created_at FROM candidates WHERE rejected = 0"
        " AND pin_seq = (SELECT seq FROM pins WHERE id = ?) ORDER BY created_at NULLS FIRST,"
        " pinterest_pin_id",
        pin_id);
    while (rows.Next())
        candidates.push_back({rows.Text("pinterest_pin_id"), rows.Text("url"), rows.Text("title"),
                              rows.MaybeTime("created_at")});
    return candidates;
}

}  // namespace

const std::string kSelectPins =
    "SELECT id, account_id, board_id, board_section_id, title, description, alt_text, link, media, "
    "publish_at,"
    " time_zone, state, cause, pinterest_pin_id, url, published_at, confirmed_at, attempts, revision, "
    "ready_at,"
    " warnings, due_at, seq, dealt_at, moved_from FROM pins ";

Pin ReadPin(const Statement& row)
{
    Pin pin;
    pin.id = row.Text("id");
    pin.account_id = row.Text("account_id");
    pin.board_id = row.Text("board_id");
    pin.board_section_id = row.Text("board_section_id");
    for (const auto& [name, text] : kPinTexts)
        pin.*text = row.Text(name);
    pin.media = row.Parsed("pins.media", DecodeList);
    pin.publish_at = row.MaybeTime("publish_at");
    pin.time_zone = row.Text("time_zone");
    pin.state = row.Parsed("pins.state", ParsePinState);
    pin.cause = row.MaybeParsed("pins.cause", DecodeCause);
    pin.pinterest_pin_id = row.Text("pinterest_pin_id");
    pin.url = row.Text("url");
    pin.published_at = row.MaybeTime("published_at");
    pin.confirmed_at = row.MaybeTime("confirmed_at");
    pin.attempts = static_cast<int>(row.Int("attempts"));
    pin.revision = row.Int("revision");
    if (pin.state == PinState::kScheduled && pin.cause)
        pin.retry_at = row.MaybeTime("ready_at");
    pin.warnings = row.MaybeParsed("pins.warnings", DecodeWarnings).value_or(std::vector<Diagnosis>());
    return pin;
}

std::optional<Pin> FindPinRow(Connection& connection, std::string_view id)
{
    Statement row = connection.Query(kSelectPins + "WHERE id = ?", id);
    return row.Next() ? std::optional(ReadPin(row)) : std::nullopt;
}

std::string TwinKey(const Pin& pin)
{
    std::string text = pin.board_id;
    for (const auto& [name, part] : kPinTexts) {
        text.push_back('\0');
        text.append(Normalized(pin.*part));
    }
    return HashOf(text).substr(0, 16);
}

bool HasTooManyDrafts(Connection& connection)
{
    return connection.Number("SELECT value FROM tallies WHERE name = 'pins.draft'") > kDraftsLimit;
}

Error UnknownPin()
{
    return Error{Cause::kNotFound, "There is no such pin.", {}, {}};
}

std::optional<Pin> FindWholePin(Connection& connection, std::string_view id)
{
    std::optional<Pin> pin = FindPinRow(connection, id);
    if (pin)
        pin->history = ReadHistory(connection, id);
    if (pin && WaitsForDecision(*pin))
        pin->candidates = ReadCandidates(connection, id);
    return pin;
}

Result<Pin> ReadChangedPin(Connection& connection, std::string_view id)
{
    std::optional<Pin> pin = FindWholePin(connection, id);
    if (!pin)
        return Error{Cause::kStorage, {}, "a pin that was changed is not there", {}};
    return std::move(*pin);
}

}  // namespace pinwright::store
