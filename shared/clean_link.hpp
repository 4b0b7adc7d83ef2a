// What is fixed silently in a pasted or posted link, so that what is published is exactly what is shown.
#pragma once

#include <string>
#include <string_view>

namespace pinwright {

/// `text` without what a link can't show: controls, zero-width and direction marks, variation selectors,
/// tags. Line breaks and tabs become spaces. Joiners inside a word of another script become %E2%80%8C or
/// %E2%80%8D. Safe while a person types.
std::string VisibleLink(std::string_view text);

/// VisibleLink(), trimmed, without quotes or brackets around it and the dot after a host, and with https://
/// before `www.`. Text that isn't UTF-8 stays as it is.
std::string CleanLink(std::string_view text);

}  // namespace pinwright
