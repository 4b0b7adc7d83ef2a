// A tar file that is read entry by entry. It is not trusted: only plain files come out of it, to where the
// caller says, at the size that the caller allows. Private to this room.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "shared/result.hpp"

namespace pinwright::backup {

/// What the reader of an archive makes of its entries.
struct Reception {
    /// Where the entry of this name and size (in bytes) is written to, a path that does not exist yet. An
    /// error ends the reading, and is its result. The name is as it is in the archive: it may be anything.
    std::function<Result<std::string>(std::string_view name, std::uint64_t size)> place;
    /// It was written and synced; `sha256` is the hash of its bytes. An error ends the reading.
    std::function<Result<Done>(std::string_view name, const std::string& sha256)> arrived;
};

/// Writes each file of the archive (mode 0600, synced) to where `reception` says, in the archive's order.
/// Links, devices, folders, sparse files, compressed archives and whatever else is no plain file in a tar are
/// refused. Errors: kStorage, one clear line in `detail` (no archive, incomplete, damaged), and what
/// `reception` returns; kDiskFull, also for a file that is announced larger than the room that is left;
/// kInternal: libarchive is missing.
Result<Done> ReadArchive(const std::string& path, const Reception& reception);

}  // namespace pinwright::backup
