#include "proxy/media/child/files.hpp"

#include <unistd.h>

#include <cerrno>

namespace pinwright::media {

void End(ChildVerdict verdict)
{
    ::_exit(static_cast<int>(verdict));
}

std::string ReadAll(int file)
{
    std::string bytes;
    const off_t size = ::lseek(file, 0, SEEK_END);
    if (size < 0 || ::lseek(file, 0, SEEK_SET) != 0)
        End(ChildVerdict::kNotWritten);
    bytes.resize(static_cast<std::size_t>(size));
    std::size_t at = 0;
    while (at < bytes.size()) {
        const ssize_t got = ::read(file, bytes.data() + at, bytes.size() - at);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            End(ChildVerdict::kNotWritten);
        at += static_cast<std::size_t>(got);
    }
    return bytes;
}

void WriteAll(int file, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            End(errno == EFBIG                       ? ChildVerdict::kTooManyBytes
                : errno == ENOSPC || errno == EDQUOT ? ChildVerdict::kNoRoom
                                                     : ChildVerdict::kNotWritten);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

}  // namespace pinwright::media
