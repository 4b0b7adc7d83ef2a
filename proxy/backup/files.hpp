// Files as backups need them: descriptors that close automatically, complete writes, and errors with the
// system's words. Private to this room.
#pragma once

#include <cstddef>
#include <string>

#include "shared/result.hpp"

namespace pinwright::backup {

/// A file descriptor that is closed at the end of its scope.
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

/// kDiskFull or kStorage by the system's error number: "`what`: <the system's words>."
Error Failed(const std::string& what, int code);

/// kStorage with these words.
Error Refused(const std::string& words);

/// False, with errno, unless all of it was written.
bool WriteAll(int file, const char* bytes, std::size_t size);

/// The folder that a path's last part is in.
std::string FolderOf(const std::string& path);

}  // namespace pinwright::backup
