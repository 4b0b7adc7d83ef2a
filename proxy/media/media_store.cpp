#include "proxy/media/media_store.hpp"

#include <fcntl.h>

#include <cstddef>
#include <filesystem>
#include <system_error>
#include <utility>

#include "proxy/media/byte_source.hpp"
#include "proxy/media/media_files.hpp"
#include "proxy/media/temporary_file.hpp"
#include "proxy/media/upload.hpp"
#include "shared/pin_rules.hpp"

namespace pinwright::media {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kCopiedPiece = 16384;

bool IsFile(const std::string& path)
{
    std::error_code failure;
    return fs::is_regular_file(path, failure);
}

}  // namespace

Error UnknownImage()
{
    return Error{Cause::kNotFound, "There is no such image here.", {}, {}};
}

MediaStore::MediaStore(std::string data_folder, store::MediaIndex& index, const Clock& clock,
                       std::string image_program)
    : m_data_folder(std::move(data_folder)),
      m_index(index),
      m_clock(clock),
      m_folder(m_data_folder + "/" + std::string(kMediaFolder)),
      m_worker(std::move(image_program))
{
    // Only this process uses the folder, so unfinished files are left over from an earlier one.
    std::error_code failure;
    fs::remove_all(m_folder + "/tmp", failure);
}

Result<std::unique_ptr<Upload>> MediaStore::Begin()
{
    Result<std::unique_ptr<TemporaryFile>> file = TemporaryFile::Make(m_folder);
    if (!file.ok())
        return file.error();
    return MakeUpload({m_index, m_clock, m_worker, m_storing, m_data_folder, m_folder},
                      std::move(file).value());
}

std::optional<MediaStore::Publishable> MediaStore::FindFile(std::string_view id)
{
    const std::optional<std::string> name = FileName(id, FileKind::kImage);
    std::optional<Media> media = name ? m_index.Find(id) : std::nullopt;
    if (!media)
        return std::nullopt;
    std::string path = m_data_folder + "/" + *name;
    std::error_code failure;
    const std::uintmax_t size = fs::file_size(path, failure);
    if (failure || size != static_cast<std::uintmax_t>(media->bytes))
        return std::nullopt;
    return Publishable{*std::move(media), std::move(path)};
}

std::optional<std::string> MediaStore::PathOf(std::string_view id)
{
    std::optional<Publishable> file = FindFile(id);
    return file ? std::optional(std::move(file->path)) : std::nullopt;
}

Result<Media> MediaStore::RebuildStored(const Publishable& stored)
{
    Result<std::unique_ptr<Upload>> upload = Begin();
    if (!upload.ok())
        return upload.error();
    const OpenedFile file(::open(stored.path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    ByteSource source(ByteSource::OpenFile{file.number()});
    for (std::string_view piece = source.Take(kCopiedPiece); !piece.empty();
         piece = source.Take(kCopiedPiece)) {
        const Result<Done> written = (*upload)->Write(piece);
        if (!written.ok())
            return written.error();
    }
    // A read error isn't the picture's fault.
    if (source.position() != stored.media.bytes)
        return Error{Cause::kStorage, {}, "media " + stored.media.id + " can't be read to its end", {}};
    Result<Media> rebuilt = (*upload)->Finish();
    if (!rebuilt.ok())
        return rebuilt;
    const Result<Done> noted = m_index.SetRebuiltAs(stored.media.id, rebuilt->id);
    return noted.ok() ? rebuilt : Result<Media>(noted.error());
}

Result<MediaStore::Publishable> MediaStore::FindToPublish(const std::string& id)
{
    const std::string rebuilt = m_index.RebuiltAs(id);
    if (std::optional<Publishable> ready = FindFile(rebuilt))
        return *std::move(ready);
    const std::optional<Publishable> stored = rebuilt == id ? std::nullopt : FindFile(id);
    if (!stored)
        return Error{Cause::kImageMissing, {}, "media " + id + " is gone or has another size", {}};
    const Result<Media> made = RebuildStored(*stored);
    if (!made.ok())
        return made.error();
    if (std::optional<Publishable> file = FindFile(made->id))
        return *std::move(file);
    return Error{Cause::kStorage, {}, "media " + made->id + " vanished after it was rebuilt", {}};
}

std::optional<std::string> MediaStore::PreviewOf(std::string_view id)
{
    const std::optional<std::string> name = FileName(id, FileKind::kPreview);
    if (!name)
        return std::nullopt;
    std::string path = m_data_folder + "/" + *name;
    return IsFile(path) ? std::optional(std::move(path)) : std::nullopt;
}

Result<Done> MediaStore::SavePreview(std::string_view id, std::string_view bytes)
{
    const std::optional<std::string> name = FileName(id, FileKind::kPreview);
    if (!name || !m_index.Find(id))
        return UnknownImage();
    if (static_cast<std::int64_t>(bytes.size()) > kPreviewBytesLimit)
        return Error{Cause::kImageTooLarge, "A preview may have at most 20 KB.", {}, {}};
    const Result<ImageFacts> facts = InspectImage(bytes);
    if (!facts.ok())
        return facts.error();
    const Result<std::unique_ptr<TemporaryFile>> file = TemporaryFile::Make(m_folder);
    if (!file.ok())
        return file.error();
    TemporaryFile& preview = **file;
    const Result<Done> written = preview.Write(bytes);
    if (!written.ok())
        return written.error();
    const std::lock_guard lock(m_storing);
    // The image may have been deleted meanwhile.
    if (!m_index.Find(id))
        return UnknownImage();
    return preview.MoveTo(name->substr(kMediaFolder.size() + 1));
}

bool MediaStore::Collect(Timestamp now)
{
    const std::lock_guard lock(m_storing);
    const Result<std::vector<std::string>> gone = m_index.CollectUnused(now - kUnusedLife, kCollectStep);
    if (!gone.ok())
        return false;
    std::error_code failure;
    for (const std::string& id : *gone) {
        for (const FileKind kind : {FileKind::kImage, FileKind::kPreview}) {
            if (const std::optional<std::string> name = FileName(id, kind))
                fs::remove(m_data_folder + "/" + *name, failure);
        }
    }
    return static_cast<int>(gone->size()) == kCollectStep;
}

void MediaStore::Sweep(const std::function<bool()>& stopping)
{
    std::error_code failure;
    for (fs::directory_iterator entry(m_folder, failure); !failure && entry != fs::directory_iterator();
         entry.increment(failure)) {
        if (stopping())
            return;
        const std::optional<NamedFile> file =
            ParseFileName(std::string(kMediaFolder) + "/" + entry->path().filename().string());
        if (!file)
            continue;
        const std::lock_guard lock(m_storing);
        // If the index can't be read, the file may still be in it.
        std::error_code ignored;
        if (m_index.Contains(file->id) == false)
            fs::remove(entry->path(), ignored);
    }
}

}  // namespace pinwright::media
