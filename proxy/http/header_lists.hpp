// The values of HTTP header fields: words that are compared without regard to case, in lists with commas
// (RFC 9110, section 5.6.1).
#pragma once

#include <string_view>

namespace pinwright::http {

/// Compares without regard to the case of ASCII letters.
bool SameWord(std::string_view a, std::string_view b);

/// The text without spaces and tabs at both ends.
std::string_view Trimmed(std::string_view text);

/// Takes the first item off the list, and returns it trimmed; it may be empty. REQUIRES: `list` isn't empty.
std::string_view TakeItem(std::string_view& list);

}  // namespace pinwright::http
