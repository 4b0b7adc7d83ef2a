// The embedded client. The build names its files by their content, compresses them and puts them into the
// program (embed.cmake).
#pragma once

#include <span>
#include <string_view>

namespace pinwright::http {

struct Asset {
    std::string_view path;  ///< `/assets/app.0123456789ab.wasm`; the page itself is `/index.html`.
    std::string_view content_type;
    std::string_view hash;  ///< 12 hexadecimal digits of the content's SHA-256.
    std::string_view raw;
    std::string_view brotli;  ///< Empty: compression doesn't help.
    std::string_view gzip;    ///< Empty: compression doesn't help.
};

/// All files of the client, always including `/index.html`.
std::span<const Asset> EmbeddedAssets();

}  // namespace pinwright::http
