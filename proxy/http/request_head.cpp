#include "proxy/http/request_head.hpp"

#include <algorithm>
#include <array>

#include "proxy/http/header_lists.hpp"

namespace pinwright::http {

namespace {

constexpr std::string_view kLineEnd = "\r\n";
// More digits than any real length has, and few enough that the number can't overflow.
constexpr std::size_t kLengthDigits = 18;

constexpr std::string_view kNotHttp = "The request is not well-formed HTTP.";

/// RFC 9110 §5.6.2.
constexpr bool IsTokenChar(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c > 0x20 && c < 0x7f && std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos);
}

/// RFC 9110 §5.5, with obs-text: cookies of other programs may hold UTF-8.
constexpr bool IsValueChar(char c)
{
    return static_cast<unsigned char>(c) >= 0x20 ? c != 0x7f : c == '\t';
}

/// Visible characters except `#`: clients never send fragments, and servers disagree about where to cut them.
constexpr bool IsTargetChar(char c)
{
    return c > 0x20 && c < 0x7f && c != '#';
}

/// The characters of a name, an IPv4 address, or an IPv6 address in brackets, and of a port. RFC 3986 also
/// allows percent signs and user names, but no browser sends them.
constexpr bool IsHostChar(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == '_';
}

template <bool (*Is)(char)>
constexpr std::array<bool, 256> TableOf()
{
    std::array<bool, 256> table{};
    for (int c = 0; c < 256; ++c)
        table[static_cast<std::size_t>(c)] = Is(static_cast<char>(c));
    return table;
}
constexpr std::array<bool, 256> kTokenChars = TableOf<IsTokenChar>();
constexpr std::array<bool, 256> kValueChars = TableOf<IsValueChar>();
constexpr std::array<bool, 256> kTargetChars = TableOf<IsTargetChar>();
constexpr std::array<bool, 256> kHostChars = TableOf<IsHostChar>();

bool AreAll(std::string_view text, const std::array<bool, 256>& table)
{
    return std::all_of(text.begin(), text.end(),
                       [&](char c) { return table[static_cast<unsigned char>(c)]; });
}

bool IsDigits(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Returns the next line without its line end, and removes both from `text`. Without a line end: the rest.
std::string_view NextLine(std::string_view& text)
{
    const std::size_t end = std::min(text.find(kLineEnd), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + kLineEnd.size(), text.size()));
    return line;
}

HeadRefusal Malformed(std::string_view reason)
{
    return {400, reason, false};
}

HeadRefusal TooManyCookies()
{
    return {431, "The cookies for this address are larger than 32 KB.", true};
}

/// An empty Host is also well-formed; the guard refuses it later.
bool IsHost(std::string_view host)
{
    if (host.empty())
        return true;
    std::string_view name = host;
    if (name.starts_with('[')) {
        const std::size_t end = name.find(']');
        if (end == std::string_view::npos || end < 3)
            return false;
        const std::string_view address = name.substr(1, end - 1);
        if (address.find_first_not_of("0123456789abcdefABCDEF:.") != std::string_view::npos)
            return false;
        name.remove_prefix(end + 1);
        if (name.empty())
            return true;
        return name.front() == ':' && name.size() <= 6 && IsDigits(name.substr(1));
    }
    const std::size_t colon = std::min(name.find(':'), name.size());
    const std::string_view port = name.substr(std::min(colon + 1, name.size()));
    name = name.substr(0, colon);
    return !name.empty() && AreAll(name, kHostChars) && port.size() <= 5 && IsDigits(port);
}

std::optional<HeadRefusal> ParseRequestLine(std::string_view line, RequestHead& head)
{
    const std::size_t first = line.find(' ');
    if (first == std::string_view::npos || first == 0)
        return Malformed(kNotHttp);
    head.method = line.substr(0, first);
    line.remove_prefix(first + 1);
    const std::size_t second = line.find(' ');
    if (!AreAll(head.method, kTokenChars) || second == std::string_view::npos || second == 0)
        return Malformed(kNotHttp);
    head.target = line.substr(0, second);
    const std::string_view version = line.substr(second + 1);
    if (!AreAll(head.target, kTargetChars))
        return Malformed("The address contains characters that must be percent-encoded.");
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return Malformed("This server supports only HTTP/1.0 and HTTP/1.1.");
    head.version = version.back() == '1' ? RequestHead::Version::k11 : RequestHead::Version::k10;
    if (head.target.size() > kTargetLimit)
        return HeadRefusal{414, "The address of the request is too long.", false};
    return std::nullopt;
}

void ReadConnection(std::string_view value, RequestHead& head)
{
    while (!value.empty()) {
        const std::string_view option = TakeItem(value);
        if (SameWord(option, "close"))
            head.persistence = RequestHead::Persistence::kClose;
        else if (SameWord(option, "keep-alive") && head.persistence == RequestHead::Persistence::kDefault)
            head.persistence = RequestHead::Persistence::kKeepAlive;
    }
}

/// What the fields say about the whole request.
struct Tally {
    std::size_t hosts = 0;
    std::size_t cookie_bytes = 0;
};

std::optional<HeadRefusal> ReadField(const HeaderField& field, RequestHead& head, Tally& tally)
{
    const auto [name, value] = field;
    if (SameWord(name, "cookie")) {
        tally.cookie_bytes += value.size();
    } else if (SameWord(name, "host")) {
        tally.hosts++;
        if (!IsHost(value))
            return Malformed("The Host header is not a host name with a port.");
    } else if (SameWord(name, "content-length")) {
        if (head.content_length)
            return Malformed("A request can have only one Content-Length.");
        if (value.empty() || value.size() > kLengthDigits || !IsDigits(value))
            return Malformed("The Content-Length is not a number of bytes.");
        std::uint64_t length = 0;
        for (const char digit : value)
            length = length * 10 + static_cast<std::uint64_t>(digit - '0');
        head.content_length = length;
    } else if (SameWord(name, "transfer-encoding")) {
        if (head.chunked || !SameWord(value, "chunked"))
            return Malformed("The only accepted Transfer-Encoding is chunked, once.");
        head.chunked = true;
    } else if (SameWord(name, "connection")) {
        ReadConnection(value, head);
    }
    return std::nullopt;
}

std::optional<HeadRefusal> ParseFieldLine(std::string_view line, RequestHead& head, Tally& tally)
{
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0)
        return Malformed("A header line has no name.");
    HeaderField field{line.substr(0, colon), Trimmed(line.substr(colon + 1))};
    if (!AreAll(field.name, kTokenChars))  // Also refuses a space before the colon and a folded line.
        return Malformed("A header name contains characters that are not allowed.");
    if (!AreAll(field.value, kValueChars))
        return Malformed("A header value contains control characters.");
    if (head.fields.size() >= kFieldCountLimit)
        return HeadRefusal{431, "The request has too many headers.", false};
    if (line.size() > kFieldLimit && !SameWord(field.name, "cookie"))
        return HeadRefusal{431, "A header of the request is too long.", false};
    head.fields.push_back(field);
    return ReadField(field, head, tally);
}

}  // namespace

HeadScan::Progress HeadScan::Continue(std::string_view text)
{
    if (!text.empty() && m_next == 0 && !kTokenChars[static_cast<unsigned char>(text.front())])
        return Progress::kMalformed;
    for (;;) {
        const std::size_t end = text.find('\n', m_next);
        if (end == std::string_view::npos) {
            m_next = text.size();
            return Progress::kIncomplete;
        }
        if (end == m_line || text[end - 1] != '\r')
            return Progress::kMalformed;
        m_next = end + 1;
        if (end - 1 == m_line)
            return Progress::kComplete;
        m_line = m_next;
    }
}

std::optional<HeadRefusal> ParseHead(std::string_view text, RequestHead& head)
{
    head.fields.clear();
    head.content_length.reset();
    head.chunked = false;
    head.persistence = RequestHead::Persistence::kDefault;
    if (text.size() > kHeadLimit)
        return RefusalOfEndless(text);
    if (!text.ends_with("\r\n\r\n"))
        return Malformed(kNotHttp);
    text.remove_suffix(kLineEnd.size());

    if (const auto refusal = ParseRequestLine(NextLine(text), head))
        return refusal;
    Tally tally;
    while (!text.empty()) {
        if (const auto refusal = ParseFieldLine(NextLine(text), head, tally))
            return refusal;
    }
    const bool old = head.version == RequestHead::Version::k10;
    if (tally.hosts > 1 || (tally.hosts == 0 && !old))
        return Malformed("A request must have exactly one Host header.");
    if (head.chunked && head.content_length)
        return Malformed("A request can have a Content-Length or a Transfer-Encoding, not both.");
    if (head.chunked && old)
        return Malformed("HTTP/1.0 has no Transfer-Encoding.");
    if (tally.cookie_bytes > kCookieLimit)
        return TooManyCookies();
    return std::nullopt;
}

HeadRefusal RefusalOfEndless(std::string_view text)
{
    std::size_t cookie_bytes = 0;
    NextLine(text);
    while (!text.empty()) {
        const std::string_view line = NextLine(text);
        if (SameWord(line.substr(0, std::min(line.find(':'), line.size())), "cookie"))
            cookie_bytes += line.size();
    }
    if (cookie_bytes > kCookieLimit)
        return TooManyCookies();
    return {431, "The head of the request is too long.", false};
}

std::string_view PeekField(std::string_view text, std::string_view name)
{
    NextLine(text);
    while (!text.empty()) {
        const std::string_view line = NextLine(text);
        const std::size_t colon = line.find(':');
        if (colon != std::string_view::npos && SameWord(line.substr(0, colon), name))
            return Trimmed(line.substr(colon + 1));
    }
    return {};
}

std::string_view PeekTarget(std::string_view text)
{
    constexpr std::string_view kGet = "GET ";
    std::string_view line = NextLine(text);
    if (!line.starts_with(kGet))
        return {};
    line.remove_prefix(kGet.size());
    const std::size_t end = line.find(' ');
    return end == std::string_view::npos ? std::string_view{} : line.substr(0, end);
}

std::string CanonicalHead(const RequestHead& head)
{
    const bool old = head.version == RequestHead::Version::k10;
    std::string text;
    text.reserve(head.method.size() + head.target.size() + 96);
    text.append(head.method).append(" ").append(head.target).append(old ? " HTTP/1.0\r\n" : " HTTP/1.1\r\n");
    if (head.chunked)
        text += "Transfer-Encoding: chunked\r\n";
    else if (head.content_length)
        text.append("Content-Length: ").append(std::to_string(*head.content_length)).append(kLineEnd);
    if (head.persistence == RequestHead::Persistence::kClose)
        text += "Connection: close\r\n";
    else if (head.persistence == RequestHead::Persistence::kKeepAlive)
        text += "Connection: Keep-Alive\r\n";  // The library knows it only in this case.
    text += kLineEnd;
    return text;
}

bool IsCanonicalField(std::string_view name)
{
    return SameWord(name, "transfer-encoding") || SameWord(name, "content-length") ||
           SameWord(name, "connection");
}

}  // namespace pinwright::http
