// The Cookie header of a request, taken apart.
#pragma once

#include <string_view>
#include <vector>

namespace pinwright::http {

/// The value of every cookie of that name in one Cookie header, in order: parts of `header`.
std::vector<std::string_view> CookieValues(std::string_view header, std::string_view name);

}  // namespace pinwright::http
