// A pin's link: what is published is exactly what is shown, and it leads where it seems to lead. What surely
// means one address is fixed silently; what only probably does is refused with the likely link as a
// suggestion.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/result.hpp"

namespace pinwright {

/// Why `link` can't be published, a `bad_link` whose fix holds the suggestion, if there is one. The empty
/// link is none and therefore fine elsewhere, but not here.
std::optional<Problem> CheckWebLink(std::string_view link);

/// The link that was probably meant by one that can't be published; empty when nobody can tell.
std::string SuggestedLink(std::string_view link);

/// Whether `link` is an absolute http or https address that CheckWebLink() accepts.
bool IsWebLink(std::string_view link);

}  // namespace pinwright
