#include "proxy/backup/backup.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <memory>
#include <string_view>
#include <utility>

#include "proxy/backup/archive_reader.hpp"
#include "proxy/backup/archive_writer.hpp"
#include "proxy/backup/restoring.hpp"
#include "proxy/media/media_files.hpp"
#include "proxy/store/backup_folder.hpp"

namespace pinwright::backup {

namespace {

namespace fs = std::filesystem;

/// A file that is deleted at the end of its scope, with what SQLite may leave beside it.
struct Scratch {
    std::string path;
    ~Scratch()
    {
        for (const char* const end : {"", "-journal", "-wal", "-shm"})
            ::unlink((path + end).c_str());
    }
};

/// Adds one file of the folder, which must be a plain file. Doesn't wait on anything else, such as a pipe.
Result<Done> AddFile(ArchiveWriter& out, const std::string& name, const std::string& path)
{
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    if (!file.ok())
        return Refused("The file " + path + " cannot be read.");
    return out.Add(name, file);
}

std::string ReadAll(const Descriptor& file, std::size_t limit)
{
    std::string bytes(limit, '\0');
    const ssize_t count = ::pread(file.number(), bytes.data(), limit, 0);
    bytes.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
    return bytes;
}

/// An image that was deleted meanwhile belongs to no pin. A restore would refuse a missing or changed image,
/// so it is already left out here, where the owner may still have the original.
Result<Done> AddMedia(ArchiveWriter& out, const std::string& folder, const store::NamedMedia& one,
                      LeftOut& left_out)
{
    for (const media::FileKind kind : {media::FileKind::kImage, media::FileKind::kPreview}) {
        const std::optional<std::string> name = media::FileName(one.media.id, kind);
        if (!name)
            return Refused("The database lists an image with an invalid ID.");
        const bool preview = kind == media::FileKind::kPreview;
        const Descriptor file(
            ::open((folder + "/" + *name).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
        if (preview && !file.ok())
            continue;
        constexpr std::size_t kPreviewProbe = 64 * 1024;
        const bool intact = file.ok() && (preview ? media::IsPreview(ReadAll(file, kPreviewProbe))
                                                  : media::IsIntact(file.number(), one.media));
        if (!intact) {
            if (preview)
                left_out.previews.push_back(one.media.id);
            else if (one.shown)
                left_out.images.push_back(one.media.id);
            continue;
        }
        const Result<Done> added = out.Add(*name, file);
        if (!added.ok())
            return added;
    }
    return Done{};
}

/// "3 images (a…, b… and 1 more)".
std::string Count(const std::vector<std::string>& ids, const std::string& what)
{
    constexpr std::size_t kMostNamed = 5;
    std::string text = std::to_string(ids.size()) + " " + what + (ids.size() == 1 ? "" : "s") + " (";
    for (std::size_t i = 0; i < ids.size() && i < kMostNamed; ++i)
        text += (i == 0 ? "" : ", ") + ids[i].substr(0, 12) + "…";
    if (ids.size() > kMostNamed)
        text += " and " + std::to_string(ids.size() - kMostNamed) + " more";
    return text + ")";
}

}  // namespace

Result<LeftOut> Backup(const std::string& folder, const std::string& file)
{
    // The snapshot goes beside the backup, a place that the owner chose and that needs room anyway.
    const std::string absolute = fs::absolute(file).string();
    Result<std::unique_ptr<ArchiveWriter>> out = ArchiveWriter::Make(absolute);
    if (!out.ok())
        return out.error();
    const Scratch copy{absolute + ".database"};
    ::unlink(copy.path.c_str());
    const Result<Done> copied = store::SnapshotDatabase(folder, copy.path);
    if (!copied.ok())
        return copied.error();
    for (const auto& [name, path] : {std::pair<std::string, std::string>{store::kDatabaseName, copy.path},
                                     {store::kKeyName, folder + "/" + store::kKeyName}}) {
        const Result<Done> added = AddFile(**out, name, path);
        if (!added.ok())
            return added.error();
    }
    const Result<std::vector<store::NamedMedia>> media = store::MediaOf(copy.path);
    if (!media.ok())
        return media.error();
    LeftOut left_out;
    for (const store::NamedMedia& one : *media) {
        const Result<Done> added = AddMedia(**out, folder, one, left_out);
        if (!added.ok())
            return added.error();
    }
    const Result<Done> finished = (*out)->Finish();
    return finished.ok() ? Result<LeftOut>(std::move(left_out)) : Result<LeftOut>(finished.error());
}

Result<LeftOut> Restore(const std::string& file, const std::string& folder)
{
    if (::access(file.c_str(), R_OK) != 0)
        return Refused("The file " + file + " cannot be read.");
    Result<std::unique_ptr<store::NewFolder>> taken = store::NewFolder::Take(folder);
    if (!taken.ok())
        return taken.error();
    const std::string media = (*taken)->path() + "/" + std::string(media::kMediaFolder);
    if (::mkdir(media.c_str(), 0700) != 0 && errno != EEXIST)
        return Refused("The folder " + media + " cannot be created.");
    Restoring restoring(**taken);
    const Result<Done> read = ReadArchive(
        file,
        {[&](std::string_view name, std::uint64_t size) { return restoring.PlaceOf(name, size); },
         [&](std::string_view name, const std::string& sha256) { return restoring.Accept(name, sha256); }});
    return read.ok() ? restoring.Finish() : Result<LeftOut>(read.error());
}

std::string WordsOf(const LeftOut& left_out, const std::string& done)
{
    std::string words;
    if (!left_out.images.empty()) {
        words += Count(left_out.images, "image") + " couldn't be " + done +
                 " because the file is missing or was changed. Everything else is there. The affected pins "
                 "say so: choose their images again.\n";
    }
    if (!left_out.previews.empty()) {
        words += Count(left_out.previews, "preview") + " couldn't be " + done +
                 " because the file isn't an image or is too large. The images themselves aren't affected.\n";
    }
    return words;
}

}  // namespace pinwright::backup
