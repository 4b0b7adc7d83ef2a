// Parses addresses, as far as the settings need it. Private to the config room.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pinwright::config {

/// An absolute http or https address.
struct Url {
    std::string scheme;  ///< http or https
    std::string host;    ///< Lower case; an IPv6 address with its brackets.
    int port = 0;        ///< 0: none is named, or the scheme's default.
    std::string path;    ///< With its leading slash; may be empty.
    bool has_user = false;
    bool has_query = false;  ///< `?…` or `#…`

    /// `https://host[:port]`, as a browser writes an origin.
    std::string Origin() const;
};

/// Nothing for another scheme, a missing host, an invalid port, a backslash, spaces, control characters or
/// anything but ASCII.
std::optional<Url> ParseUrl(std::string_view text);

/// localhost and names under it, 127.0.0.0/8, ::1 (with or without brackets).
bool IsLoopback(std::string_view host);

/// 1 to 65535, digits only.
std::optional<int> ParsePort(std::string_view text);

}  // namespace pinwright::config
