// The HTTP status of every cause, in one table, so that the same cause always gets the same status.
#pragma once

#include "shared/diagnosis.hpp"

namespace pinwright::http {

/// Causes of the connection are 409: the request is fine, but the account or the app isn't. Only a missing
/// session is 401 and only a foreign page is 403, so that the client can't confuse them.
int HttpStatus(Cause cause);

}  // namespace pinwright::http
