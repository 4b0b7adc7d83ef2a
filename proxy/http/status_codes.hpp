// The HTTP status of every cause: one table, so that the same trouble never answers twice over.
#pragma once

#include "shared/diagnosis.hpp"

namespace pinwright::http {

/// Causes of the connection are 409: the request was fine, the state of things is not. 401 is kept
/// for a missing session and 403 for a foreign page, so that the client never mistakes one for the other.
int HttpStatus(Cause cause);

}  // namespace pinwright::http
