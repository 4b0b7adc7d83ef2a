// Converts a host label to ASCII (RFC 3492), so that no letter can pass for another.
#pragma once

#include <string>
#include <string_view>

namespace pinwright {

/// Returns an ASCII `label` unchanged, otherwise `xn--` and its Punycode. Doesn't change case: pass lower
/// case. REQUIRES: well-formed UTF-8.
std::string AsciiLabel(std::string_view label);

}  // namespace pinwright
