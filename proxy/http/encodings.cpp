#include "proxy/http/encodings.hpp"

#include <algorithm>

#include "proxy/http/header_lists.hpp"

namespace pinwright::http {

namespace {

/// Parses a qvalue, in thousandths. An invalid one counts as 0.
int ParseWeight(std::string_view text)
{
    if (text.empty() || (text[0] != '0' && text[0] != '1') || text.size() > 5)
        return 0;
    int weight = (text[0] - '0') * 1000;
    if (text.size() == 1)
        return weight;
    if (text[1] != '.')
        return 0;
    int unit = 100;
    for (const char digit : text.substr(2)) {
        if (digit < '0' || digit > '9')
            return 0;
        weight += (digit - '0') * unit;
        unit /= 10;
    }
    return std::min(weight, 1000);
}

}  // namespace

Encoding ChooseEncoding(std::string_view accept_encoding, bool has_brotli, bool has_gzip)
{
    constexpr int kUnnamed = -1;
    int brotli = kUnnamed;
    int gzip = kUnnamed;
    int identity = kUnnamed;
    int any = kUnnamed;
    while (!accept_encoding.empty()) {
        std::string_view item = TakeItem(accept_encoding);
        int weight = 1000;
        const std::size_t semicolon = item.find(';');
        if (semicolon != std::string_view::npos) {
            const std::string_view parameter = Trimmed(item.substr(semicolon + 1));
            item = Trimmed(item.substr(0, semicolon));
            if (parameter.size() >= 2 && SameWord(parameter.substr(0, 2), "q="))
                weight = ParseWeight(Trimmed(parameter.substr(2)));
        }
        if (SameWord(item, "br"))
            brotli = weight;
        else if (SameWord(item, "gzip") || SameWord(item, "x-gzip"))
            gzip = weight;
        else if (SameWord(item, "identity"))
            identity = weight;
        else if (item == "*")
            any = weight;
    }
    if (brotli == kUnnamed)
        brotli = any;
    if (gzip == kUnnamed)
        gzip = any;
    const int best = std::max(has_brotli ? brotli : 0, has_gzip ? gzip : 0);
    if (best <= 0 || identity > best)
        return Encoding::kIdentity;
    return has_brotli && brotli == best ? Encoding::kBrotli : Encoding::kGzip;
}

}  // namespace pinwright::http
