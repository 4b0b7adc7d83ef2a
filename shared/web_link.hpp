// Checks a pin's link: we publish exactly what we show, and the link leads where it seems to lead.
// CleanLink() silently fixes links with only one possible meaning. This file refuses links whose meaning is
// only probable, and suggests the likely link.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/result.hpp"

namespace pinwright {

/// Why `link` can't be published: a `bad_link` with the suggestion, if any, in its fix. Rejects the empty
/// link; callers that allow no link must check first.
std::optional<Problem> CheckWebLink(std::string_view link);

/// The link that was probably meant by one that can't be published; empty if unknown.
std::string SuggestedLink(std::string_view link);

/// Whether `link` is an absolute http or https address that CheckWebLink() accepts.
bool IsWebLink(std::string_view link);

}  // namespace pinwright
