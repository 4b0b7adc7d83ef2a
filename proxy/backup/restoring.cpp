#include "proxy/backup/restoring.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <utility>

#include "proxy/backup/files.hpp"
#include "proxy/media/media_files.hpp"
#include "shared/pin_rules.hpp"

namespace pinwright::backup {

namespace {

constexpr std::uint64_t kKeyBytes = 32;

Error NoBackup(const std::string& why)
{
    return Refused("This is not a Pinwright backup: " + why);
}

/// The first bytes of a file: one more than a preview may have, at most.
std::string ReadPreview(const std::string& path)
{
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    std::string bytes(static_cast<std::size_t>(kPreviewBytesLimit) + 1, '\0');
    const ssize_t count = ::pread(file.number(), bytes.data(), bytes.size(), 0);
    bytes.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
    return bytes;
}

}  // namespace

Result<std::string> Restoring::PlaceOf(std::string_view name, std::uint64_t size)
{
    const bool again = m_seen.contains(name);
    m_seen.emplace(name);
    if (again)
        return NoBackup("it contains a file twice.");
    if (name == store::kDatabaseName && m_seen.size() == 1)
        return m_folder.path() + "/" + store::kRestoringName;
    if (name == store::kKeyName && m_seen.size() == 2) {
        if (size != kKeyBytes)
            return NoBackup("its key must have exactly 32 bytes.");
        return m_folder.path() + "/" + store::kKeyName;
    }
    if (m_seen.size() <= 2)
        return NoBackup("it must begin with the database and the key.");
    return PlaceOfMedia(name, size);
}

Result<std::string> Restoring::PlaceOfMedia(std::string_view name, std::uint64_t size)
{
    const std::optional<media::NamedFile> file = media::ParseFileName(name);
    if (!file)
        return NoBackup("it contains a file that doesn't belong there.");
    const Result<Done> checked = CheckDatabase();
    if (!checked.ok())
        return checked.error();
    const bool preview = file->kind == media::FileKind::kPreview;
    if (!m_media.contains(file->id))
        return NoBackup("it contains an image that its database doesn't list.");
    if (size > static_cast<std::uint64_t>(preview ? kPreviewBytesLimit : kImageBytesLimit))
        return NoBackup("it contains an image that is too large.");
    return m_folder.path() + "/" + std::string(name);
}

Result<Done> Restoring::Accept(std::string_view name, const std::string& sha256)
{
    const std::optional<media::NamedFile> file = media::ParseFileName(name);
    if (!file)
        return Done{};  // Database and key are checked together, once both are there.
    const std::string path = m_folder.path() + "/" + std::string(name);
    const bool preview = file->kind == media::FileKind::kPreview;
    if (preview ? media::IsPreview(ReadPreview(path)) : sha256 == file->id) {
        if (!preview)
            m_intact.insert(file->id);
        return Done{};
    }
    if (preview)
        m_left_out.previews.push_back(file->id);
    ::unlink(path.c_str());
    return Done{};
}

Result<Done> Restoring::CheckDatabase()
{
    if (m_checked)
        return Done{};
    const Result<std::vector<store::NamedMedia>> media = m_folder.Check();
    if (!media.ok())
        return media.error();
    for (const store::NamedMedia& one : *media)
        m_media.emplace(one.media.id, one);
    m_checked = true;
    return Done{};
}

Result<LeftOut> Restoring::Finish()
{
    if (m_seen.size() < 2)
        return NoBackup("it must begin with the database and the key.");
    const Result<Done> checked = CheckDatabase();
    if (!checked.ok())
        return checked.error();
    for (const auto& [id, one] : m_media) {
        if (one.shown && !m_intact.contains(id))
            m_left_out.images.push_back(id);
    }
    const Result<Done> finished = m_folder.Finish();
    return finished.ok() ? Result<LeftOut>(std::move(m_left_out)) : Result<LeftOut>(finished.error());
}

}  // namespace pinwright::backup
