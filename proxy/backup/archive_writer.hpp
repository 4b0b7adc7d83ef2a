// A tar file that is written entry by entry. Private to this room.
#pragma once

#include <memory>
#include <string>

#include "proxy/backup/files.hpp"
#include "shared/result.hpp"

namespace pinwright::backup {

/// Writes to a file of mode 0600 that has the name only when it is whole. Destroyed before, it leaves
/// nothing.
class ArchiveWriter {
public:
    /// kStorage: the file is there already, another backup is writing it, or it cannot be made. kInternal: libarchive is missing.
    static Result<std::unique_ptr<ArchiveWriter>> Make(const std::string& path);
    ~ArchiveWriter();
    ArchiveWriter(const ArchiveWriter&) = delete;
    ArchiveWriter& operator=(const ArchiveWriter&) = delete;

    /// Adds the whole of an open plain file under `name`. Errors: kStorage, kDiskFull.
    Result<Done> Add(const std::string& name, const Descriptor& source);
    /// Ends it, syncs it and gives it its name.
    Result<Done> Finish();

private:
    struct Impl;
    explicit ArchiveWriter(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace pinwright::backup
