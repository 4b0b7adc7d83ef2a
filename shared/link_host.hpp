// The host of a link, judged by what a reader takes it for. Honest names of any script pass.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pinwright {

/// What is wrong with a host, and the host that is meant.
struct HostFault {
    std::string title;       ///< A sentence; empty: nothing is wrong.
    std::string suggestion;  ///< Empty: nobody can tell.
};

/// Its parts between dots; one of them may be empty.
std::vector<std::string_view> LabelsOf(std::string_view host);

/// `host`: a name, an IPv4 address or an IPv6 address in brackets, without user and port, in UTF-8.
HostFault JudgeHost(std::string_view host);

}  // namespace pinwright
