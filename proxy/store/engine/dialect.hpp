// What SQLite says in its own words, in one place. The SQL of the façades and of rows/ is plain otherwise:
// PostgreSQL understands it, too. Each comment here says what PostgreSQL would take instead. The numbers of
// the parameters (`?`, `?1`) are for Statement to translate. Private to the store.
#pragma once

#include <string>
#include <string_view>

namespace pinwright::store {

/// The items of a JSON array of texts, as a table with the one column `value`, in parentheses: for IN and for
/// FROM. PostgreSQL: (SELECT value FROM jsonb_array_elements_text(CAST(array AS jsonb)) AS items (value)).
std::string ItemsOf(std::string_view array);

/// The later of two times, or the larger of two numbers. NULL if one of them is.
/// PostgreSQL: greatest(a, b), which ignores a NULL.
std::string Greatest(std::string_view a, std::string_view b);

/// The earlier of two times, or the smaller of two numbers. NULL if one of them is.
/// PostgreSQL: least(a, b), which ignores a NULL.
std::string Least(std::string_view a, std::string_view b);

/// Whether a text matches a pattern of LIKE with `\` as its escape. The case of ASCII letters doesn't matter.
/// PostgreSQL: text ILIKE pattern ESCAPE '\', for which the case of no letter matters.
std::string Matches(std::string_view text, std::string_view pattern);

/// After a table's name: the rows come through this index, whatever the planner thinks of it.
/// PostgreSQL has no such words, and needs none: empty.
std::string ByIndex(std::string_view index);

/// Joins two tables, and walks the left one in the outer loop. PostgreSQL: " JOIN ", in the order that the
/// planner chooses.
inline constexpr std::string_view kJoinInOrder = " CROSS JOIN ";

/// In place of a limit, before OFFSET. PostgreSQL: " LIMIT ALL".
inline constexpr std::string_view kNoLimit = " LIMIT -1";

}  // namespace pinwright::store
