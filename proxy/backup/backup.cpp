#include "proxy/backup/backup.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <memory>
#include <set>
#include <string_view>

#include "proxy/backup/archive.hpp"
#include "proxy/store/transfer.hpp"
#include "shared/identifiers.hpp"

namespace pinwright::backup {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMedia = "media/";
constexpr std::string_view kPreview = ".preview";

/// Taken away at the end, with what SQLite may leave beside it.
struct Scratch {
    std::string path;
    ~Scratch()
    {
        for (const char* const end : {"", "-journal", "-wal", "-shm"})
            ::unlink((path + end).c_str());
    }
};

bool IsMediaName(std::string_view name)
{
    if (!name.starts_with(kMedia))
        return false;
    name.remove_prefix(kMedia.size());
    if (name.ends_with(kPreview))
        name.remove_suffix(kPreview.size());
    return IsSha256(name);
}

bool HasBytes(const std::string& path, std::int64_t bytes)
{
    std::error_code failure;
    const std::uintmax_t size = fs::file_size(path, failure);
    return !failure && size == static_cast<std::uintmax_t>(bytes);
}

/// An image that was let go meanwhile belongs to no pin; one that is altered is not made whole by a backup.
Result<Done> AddMedia(ArchiveWriter& out, const std::string& folder, const Media& media)
{
    const std::string name = std::string(kMedia) + media.id;
    for (const std::string& one : {name, name + std::string(kPreview)}) {
        const std::string path = folder + "/" + one;
        if (::access(path.c_str(), F_OK) != 0)
            continue;
        const Result<Done> added = out.Add(one, path);
        if (!added.ok())
            return added;
    }
    return Done{};
}

}  // namespace

Result<Done> Backup(const std::string& folder, const std::string& file)
{
    // Beside the backup: there is to be room, and it is the owner's choice.
    const std::string absolute = fs::absolute(file).string();
    Result<std::unique_ptr<ArchiveWriter>> out = ArchiveWriter::Make(absolute);
    if (!out.ok())
        return out.error();
    const Scratch copy{absolute + ".database"};
    ::unlink(copy.path.c_str());
    const Result<Done> copied = store::SnapshotDatabase(folder, copy.path);
    if (!copied.ok())
        return copied;
    for (const auto& [name, path] : {std::pair<std::string, std::string>{store::kDatabaseName, copy.path},
                                     {store::kKeyName, folder + "/" + store::kKeyName}}) {
        const Result<Done> added = (*out)->Add(name, path);
        if (!added.ok())
            return added;
    }
    const Result<std::vector<Media>> media = store::MediaOf(copy.path);
    if (!media.ok())
        return media.error();
    for (const Media& one : *media) {
        const Result<Done> added = AddMedia(**out, folder, one);
        if (!added.ok())
            return added;
    }
    return (*out)->Finish();
}

Result<Done> Restore(const std::string& file, const std::string& folder)
{
    if (::access(file.c_str(), R_OK) != 0) {
        const std::string words = "The file " + file + " cannot be read.";
        return Error{Cause::kStorage, words, words, {}};
    }
    Result<std::unique_ptr<store::NewFolder>> taken = store::NewFolder::Take(folder);
    if (!taken.ok())
        return taken.error();
    const std::string& path = (*taken)->path();
    if (::mkdir((path + "/media").c_str(), 0700) != 0 && errno != EEXIST) {
        const std::string words = "The folder " + path + "/media cannot be made.";
        return Error{Cause::kStorage, words, words, {}};
    }
    std::set<std::string> seen;
    const Result<Done> read = ReadArchive(file, [&](std::string_view name) {
        const bool known = name == store::kDatabaseName || name == store::kKeyName || IsMediaName(name);
        return known && seen.insert(std::string(name)).second ? path + "/" + std::string(name)
                                                              : std::string();
    });
    if (!read.ok())
        return read;
    if (!seen.contains(store::kKeyName)) {
        const std::string words = "The file " + file + " is no backup of Pinwright's: it has no key.";
        return Error{Cause::kStorage, words, words, {}};
    }
    // An image that was missing or altered before the backup is so afterwards; what there is must be whole.
    return (*taken)->Finish([&](const Media& one) {
        const std::string name = std::string(kMedia) + one.id;
        return !seen.contains(name) || HasBytes(path + "/" + name, one.bytes);
    });
}

}  // namespace pinwright::backup
