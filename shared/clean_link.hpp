// Silently fixes a pasted or posted link, so that we publish exactly what we show.
#pragma once

#include <string>
#include <string_view>

namespace pinwright {

/// Removes from `text` what a link can't show: controls, zero-width and direction marks, variation selectors,
/// tags. Line breaks and tabs become spaces. After the host, joiners between two non-ASCII characters become
/// %E2%80%8C or %E2%80%8D; others are removed. Safe while a person types.
std::string VisibleLink(std::string_view text);

/// VisibleLink(), then trims, removes quotes or brackets around the link and the dot after the host, and adds
/// https:// before `www.`. Text that isn't UTF-8 stays as it is.
std::string CleanLink(std::string_view text);

}  // namespace pinwright
