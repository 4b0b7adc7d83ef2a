// What a pin that is to go out must keep to. A pin is refused for what the person can mend in the form
// and for nothing else: a broken connection or an unreachable Pinterest never refuses one.
#pragma once

#include <optional>

#include "proxy/http/routes.hpp"

namespace pinwright::http {

/// What keeps a pin from going out, or nothing: kInvalidPin with all that the form has wrong, by the rules
/// that the composer knows too and by what only the server knows.
std::optional<Error> RefusePin(const Services& services, const Pin& pin);

/// What keeps a pin from being stored as a draft, or nothing: kInvalidPin; kTooLarge.
std::optional<Error> RefuseDraft(const Pin& pin);

}  // namespace pinwright::http
