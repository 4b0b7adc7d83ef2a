// Searches names, ignoring case and common accents. This isn't a collation: it defines no order, and it folds
// only the scripts with case in the first two blocks of Unicode.
#pragma once

#include <string>
#include <string_view>

namespace pinwright::app {

/// Converts `text` to the form used for searching: lower case (Latin, Greek, Cyrillic), without the accents
/// of Latin-1.
std::string FoldForSearch(std::string_view text);

}  // namespace pinwright::app
