// An absolute http or https address, taken apart. Refuses what has no business in a request of
// ours: user names, fragments, control characters, ports that are none.
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
    std::string target;  ///< Path and query as they go on the wire; at least "/".

    /// `https://host`, with the port where it is not the scheme's own: fit for a log.
    std::string Origin() const;
};

/// Nothing where `url` is not such an address.
std::optional<Address> ParseAddress(std::string_view url);

/// localhost, ::1 and 127.0.0.0/8, as they are written.
bool IsLoopback(std::string_view host);

/// Loopback, and what Plain::kHomeNetwork names.
bool IsHomeNetwork(std::string_view host);

}  // namespace pinwright::net
