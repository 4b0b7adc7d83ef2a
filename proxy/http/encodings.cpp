#include "proxy/http/encodings.hpp"

#include <algorithm>

namespace pinwright::http {

namespace {

std::string_view Trim(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

bool SameWord(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return x == y || (x >= 'A' && x <= 'Z' && x - 'A' + 'a' == y); });
}

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
        const std::size_t end = std::min(accept_encoding.find(','), accept_encoding.size());
        std::string_view item = Trim(accept_encoding.substr(0, end));
        accept_encoding.remove_prefix(std::min(end + 1, accept_encoding.size()));

        int weight = 1000;
        const std::size_t semicolon = item.find(';');
        if (semicolon != std::string_view::npos) {
            const std::string_view parameter = Trim(item.substr(semicolon + 1));
            item = Trim(item.substr(0, semicolon));
            if (parameter.size() >= 2 && SameWord(parameter.substr(0, 2), "q="))
                weight = ParseWeight(Trim(parameter.substr(2)));
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
