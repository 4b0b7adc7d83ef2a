// Origins and hosts as browsers write them (RFC 6454, RFC 9110 §7.2), made comparable.
#pragma once

#include <string>
#include <string_view>

namespace pinwright::http {

/// The port of an http or https address of origin form, the scheme's own where none is written.
int PortOf(std::string_view url);

/// `host[:port]` of an address of origin form, lower case, without the scheme's own port.
std::string HostOf(std::string_view url);

/// What a Host header says, made comparable with HostOf for the same scheme: lower case, without that
/// scheme's own port.
std::string NormalHost(std::string_view host, bool https);

/// `scheme://host[:port]` of an address of origin form, as browsers send it in Origin.
std::string OriginOf(std::string_view url);

}  // namespace pinwright::http
