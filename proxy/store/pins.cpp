// Pins as the person sees them: saved once, found, listed, counted.
#include "proxy/store/codec.hpp"
#include "proxy/store/database.hpp"
#include "proxy/store/pin_rows.hpp"
#include "proxy/store/store.hpp"

namespace pinwright::store {

namespace {

constexpr int kPageLimit = 1000;

std::optional<Pin> FindOne(Connection& connection, std::string_view id)
{
    Statement row = connection.Query(kSelectPins + "WHERE id = ?", id);
    return row.Next() ? std::optional(ReadPin(row)) : std::nullopt;
}

/// Where a page ended: the due time and the row of its last pin.
struct Position {
    std::int64_t due = 0;
    std::int64_t seq = 0;
};

std::string EncodeCursor(const Position& position)
{
    return ToBase64Url(std::to_string(position.due) + ":" + std::to_string(position.seq));
}

std::optional<Position> DecodeCursor(std::string_view cursor)
{
    const std::optional<std::string> text = FromBase64Url(cursor);
    Position position;
    int end = 0;
    long long due = 0;
    long long seq = 0;
    if (!text || std::sscanf(text->c_str(), "%lld:%lld%n", &due, &seq, &end) != 2 ||
        static_cast<std::size_t>(end) != text->size())
        return std::nullopt;
    position.due = due;
    position.seq = seq;
    return position;
}

/// `text` anywhere, for LIKE with `\` as its escape.
std::string Anywhere(std::string_view text)
{
    std::string pattern = "%";
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '\\')
            pattern.push_back('\\');
        pattern.push_back(c);
    }
    return pattern + "%";
}

/// Only the conditions that are asked for, so that the index that serves them is chosen.
std::string ListStatement(const PinFilter& filter)
{
    std::string sql = kSelectPins + "WHERE (due_at, seq) > (?1, ?2)";
    if (filter.state)
        sql += " AND state = ?3";
    if (!filter.account_id.empty())
        sql += " AND account_id = ?4";
    if (!filter.board_id.empty())
        sql += " AND board_id = ?5";
    if (filter.from)
        sql += " AND due_at >= ?6";
    if (filter.to)
        sql += " AND due_at < ?7";
    if (!filter.text.empty())
        sql +=
            " AND (title LIKE ?8 ESCAPE '\\' OR description LIKE ?8 ESCAPE '\\' OR link LIKE ?8 ESCAPE '\\')";
    // ?9 last, so that the statement has all nine whatever was left out above.
    return sql + " ORDER BY due_at, seq LIMIT ?9";
}

}  // namespace

Result<Store::Inserted> Store::InsertPin(const Pin& pin, Timestamp now)
{
    const Timestamp due_at = pin.publish_at.value_or(now);
    return m_database->Write<Inserted>([&](Connection& connection) -> Result<Inserted> {
        const std::int64_t inserted = connection.Run(
            "INSERT INTO pins (id, account_id, board_id, board_section_id, title, description, alt_text, "
            "link,"
            " media, publish_at, time_zone, state, cause, cause_id, due_at, ready_at, twin, environment,"
            " pinterest_pin_id, url, published_at, confirmed_at, attempts, created_at)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?15, ?16,"
            " CASE WHEN ?17 IS NULL THEN NULL ELSE (SELECT environment FROM accounts WHERE id = ?2) END,"
            " ?17, ?18, ?19, ?20, ?21, ?22) ON CONFLICT (id) DO NOTHING",
            pin.id, OrNull(pin.account_id), pin.board_id, pin.board_section_id, pin.title, pin.description,
            pin.alt_text, pin.link, EncodeList(pin.media), pin.publish_at, pin.time_zone, ToString(pin.state),
            EncodeCause(pin.cause), IdOf(pin.cause), due_at, Blob{TwinKey(pin)}, OrNull(pin.pinterest_pin_id),
            pin.url, pin.published_at, pin.confirmed_at, pin.attempts, now);
        const std::optional<Pin> stored = FindOne(connection, pin.id);
        if (!stored)
            return Error{Cause::kStorage, {}, "a pin that was inserted is not there", {}};
        return Inserted{*stored, inserted == 1};
    });
}

std::optional<Pin> Store::FindPin(std::string_view id)
{
    return m_database->Read([&](Connection& connection) { return FindOne(connection, id); });
}

Listing<Pin> Store::Pins(const PinFilter& filter)
{
    Position start{INT64_MIN, INT64_MIN};
    if (!filter.cursor.empty()) {
        const std::optional<Position> decoded = DecodeCursor(filter.cursor);
        if (!decoded)
            return {};
        start = *decoded;
    }
    const int limit = std::clamp(filter.limit, 1, kPageLimit);
    return m_database->Read([&](Connection& connection) {
        Listing<Pin> page;
        const std::optional<std::string_view> state =
            filter.state ? std::optional(ToString(*filter.state)) : std::nullopt;
        Statement rows =
            connection.Query(ListStatement(filter), start.due, start.seq, state, filter.account_id,
                             filter.board_id, filter.from, filter.to, Anywhere(filter.text), limit + 1);
        Position last;
        while (rows.Next()) {
            if (std::ssize(page.items) == limit) {
                page.cursor = EncodeCursor(last);
                break;
            }
            page.items.push_back(ReadPin(rows));
            last = Position{rows.Int(kDueColumn), rows.Int(kSeqColumn)};
        }
        return page;
    });
}

std::vector<int> Store::PinCounts()
{
    std::vector<int> counts = m_database->Read([](Connection& connection) {
        std::vector<int> read;
        for (int state = 0; state < kPinStateCount; ++state) {
            const std::string name = "pins." + std::string(ToString(static_cast<PinState>(state)));
            read.push_back(
                static_cast<int>(connection.Number("SELECT value FROM tallies WHERE name = ?", name)));
        }
        return read;
    });
    counts.resize(kPinStateCount);
    return counts;
}

}  // namespace pinwright::store
