#include "proxy/net/response_head.hpp"

#include <strings.h>

#include <algorithm>
#include <charconv>
#include <string>

namespace pinwright::net {

namespace {

bool IsHeaderDigit(char c)
{
    return c >= '0' && c <= '9';
}

// RFC 9110, 5.6.2: the characters of a field name.
bool IsNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || IsHeaderDigit(c) ||
           std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool IsText(std::string_view text)
{
    return std::none_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && byte != '\t') || byte == 0x7f;
    });
}

std::string_view Trim(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool IsContentLength(std::string_view name)
{
    constexpr std::string_view kName = "content-length";
    return name.size() == kName.size() && ::strncasecmp(name.data(), kName.data(), kName.size()) == 0;
}

}  // namespace

ResponseHead::Verdict ResponseHead::Add(std::string_view line)
{
    m_total += line.size();
    if (line.size() > kLineLimit || m_total > kTotalLimit)
        return Verdict::kTooLarge;
    // If a connection ends within a line, libcurl passes on the incomplete line.
    if (line.empty() || line.back() != '\n')
        return Verdict::kMalformed;
    line.remove_suffix(1);
    if (!line.empty() && line.back() == '\r')
        line.remove_suffix(1);
    if (!IsText(line))
        return Verdict::kMalformed;
    if (!m_in_fields && !m_complete)
        return AddStatusLine(line);
    return line.empty() ? AddBlankLine() : AddField(line);
}

ResponseHead::Verdict ResponseHead::AddStatusLine(std::string_view line)
{
    // "HTTP/1.1 200" with or without a reason.
    constexpr std::size_t kShortest = 12;
    if (line.size() < kShortest || (!line.starts_with("HTTP/1.1 ") && !line.starts_with("HTTP/1.0 ")) ||
        (line.size() > kShortest && line[kShortest] != ' '))
        return Verdict::kMalformed;
    int status = 0;
    for (const char c : line.substr(9, 3)) {
        if (!IsHeaderDigit(c))
            return Verdict::kMalformed;
        status = status * 10 + (c - '0');
    }
    // We never offer another protocol, so there is none to switch to.
    if (status < 100 || status > 599 || status == 101)
        return Verdict::kMalformed;
    if (status < 200 && ++m_interim > kInterimLimit)
        return Verdict::kTooLarge;
    m_status = status;
    m_in_fields = true;
    return Verdict::kFine;
}

ResponseHead::Verdict ResponseHead::AddField(std::string_view line)
{
    if (++m_fields > kFieldLimit)
        return Verdict::kTooLarge;
    const std::size_t colon = line.find(':');
    const std::string_view name = line.substr(0, colon);
    if (colon == std::string_view::npos || name.empty() ||
        !std::all_of(name.begin(), name.end(), IsNameCharacter))
        return Verdict::kMalformed;
    if (m_complete || !begun())
        return Verdict::kFine;  // A field of a trailer or an interim answer: not needed.

    const std::string_view value = Trim(line.substr(colon + 1));
    if (IsContentLength(name)) {
        // If libcurl can't represent the number, it reads until the connection ends. Two different lengths
        // can't both be right.
        std::int64_t length = 0;
        const auto fault = std::from_chars(value.data(), value.data() + value.size(), length).ec;
        if (value.empty() || !std::all_of(value.begin(), value.end(), IsHeaderDigit) ||
            (fault == std::errc{} && m_content_length && *m_content_length != length))
            return Verdict::kMalformed;
        if (fault != std::errc{})
            return Verdict::kTooLarge;
        m_content_length = length;
    }
    m_headers.emplace_back(name, value);
    return Verdict::kFine;
}

ResponseHead::Verdict ResponseHead::AddBlankLine()
{
    m_in_fields = false;
    m_complete = begun();
    return Verdict::kFine;
}

}  // namespace pinwright::net
