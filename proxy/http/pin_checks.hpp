// What a pin that is to go out must keep to. A pin is refused for what the person can mend in the form
// and for nothing else: a broken connection or an unreachable Pinterest never refuses one.
#pragma once

#include <vector>

#include "proxy/http/routes.hpp"

namespace pinwright::http {

/// All that the form has wrong: the rules that the composer knows too, and what only the server knows.
std::vector<Problem> CheckWholePin(const Services& services, const Pin& pin);

}  // namespace pinwright::http
