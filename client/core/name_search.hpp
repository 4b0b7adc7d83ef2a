// Searching among names: case and the marks of common accents do not count. Not a collation: it
// orders nothing, and folds the scripts that have cases in the first two blocks of Unicode.
#pragma once

#include <string>
#include <string_view>

namespace pinwright::app {

/// `text` in the form in which it is searched: lower case (Latin, Greek, Cyrillic), accents of Latin-1
/// dropped.
std::string FoldForSearch(std::string_view text);

}  // namespace pinwright::app
