// Pinterest's error answers: {"code","message"}, with documented codes and words.
#pragma once

#include <string_view>

#include "proxy/standin/world/call.hpp"

namespace pinwright::standin {

/// An error answer with Pinterest's code.
Reply Refusal(int status, int code, std::string_view message);

/// 401 code 2: an invalid token or app id.
Reply NotAuthenticated();
/// 401 code 3: a scope is missing.
Reply ScopeMissing();
/// 403 code 29.
Reply NotPermitted();
/// 400 code 1.
Reply BadBody();
Reply BoardNotFound();    ///< 404 code 40
Reply PinNotFound();      ///< 404 code 50
Reply SectionNotFound();  ///< 404 code 2031

}  // namespace pinwright::standin
