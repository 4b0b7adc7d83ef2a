// A tar file (POSIX ustar), written and read entry by entry. Private to this room.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "shared/result.hpp"

namespace pinwright::backup {

/// Writes to a file of mode 0600 that has the name only when it is whole. Destroyed before, it leaves
/// nothing.
class ArchiveWriter {
public:
    /// kStorage: the file is there already, or cannot be made.
    static Result<std::unique_ptr<ArchiveWriter>> Make(const std::string& path);
    ~ArchiveWriter();
    ArchiveWriter(const ArchiveWriter&) = delete;
    ArchiveWriter& operator=(const ArchiveWriter&) = delete;

    /// Adds the file at `source` under `name`. Errors: kStorage, kDiskFull.
    Result<Done> Add(const std::string& name, const std::string& source);
    /// Ends it, syncs it and gives it its name.
    Result<Done> Finish();

private:
    struct Impl;
    explicit ArchiveWriter(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

/// Where an entry of this name is to be written; empty: nowhere, the archive is refused.
using PlaceOf = std::function<std::string(std::string_view name)>;

/// Writes each file of the archive (mode 0600, synced) to where `place` says. Errors: kStorage, one clear
/// line in `detail` (no archive, cut off, an entry that does not belong there); kDiskFull.
Result<Done> ReadArchive(const std::string& path, const PlaceOf& place);

}  // namespace pinwright::backup
