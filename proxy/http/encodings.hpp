// Chooses the content coding for a browser (RFC 9110 §12.5.3).
#pragma once

#include <string_view>

namespace pinwright::http {

enum class Encoding { kIdentity, kGzip, kBrotli };

/// Chooses the available coding with the highest q, and Brotli before gzip if they are equal. Never chooses a
/// coding with q=0, or one that the header doesn't name (directly or by `*`). Chooses identity if no coding
/// fits, or if its q is higher.
Encoding ChooseEncoding(std::string_view accept_encoding, bool has_brotli, bool has_gzip);

}  // namespace pinwright::http
