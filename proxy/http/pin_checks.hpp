// What a pin that is to go out must keep to. A pin is refused for what the person can mend in the form
// and for nothing else: a broken connection or an unreachable Pinterest never refuses one.
#pragma once

#include <optional>

#include "proxy/http/routes.hpp"

namespace pinwright::http {

/// Why a pin can't be published, or nothing. kInvalidPin with everything that is wrong in the form, by the
/// rules that the composer also checks and by those that only the server can check.
std::optional<Error> RefusePin(const Services& services, const Pin& pin);

/// Why a pin can't be stored as a draft, or nothing: kInvalidPin; kTooLarge.
std::optional<Error> RefuseDraft(const Pin& pin);

}  // namespace pinwright::http
