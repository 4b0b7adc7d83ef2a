#include "proxy/standin/world/state_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <nlohmann/json.hpp>

namespace pinwright::standin {

namespace {

Error Failed(const std::string& path, std::string_view what)
{
    Error error{Cause::kStorage, {}, {}, {}};
    error.detail = "state file " + path + ": " + std::string(what);
    return error;
}

bool ReadAll(int file, std::string& text)
{
    char buffer[65'536];
    while (true) {
        const ssize_t got = ::read(file, buffer, sizeof buffer);
        if (got < 0)
            return false;
        if (got == 0)
            return true;
        text.append(buffer, static_cast<std::size_t>(got));
    }
}

}  // namespace

Journal::~Journal()
{
    if (m_file >= 0)
        ::close(m_file);
}

Result<Done> Journal::Open(const std::string& path, const std::function<bool(const nlohmann::json&)>& replay)
{
    m_file = ::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (m_file < 0)
        return Failed(path, std::strerror(errno));
    if (::flock(m_file, LOCK_EX | LOCK_NB) != 0)
        return Failed(path, "in use by another stand-in");
    std::string text;
    if (!ReadAll(m_file, text))
        return Failed(path, std::strerror(errno));

    std::size_t start = 0;
    for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', start)) {
        const nlohmann::json line =
            nlohmann::json::parse(text.begin() + static_cast<std::ptrdiff_t>(start),
                                  text.begin() + static_cast<std::ptrdiff_t>(end), nullptr, false);
        if (line.is_discarded() || !replay(line))
            return Failed(path, "not one of a stand-in, or damaged");
        start = end + 1;
    }
    if (start < text.size() && ::ftruncate(m_file, static_cast<off_t>(start)) != 0)
        return Failed(path, std::strerror(errno));
    return Done{};
}

void Journal::Append(const nlohmann::json& line)
{
    if (m_file < 0)
        return;
    const std::string text = line.dump() + '\n';
    std::size_t written = 0;
    while (written < text.size()) {
        const ssize_t now = ::write(m_file, text.data() + written, text.size() - written);
        if (now < 0 && errno == EINTR)
            continue;
        if (now <= 0) {
            m_good = false;
            return;
        }
        written += static_cast<std::size_t>(now);
    }
}

void Journal::Clear()
{
    if (m_file >= 0)
        m_good = ::ftruncate(m_file, 0) == 0 && m_good;
}

}  // namespace pinwright::standin
