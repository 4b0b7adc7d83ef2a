// The embedded client: files that were named by their content, compressed and put into the program
// when it was built (embed.cmake).
#pragma once

#include <span>
#include <string_view>

namespace pinwright::http {

struct Asset {
    std::string_view path;  ///< `/assets/app.0123456789ab.wasm`; the page itself is `/index.html`.
    std::string_view content_type;
    std::string_view hash;  ///< 12 hexadecimal digits of the content's SHA-256.
    std::string_view raw;
    std::string_view brotli;  ///< Empty: not worth it.
    std::string_view gzip;    ///< Empty: not worth it.
};

/// All of them; `/index.html` is always there.
std::span<const Asset> EmbeddedAssets();

}  // namespace pinwright::http
