// Checks whether a pin can be published. Refuses it only for what the user can fix in the form, never because
// a connection is broken or Pinterest can't be reached.
#pragma once

#include <optional>

#include "proxy/http/routes.hpp"

namespace pinwright::http {

/// Why a pin can't be published, or nothing: kInvalidPin, with everything that is wrong in the form. Applies
/// the composer's rules and the rules that only the server can check.
std::optional<Error> RefusePin(const Services& services, const Pin& pin);

/// Why a pin can't be stored as a draft, or nothing: kInvalidPin; kTooLarge.
std::optional<Error> RefuseDraft(const Pin& pin);

}  // namespace pinwright::http
