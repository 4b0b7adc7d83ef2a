// A data folder in one file, and back: database, key and media. The file can publish in the owner's name, so
// it is as secret as the folder itself.
#pragma once

#include <string>

#include "shared/result.hpp"

namespace pinwright::backup {

/// Writes the folder as it is at one moment to `file` (a tar of mode 0600), while a server may be at work in
/// it. Errors, each one clear line in `detail`, and then there is no such file: it is there already, there is
/// no data in the folder, no room.
Result<Done> Backup(const std::string& folder, const std::string& file);

/// Fills the data folder, which has to be empty, from such a file. A server on it publishes nothing until a
/// person says that it takes over: the one that the backup is of may still be at work. Errors, each one clear
/// line in `detail`, and then the folder is as it was: not empty, in use, no backup, damaged, of a newer
/// program, no room.
Result<Done> Restore(const std::string& file, const std::string& folder);

}  // namespace pinwright::backup
