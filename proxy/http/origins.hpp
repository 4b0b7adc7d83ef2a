// Normalizes origins and hosts, so that they can be compared with what browsers send (RFC 6454,
// RFC 9110 §7.2). A `url` here is an http or https address without a path.
#pragma once

#include <string>
#include <string_view>

namespace pinwright::http {

/// The port, or the scheme's default if the address names none.
int PortOf(std::string_view url);

/// `host[:port]` in lower case, without the scheme's default port.
std::string HostOf(std::string_view url);

/// The value of a Host header in the form of HostOf: lower case, without the scheme's default port.
std::string NormalHost(std::string_view host, bool https);

/// `scheme://host[:port]`, as browsers send it in Origin.
std::string OriginOf(std::string_view url);

}  // namespace pinwright::http
