// A tar file, written and read entry by entry. What is read is not trusted: only plain files come out of it,
// to where the caller says, at the size that the caller allows. Private to this room.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "shared/result.hpp"

namespace pinwright::backup {

/// A file descriptor that is closed at the end.
class Descriptor {
public:
    explicit Descriptor(int number) : m_number(number) {}
    ~Descriptor();
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return m_number; }
    bool ok() const { return m_number >= 0; }

private:
    int m_number;
};

/// Writes to a file of mode 0600 that has the name only when it is whole. Destroyed before, it leaves
/// nothing.
class ArchiveWriter {
public:
    /// kStorage: the file is there already, or cannot be made. kInternal: libarchive is missing.
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
