// Reads a tar file entry by entry and doesn't trust it. Extracts only plain files, to the place and up to the
// size that the caller allows. Private to this room.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "shared/result.hpp"

namespace pinwright::backup {

/// What to do with the entries of an archive.
struct Reception {
    /// Returns where to write the entry of this name and size (in bytes): a path that doesn't exist yet. An
    /// error ends the reading and becomes its result. The name comes from the archive and can be anything.
    std::function<Result<std::string>(std::string_view name, std::uint64_t size)> place;
    /// The entry was written and synced; `sha256` is the hash of its bytes. An error ends the reading.
    std::function<Result<Done>(std::string_view name, const std::string& sha256)> arrived;
};

/// Writes each file of the archive (mode 0600, synced) to where `reception` says, in the archive's order.
/// Refuses links, devices, folders, sparse files, compressed archives and anything else that isn't a plain
/// file in a tar. Errors: kStorage, one clear line in `detail` (not an archive, incomplete, damaged), and
/// what `reception` returns; kDiskFull, also if a file is announced to be larger than the free space;
/// kInternal: libarchive is missing.
Result<Done> ReadArchive(const std::string& path, const Reception& reception);

}  // namespace pinwright::backup
