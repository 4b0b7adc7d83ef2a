// Replaces a data folder's key that is lost for good. Only for the command that does this.
#pragma once

#include <string>

#include "shared/result.hpp"

namespace pinwright::store {

/// Gives up the key of a stopped server's folder. Deletes every sealed token, so that each account must be
/// reconnected, and renames a key file that doesn't fit to seal.key.old (or .old2, …). The next start creates
/// a new key. Pins, images and settings are kept. If interrupted, it can run again. Errors: kStorage, one
/// clear line in `detail`: no data in the folder, another process uses it, or the key fits, so there is no
/// reason to delete the tokens; kDiskFull.
Result<Done> GiveUpKey(const std::string& folder);

}  // namespace pinwright::store
