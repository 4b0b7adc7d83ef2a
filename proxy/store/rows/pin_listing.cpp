#include "proxy/store/rows/pin_listing.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "proxy/store/engine/dialect.hpp"
#include "proxy/store/engine/seal.hpp"
#include "proxy/store/rows/pin_rows.hpp"

namespace pinwright::store {

namespace {

constexpr int kPageLimit = 1000;

/// The order of a list.
struct Order {
    const char* column;
    bool descending;
    char mark;  ///< Marks its cursors, so that another order doesn't accept them.
};
constexpr Order kByDue{"due_at", false, 'd'};
constexpr Order kByDealing{"dealt_at", true, 'n'};
constexpr Order kByChange{"revision", false, 'c'};

const Order& OrderOf(const PinFilter& filter)
{
    if (filter.changed_after)
        return kByChange;
    return filter.order == PinOrder::kNewest ? kByDealing : kByDue;
}

/// Where a page ended: the sort key of its last pin, and its row.
struct Position {
    std::int64_t key = 0;
    std::int64_t seq = 0;
};

std::string EncodeCursor(const Order& order, const Position& position)
{
    return ToBase64Url(order.mark + std::to_string(position.key) + ":" + std::to_string(position.seq));
}

std::optional<Position> DecodeCursor(const Order& order, std::string_view cursor)
{
    const std::optional<std::string> text = FromBase64Url(cursor);
    int end = 0;
    long long key = 0;
    long long seq = 0;
    if (!text || !text->starts_with(order.mark) ||
        std::sscanf(text->c_str() + 1, "%lld:%lld%n", &key, &seq, &end) != 2 ||
        static_cast<std::size_t>(end) + 1 != text->size())
        return std::nullopt;
    return Position{key, seq};
}

/// Where the first page begins: at the start, or after a revision.
Position Beginning(const PinFilter& filter)
{
    if (filter.changed_after)
        return {*filter.changed_after, 0};
    return {OrderOf(filter).descending ? INT64_MAX : INT64_MIN, 0};
}

/// The states to walk, each once; empty if one index covers all of them.
std::vector<PinState> StatesOf(const PinFilter& filter)
{
    std::vector<PinState> states = filter.states;
    if (states.empty() && &OrderOf(filter) != &kByDue) {
        for (int state = 0; state < kPinStateCount; ++state)
            states.push_back(static_cast<PinState>(state));
    }
    std::sort(states.begin(), states.end());
    states.erase(std::unique(states.begin(), states.end()), states.end());
    return states;
}

/// A pattern for Matches() (with `\` as its escape) that matches `text` anywhere.
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

/// Only the requested conditions, so that SQLite chooses the index that serves them.
std::string Conditions(const PinFilter& filter)
{
    std::string sql;
    if (!filter.account_id.empty())
        sql += " AND account_id = ?3";
    if (!filter.board_id.empty())
        sql += " AND board_id = ?4";
    if (filter.from)
        sql += " AND due_at >= ?5";
    if (filter.to)
        sql += " AND due_at < ?6";
    if (!filter.text.empty())
        sql += " AND (" + Matches("title", "?7") + " OR " + Matches("description", "?7") + " OR " +
               Matches("link", "?7") + ")";
    return sql;
}

/// The walks along one index that together cover everything after ?1, ?2. SQLite would start `(key, seq) >
/// (?1, ?2)` at the first row of that key, and thousands of pins can share a key. So the rest of the previous
/// page's last key is a separate walk.
std::vector<std::string> Ranges(const PinFilter& filter, const Order& order)
{
    const std::string key = order.column;
    const std::string beyond = order.descending ? " < " : " > ";
    std::vector<std::string> ranges = {key + beyond + "?1"};
    if (!filter.cursor.empty())
        ranges.push_back(key + " = ?1 AND seq" + beyond + "?2");
    return ranges;
}

constexpr int kFirstState = 8;

}  // namespace

std::string ListStatement(const PinFilter& filter)
{
    const Order& order = OrderOf(filter);
    const std::size_t states = StatesOf(filter).size();
    std::string sql;
    for (const std::string& range : Ranges(filter, order)) {
        for (std::size_t i = 0; i < std::max<std::size_t>(states, 1); ++i) {
            sql += (sql.empty() ? "" : " UNION ALL ") + kSelectPins + "WHERE " + range + Conditions(filter);
            if (states > 0)
                sql += " AND state = ?" + std::to_string(kFirstState + static_cast<int>(i));
        }
    }
    const std::string down = order.descending ? " DESC" : "";
    // ?16 comes last, so that the statement has all parameters even if some were left out above.
    return sql + " ORDER BY " + order.column + down + ", seq" + down + " LIMIT ?16";
}

Listing<Pin> ReadPage(Connection& connection, const PinFilter& filter)
{
    const Order& order = OrderOf(filter);
    Position start = Beginning(filter);
    if (!filter.cursor.empty()) {
        const std::optional<Position> decoded = DecodeCursor(order, filter.cursor);
        if (!decoded)
            return {};
        start = *decoded;
    }
    const int limit = std::clamp(filter.limit, 1, kPageLimit);
    std::array<std::optional<std::string_view>, kPinStateCount> names;
    const std::vector<PinState> states = StatesOf(filter);
    std::transform(states.begin(), states.end(), names.begin(),
                   [](PinState state) { return ToString(state); });

    Listing<Pin> page;
    Statement rows =
        connection.Query(ListStatement(filter), start.key, start.seq, filter.account_id, filter.board_id,
                         filter.from, filter.to, Anywhere(filter.text), names[0], names[1], names[2],
                         names[3], names[4], names[5], names[6], names[7], limit + 1);
    Position last;
    while (rows.Next()) {
        if (std::ssize(page.items) == limit) {
            page.cursor = EncodeCursor(order, last);
            break;
        }
        page.items.push_back(ReadPin(rows));
        last = Position{rows.Int(order.column), rows.Int("seq")};
    }
    return page;
}

}  // namespace pinwright::store
