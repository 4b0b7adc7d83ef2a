// The way out when a data folder's key is lost for good. For the program's command alone.
#pragma once

#include <string>

#include "shared/result.hpp"

namespace pinwright::store {

/// Gives up the key of a stopped server's folder: forgets every sealed token, so that each account has to be
/// reconnected, and puts a key file that doesn't fit aside as seal.key.old (or .old2, …). The next start
/// makes a new key. Pins, images and settings stay. Interrupted, it can be run again. Errors: kStorage, one
/// clear line in `detail`: no data there, in use by another process, or the key fits, so that there is no
/// reason to lose the sign-ins; kDiskFull.
Result<Done> GiveUpKey(const std::string& folder);

}  // namespace pinwright::store
