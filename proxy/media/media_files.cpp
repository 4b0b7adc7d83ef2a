#include "proxy/media/media_files.hpp"

#include <sys/stat.h>

#include "proxy/media/byte_source.hpp"
#include "proxy/media/media_store.hpp"
#include "proxy/media/sha256.hpp"
#include "shared/identifiers.hpp"
#include "shared/pin_rules.hpp"

namespace pinwright::media {

namespace {

constexpr std::string_view kPreviewSuffix = ".preview";
constexpr std::size_t kPiece = 64 * 1024;

}  // namespace

std::optional<std::string> FileName(std::string_view id, FileKind kind)
{
    if (!IsSha256(id))
        return std::nullopt;
    std::string name(kMediaFolder);
    name.append("/").append(id);
    if (kind == FileKind::kPreview)
        name.append(kPreviewSuffix);
    return name;
}

std::optional<NamedFile> ParseFileName(std::string_view name)
{
    if (!name.starts_with(kMediaFolder) || name.substr(kMediaFolder.size()).substr(0, 1) != "/")
        return std::nullopt;
    name.remove_prefix(kMediaFolder.size() + 1);
    const bool preview = name.ends_with(kPreviewSuffix);
    if (preview)
        name.remove_suffix(kPreviewSuffix.size());
    if (!IsSha256(name))
        return std::nullopt;
    return NamedFile{std::string(name), preview ? FileKind::kPreview : FileKind::kImage};
}

bool IsIntact(int file, const Media& media)
{
    struct stat facts {};
    if (::fstat(file, &facts) != 0 || !S_ISREG(facts.st_mode) || facts.st_size != media.bytes)
        return false;
    ByteSource source(ByteSource::OpenFile{file});
    Sha256 hash;
    for (std::string_view piece = source.Take(kPiece); !piece.empty(); piece = source.Take(kPiece))
        hash.Add(piece);
    return hash.Hexadecimal() == media.id;
}

bool IsPreview(std::string_view bytes)
{
    return static_cast<std::int64_t>(bytes.size()) <= kPreviewBytesLimit && InspectImage(bytes).ok();
}

}  // namespace pinwright::media
