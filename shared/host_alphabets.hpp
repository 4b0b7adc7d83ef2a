// Finds host names that imitate others: one label mixes alphabets, or its Cyrillic letters all look Latin.
// Browsers show such names in ASCII, and so do we.
#pragma once

#include "shared/link_host.hpp"

namespace pinwright {

/// REQUIRES: well-formed UTF-8. Suggests the name in ASCII.
HostFault JudgeAlphabets(std::string_view host);

}  // namespace pinwright
