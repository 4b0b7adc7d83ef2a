// Saves a data folder in one file, and restores it: database, key and media. The file can publish in the
// owner's name, so it is as secret as the folder itself. Trusts neither of them: accepts an image only if its
// bytes match its ID, and a database only if this program could have written it.
#pragma once

#include <string>
#include <vector>

#include "shared/result.hpp"

namespace pinwright::backup {

/// What a backup or a restore left out because it was missing or changed. Everything else is there.
struct LeftOut {
    std::vector<std::string> images;    ///< IDs of images that pins show.
    std::vector<std::string> previews;  ///< IDs of images whose preview was not an image, or too large.
};

/// Writes a snapshot of the folder to `file` (a tar of mode 0600), even while a server uses the folder. On an
/// error, which is one clear line in `detail`, there is no such file. Errors: the file already exists, the
/// folder has no data, a restore would refuse the database or its key, the disk is full.
Result<LeftOut> Backup(const std::string& folder, const std::string& file);

/// Fills the data folder, which must be empty, from such a file. A server on it publishes nothing until a
/// person says that it takes over, because the original server may still be running. On an error, which is
/// one clear line in `detail`, the folder is unchanged. Errors: the folder is not empty or in use; the file
/// is not a backup, is damaged or comes from a newer program; the database or the key can't be trusted; the
/// disk is full.
Result<LeftOut> Restore(const std::string& file, const std::string& folder);

/// What to tell the user about it, in whole sentences; empty if nothing was left out. `done`: "backed up" or
/// "restored".
std::string WordsOf(const LeftOut& left_out, const std::string& done);

}  // namespace pinwright::backup
