// A data folder in one file, and back: database, key and media. The file can publish in the owner's name, so
// it is as secret as the folder itself. Trusts neither: an image comes through only if its bytes are those of
// its id, and a database only if this program could have written it.
#pragma once

#include <string>
#include <vector>

#include "shared/result.hpp"

namespace pinwright::backup {

/// What a backup or a restore had to leave out because it was missing or altered: everything else is there.
struct LeftOut {
    std::vector<std::string> images;    ///< Ids of images that pins show.
    std::vector<std::string> previews;  ///< Ids of images whose preview was no image, or too large.
};

/// Writes the folder as it is at one moment to `file` (a tar of mode 0600), while a server may be at work in
/// it. Errors, each one clear line in `detail`, and then there is no such file: it is there already, there is
/// no data in the folder, the database or its key would be refused by a restore, no room.
Result<LeftOut> Backup(const std::string& folder, const std::string& file);

/// Fills the data folder, which has to be empty, from such a file. A server on it publishes nothing until a
/// person says that it takes over: the one that the backup is of may still be at work. Errors, each one clear
/// line in `detail`, and then the folder is as it was: not empty, in use, no backup, damaged, of a newer
/// program, a database or a key that can't be trusted, no room.
Result<LeftOut> Restore(const std::string& file, const std::string& folder);

/// What a person should know of it, in whole sentences; empty if nothing was left out. `done`: "backed up" or
/// "restored".
std::string WordsOf(const LeftOut& left_out, const std::string& done);

}  // namespace pinwright::backup
