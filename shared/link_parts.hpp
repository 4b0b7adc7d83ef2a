// An http or https link in parts, as its text has them: nothing is checked, decoded or left out.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pinwright {

struct LinkParts {
    std::string scheme;  ///< With `://`.
    std::string user;    ///< With its `@`, or empty.
    std::string host;
    std::string port;  ///< With its colon, or empty.
    std::string rest;

    std::string Whole() const { return scheme + user + host + port + rest; }
};

/// Whether `text` begins with the prefix, in whatever case.
bool BeginsWith(std::string_view text, std::string_view lower_prefix);

/// The length of `https://` or `http://` at the beginning; 0 where there is neither.
std::size_t SchemeLength(std::string_view link);

/// Nothing without one of the two schemes.
std::optional<LinkParts> SplitLink(std::string_view link);

}  // namespace pinwright
