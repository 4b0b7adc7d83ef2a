// Host names that pass for others: letters of several alphabets in one label, or Cyrillic ones that all look
// Latin. Browsers show such names in ASCII, and so does a link here.
#pragma once

#include "shared/link_host.hpp"

namespace pinwright {

/// REQUIRES: well-formed UTF-8. Suggests the name in ASCII.
HostFault JudgeAlphabets(std::string_view host);

}  // namespace pinwright
