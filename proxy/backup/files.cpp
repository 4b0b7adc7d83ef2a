#include "proxy/backup/files.hpp"

#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace pinwright::backup {

Descriptor::~Descriptor()
{
    if (m_number >= 0)
        ::close(m_number);
}

Error Failed(const std::string& what, int code)
{
    const bool no_room = code == ENOSPC || code == EDQUOT || code == EFBIG;
    const std::string words = what + ": " + std::generic_category().message(code) + ".";
    return Error{no_room ? Cause::kDiskFull : Cause::kStorage, words, words, {}};
}

Error Refused(const std::string& words)
{
    return Error{Cause::kStorage, words, words, {}};
}

bool WriteAll(int file, const char* bytes, std::size_t size)
{
    while (size > 0) {
        const ssize_t written = ::write(file, bytes, size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes += written;
        size -= static_cast<std::size_t>(written);
    }
    return true;
}

std::string FolderOf(const std::string& path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? "." : path.substr(0, slash + 1);
}

}  // namespace pinwright::backup
