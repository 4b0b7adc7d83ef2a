// Splits an http or https link into parts. Checks, decodes and drops nothing.
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

/// Whether `text` begins with the prefix, ignoring case.
bool BeginsWith(std::string_view text, std::string_view lower_prefix);

/// The length of `https://` or `http://` at the beginning; 0 if there is neither.
std::size_t SchemeLength(std::string_view link);

/// Nothing if the link has neither scheme.
std::optional<LinkParts> SplitLink(std::string_view link);

}  // namespace pinwright
