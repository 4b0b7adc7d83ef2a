// Writes a tar file entry by entry. Private to this room.
#pragma once

#include <memory>
#include <string>

#include "proxy/backup/files.hpp"
#include "shared/result.hpp"

namespace pinwright::backup {

/// Writes to a file of mode 0600, which gets its name only when it is complete. If destroyed before that, it
/// leaves nothing.
class ArchiveWriter {
public:
    /// kStorage: the file already exists, another backup is writing it, or it can't be created. kInternal:
    /// libarchive is missing.
    static Result<std::unique_ptr<ArchiveWriter>> Make(const std::string& path);
    ~ArchiveWriter();
    ArchiveWriter(const ArchiveWriter&) = delete;
    ArchiveWriter& operator=(const ArchiveWriter&) = delete;

    /// Adds all of an open plain file under `name`. Errors: kStorage, kDiskFull.
    Result<Done> Add(const std::string& name, const Descriptor& source);
    /// Completes and syncs the file, then gives it its name.
    Result<Done> Finish();

private:
    struct Impl;
    explicit ArchiveWriter(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace pinwright::backup
