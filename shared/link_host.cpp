#include "shared/link_host.hpp"

#include <algorithm>
#include <iterator>

#include "shared/host_alphabets.hpp"
#include "shared/host_numbers.hpp"
#include "shared/punycode.hpp"
#include "shared/text_ids.hpp"
#include "shared/utf8.hpp"

namespace pinwright {

namespace {

/// First and last code point, inclusive.
struct Range {
    char32_t first;
    char32_t last;
};

// ---- Characters that browsers read as ASCII ----

/// The ASCII that browsers map it to before looking the host up (https://www.unicode.org/reports/tr46/); also
/// maps some lookalikes. 0: none, or several letters.
char PlainFor(char32_t value)
{
    struct Run {
        char32_t first;
        char32_t last;
        std::string_view texts;  ///< Repeats.
    };
    constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz", kDigits = "0123456789";
    static constexpr Run kRuns[] = {
        {0x1D400, 0x1D6A3, kLetters},
        {0x1D7CE, 0x1D7FF, kDigits},
        {0x249C, 0x24B5, kLetters},
        {0x24B6, 0x24CF, kLetters},
        {0x24D0, 0x24E9, kLetters},
        {0x1F110, 0x1F129, kLetters},
        {0x1F130, 0x1F149, kLetters},
        {0x1F150, 0x1F169, kLetters},
        {0x1F170, 0x1F189, kLetters},
        {0x2460, 0x2468, "123456789"},
        {0x2074, 0x2079, "456789"},
        {0x2080, 0x2089, kDigits},
        {0x24EA, 0x24EA, "0"},
        {0x2070, 0x2070, "0"},
        {0xB9, 0xB9, "1"},
        {0xB2, 0xB3, "23"},
        {0xAA, 0xAA, "a"},
        {0xBA, 0xBA, "o"},
        {0x3002, 0x3002, "."},
        {0xFF61, 0xFF61, "."},
        {0x2024, 0x2024, "."},
        {0xFE52, 0xFE52, "."},
        {0x2044, 0x2044, "/"},
        {0x2215, 0x2215, "/"},
        {0x29F8, 0x29F8, "/"},
        {0x2571, 0x2571, "/"},
        {0xA789, 0xA789, ":"},
        {0x2236, 0x2236, ":"},
        {0xFE55, 0xFE55, ":"},
        {0x2010, 0x2015, "-"},
        {0x2212, 0x2212, "-"},
        {0xFE63, 0xFE63, "-"},
        {0x210A, 0x210E, "ghhhh"},
        {0x2110, 0x2113, "iill"},
        {0x2119, 0x211D, "pqrrr"},
        {0x212F, 0x2131, "eef"},
        {0x2133, 0x2134, "mo"},
        {0x2145, 0x2149, "ddeij"},
        {0x2102, 0x2102, "c"},
        {0x2115, 0x2115, "n"},
        {0x2124, 0x2124, "z"},
        {0x212A, 0x212A, "k"},
        {0x212C, 0x212D, "bc"},
    };
    if (value >= 0xFF01 && value <= 0xFF5E) {
        const char plain = static_cast<char>(value - 0xFEE0);
        return plain >= 'A' && plain <= 'Z' ? static_cast<char>(plain - 'A' + 'a') : plain;
    }
    for (const Run& run : kRuns) {
        if (value >= run.first && value <= run.last)
            return run.texts[(value - run.first) % run.texts.size()];
    }
    return 0;
}

/// Never in an honest name: spaces, punctuation, stylized letters, private use.
constexpr Range kStrange[] = {
    {0x00A0, 0x00A9},    {0x00AB, 0x00B1}, {0x00B4, 0x00B6}, {0x00B8, 0x00B8},   {0x00BB, 0x00BF},
    {0x02B0, 0x02BA},    {0x02BC, 0x02FF}, {0x2000, 0x200B}, {0x200E, 0x20CF},   {0x2100, 0x218F},
    {0x2200, 0x22FF},    {0x2460, 0x24FF}, {0x2500, 0x257F}, {0x2980, 0x29FF},   {0x3000, 0x3004},
    {0x3008, 0x3020},    {0xA789, 0xA78A}, {0xE000, 0xF8FF}, {0xFB00, 0xFB06},   {0xFE10, 0xFE1F},
    {0xFE30, 0xFE6F},    {0xFF01, 0xFF65}, {0xFFE0, 0xFFFF}, {0x1D400, 0x1D7FF}, {0x1F100, 0x1F1E5},
    {0xF0000, 0x10FFFF},
};

bool IsStrange(char32_t value)
{
    return IsSpace(value) || std::any_of(std::begin(kStrange), std::end(kStrange), [&](const Range& range) {
               return value >= range.first && value <= range.last;
           });
}

HostFault JudgeCharacters(std::string_view host)
{
    HostFault fault;
    bool known = true;
    std::string plain;
    for (const char32_t value : CodePointsOf(host)) {
        const char ascii = value < 0x80 ? '\0' : PlainFor(value);
        if (ascii != 0 || (value >= 0x80 && IsStrange(value))) {
            fault.title = Fill(texts::kHostLooksAlike);
            known = known && ascii != 0;
        }
        if (ascii != 0)
            plain += ascii;
        else
            AppendCodePoint(plain, value);
    }
    if (!fault.title.empty() && known)
        fault.suggestion = plain;
    return fault;
}

// ---- The whole host ----

HostFault JudgeBracketed(std::string_view host)
{
    const bool fine = host.size() >= 4 && host.back() == ']' &&
                      std::count(host.begin(), host.end(), ':') >= 2 &&
                      host.substr(1, host.size() - 2).find_first_not_of("0123456789abcdefABCDEF:.") ==
                          std::string_view::npos;
    return fine ? HostFault{} : HostFault{Fill(texts::kHostIsBadAddress), {}};
}

int HexDigit(char c)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    const std::size_t at = kDigits.find(c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c);
    return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

HostFault JudgeEncoded(std::string_view host)
{
    std::string plain;
    for (std::size_t i = 0; i < host.size(); ++i) {
        const int high = host[i] == '%' && i + 2 < host.size() ? HexDigit(host[i + 1]) : -1;
        const int low = high >= 0 ? HexDigit(host[i + 2]) : -1;
        plain += low >= 0 ? static_cast<char>(high * 16 + low) : host[i];
        i += low >= 0 ? 2 : 0;
    }
    const bool readable = IsValidUtf8(plain) && plain.find('%') == std::string::npos;
    return {Fill(texts::kHostIsPunycode), readable ? plain : std::string()};
}

}  // namespace

std::vector<std::string_view> LabelsOf(std::string_view host)
{
    std::vector<std::string_view> labels;
    for (std::size_t dot = host.find('.'); dot != std::string_view::npos; dot = host.find('.')) {
        labels.push_back(host.substr(0, dot));
        host.remove_prefix(dot + 1);
    }
    labels.push_back(host);
    return labels;
}

HostFault JudgeHost(std::string_view host)
{
    constexpr std::size_t kLabelLimit = 63, kHostLimit = 253;  // RFC 1035, in bytes.
    if (host.empty())
        return {Fill(texts::kNoHost), {}};
    if (host.front() == '[')
        return JudgeBracketed(host);
    if (host.find('%') != std::string_view::npos)
        return JudgeEncoded(host);
    if (HostFault fault = JudgeCharacters(host); !fault.title.empty())
        return fault;
    const bool forbidden = std::any_of(host.begin(), host.end(), [](char c) {
        const bool word = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
        return static_cast<unsigned char>(c) < 0x80 && !word && c != '-' && c != '.' && c != '_';
    });
    const std::vector<std::string_view> labels = LabelsOf(host);
    const bool misshapen = std::any_of(labels.begin(), labels.end(), [](std::string_view label) {
        return label.empty() || AsciiLabel(label).size() > kLabelLimit;
    });
    if (forbidden || misshapen || host.size() > 4 * kHostLimit)
        return {Fill(texts::kHostIsInvalid), {}};
    if (HostFault fault = JudgeNumbers(host); !fault.title.empty())
        return fault;
    return JudgeAlphabets(host);
}

}  // namespace pinwright
