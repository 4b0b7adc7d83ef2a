// A label of a host name in ASCII (RFC 3492), in which no letter can pass for another.
#pragma once

#include <string>
#include <string_view>

namespace pinwright {

/// `label` as it is where it is ASCII, otherwise `xn--` and its Punycode. Changes no letters: the caller
/// passes lower case. REQUIRES: well-formed UTF-8.
std::string AsciiLabel(std::string_view label);

}  // namespace pinwright
