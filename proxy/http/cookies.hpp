// Parses the Cookie header of a request.
#pragma once

#include <string_view>
#include <vector>

namespace pinwright::http {

/// The value of every cookie of this name in one Cookie header, in order: views into `header`.
std::vector<std::string_view> CookieValues(std::string_view header, std::string_view name);

}  // namespace pinwright::http
