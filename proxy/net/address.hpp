// Parses an absolute http or https address. Refuses what doesn't belong in our requests: user names,
// fragments, control characters, invalid ports.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pinwright::net {

enum class Scheme { kHttp, kHttps };

struct Address {
    Scheme scheme = Scheme::kHttps;
    std::string host;  ///< Lower case; an IPv6 address without its brackets.
    int port = 443;
    std::string target;  ///< Path and query as they are sent; at least "/".

    /// `https://host`, with the port if it isn't the scheme's default. Safe to log.
    std::string Origin() const;
};

/// Nothing if `url` is not such an address.
std::optional<Address> ParseAddress(std::string_view url);

/// Whether the host is localhost, ::1 or in 127.0.0.0/8. Doesn't resolve names.
bool IsLoopback(std::string_view host);

/// Whether the host is loopback, or one that Plain::kHomeNetwork allows.
bool IsHomeNetwork(std::string_view host);

}  // namespace pinwright::net
