// File names of the media: media/<sha256> in the data folder, and media/<sha256>.preview beside each. Only
// this file makes paths from media ids. An id that isn't a SHA-256 has no path, so an id like `../../x`,
// from a foreign database say, is harmless.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/api_types.hpp"

namespace pinwright::media {

inline constexpr std::string_view kMediaFolder = "media";

enum class FileKind { kImage, kPreview };

/// The file's name within the data folder (`media/<id>`); nothing if `id` isn't a SHA-256.
std::optional<std::string> FileName(std::string_view id, FileKind kind);

/// The media file that a name within the data folder refers to.
struct NamedFile {
    std::string id;
    FileKind kind = FileKind::kImage;
};
/// The reverse of FileName; nothing if FileName never makes that name.
std::optional<NamedFile> ParseFileName(std::string_view name);

/// Whether the open file holds exactly these bytes: the media's length and hash. Reads it from its beginning.
bool IsIntact(int file, const Media& media);

/// Whether these bytes are a valid preview: a complete JPEG or PNG within kPreviewBytesLimit.
bool IsPreview(std::string_view bytes);

}  // namespace pinwright::media
