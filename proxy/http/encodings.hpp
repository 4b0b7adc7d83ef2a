// Which content coding a browser gets (RFC 9110 §12.5.3).
#pragma once

#include <string_view>

namespace pinwright::http {

enum class Encoding { kIdentity, kGzip, kBrotli };

/// The best of those that are at hand: the highest q, Brotli before gzip where they are equal. A coding
/// with q=0, or one that is not named (by itself or by `*`), is not used; identity is, where nothing else
/// fits.
Encoding ChooseEncoding(std::string_view accept_encoding, bool has_brotli, bool has_gzip);

}  // namespace pinwright::http
