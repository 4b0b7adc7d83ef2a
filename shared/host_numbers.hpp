// Hosts that browsers read as IPv4 addresses: 2130706433, 0x7f.1 and 127.1 are all 127.0.0.1.
#pragma once

#include "shared/link_host.hpp"

namespace pinwright {

/// Accepts a name, and four plain numbers.
HostFault JudgeNumbers(std::string_view host);

}  // namespace pinwright
