// Judges a link's host by how a reader understands it. Honest names in any script pass.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pinwright {

/// What is wrong with a host, and the host that was probably meant.
struct HostFault {
    std::string title;       ///< A sentence; empty: nothing is wrong.
    std::string suggestion;  ///< Empty: unknown.
};

/// The host's parts between dots; parts may be empty.
std::vector<std::string_view> LabelsOf(std::string_view host);

/// `host`: a name, an IPv4 address or an IPv6 address in brackets, in UTF-8, without user or port.
HostFault JudgeHost(std::string_view host);

}  // namespace pinwright
