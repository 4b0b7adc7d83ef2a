// The names of the media files: media/<sha256> in the data folder, and media/<sha256>.preview beside each.
// The only place that makes a path of a media id. An id that is no SHA-256 has no path, so that one like
// `../../x`, from a foreign database say, leads nowhere.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/api_types.hpp"

namespace pinwright::media {

inline constexpr std::string_view kMediaFolder = "media";

enum class FileKind { kImage, kPreview };

/// The file's name within the data folder (`media/<id>`); nothing if `id` is no SHA-256.
std::optional<std::string> FileName(std::string_view id, FileKind kind);

/// What a name within the data folder names.
struct NamedFile {
    std::string id;
    FileKind kind = FileKind::kImage;
};
/// The opposite of FileName; nothing if it is no name that FileName makes.
std::optional<NamedFile> ParseFileName(std::string_view name);

/// Whether the open file holds exactly these bytes: the media's length and hash. Reads it from its beginning.
bool IsIntact(int file, const Media& media);

/// Whether these bytes may stand as a preview: a whole JPEG or PNG within kPreviewBytesLimit.
bool IsPreview(std::string_view bytes);

}  // namespace pinwright::media
