#include "proxy/net/address.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "proxy/net/transport.hpp"

namespace pinwright::net {

namespace {

char Lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string Lower(std::string_view text)
{
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return Lower(c); });
    return lower;
}

bool IsDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool IsAlphanumeric(char c)
{
    return IsDigit(c) || (Lower(c) >= 'a' && Lower(c) <= 'z');
}

bool IsHexadecimal(char c)
{
    return IsDigit(c) || (Lower(c) >= 'a' && Lower(c) <= 'f');
}

std::optional<int> ParsePort(std::string_view text)
{
    int port = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), port);
    if (fault != std::errc{} || end != text.data() + text.size() || !IsDigit(text.front()) || port < 1 ||
        port > 65535)
        return std::nullopt;
    return port;
}

// Exactly four numbers up to 255. A resolver would also accept 127.1 or 0x7f.1, but we don't need them.
bool IsDottedQuad(std::string_view text)
{
    for (int part = 0; part < 4; ++part) {
        std::size_t digits = 0;
        int number = 0;
        while (digits < text.size() && IsDigit(text[digits]) && digits < 3)
            number = number * 10 + (text[digits++] - '0');
        if (digits == 0 || number > 255)
            return false;
        text.remove_prefix(digits);
        if (part == 3)
            return text.empty();
        if (text.empty() || text.front() != '.')
            return false;
        text.remove_prefix(1);
    }
    return false;
}

}  // namespace

std::string Address::Origin() const
{
    const bool https = scheme == Scheme::kHttps;
    const bool bracketed = host.find(':') != std::string::npos;
    std::string origin = https ? "https://" : "http://";
    origin += bracketed ? "[" + host + "]" : host;
    if (port != (https ? 443 : 80))
        origin += ":" + std::to_string(port);
    return origin;
}

std::optional<Address> ParseAddress(std::string_view url)
{
    for (const char c : url)
        if (static_cast<unsigned char>(c) <= 0x20 || static_cast<unsigned char>(c) >= 0x7f || c == '#' ||
            c == '\\')
            return std::nullopt;

    const std::size_t colon = url.find("://");
    if (colon == std::string_view::npos)
        return std::nullopt;
    Address address;
    const std::string scheme = Lower(url.substr(0, colon));
    if (scheme != "http" && scheme != "https")
        return std::nullopt;
    address.scheme = scheme == "https" ? Scheme::kHttps : Scheme::kHttp;
    address.port = address.scheme == Scheme::kHttps ? 443 : 80;
    url.remove_prefix(colon + 3);

    const std::size_t end = std::min(url.find_first_of("/?"), url.size());
    std::string_view authority = url.substr(0, end);
    url.remove_prefix(end);
    address.target = url.empty() || url.front() != '/' ? "/" + std::string(url) : std::string(url);

    std::string_view port;
    bool has_port = false;
    if (!authority.empty() && authority.front() == '[') {
        const std::size_t close = authority.find(']');
        if (close == std::string_view::npos)
            return std::nullopt;
        address.host = Lower(authority.substr(1, close - 1));
        if (address.host.find(':') == std::string::npos ||
            !std::all_of(address.host.begin(), address.host.end(),
                         [](char c) { return IsHexadecimal(c) || c == ':' || c == '.'; }))
            return std::nullopt;
        authority.remove_prefix(close + 1);
        if (!authority.empty() && authority.front() != ':')
            return std::nullopt;
        has_port = !authority.empty();
        port = has_port ? authority.substr(1) : std::string_view{};
    } else {
        const std::size_t mark = authority.find(':');
        has_port = mark != std::string_view::npos;
        port = has_port ? authority.substr(mark + 1) : std::string_view{};
        address.host = Lower(authority.substr(0, mark));
        if (address.host.empty() || address.host.size() > 253 ||
            !std::all_of(address.host.begin(), address.host.end(),
                         [](char c) { return IsAlphanumeric(c) || c == '-' || c == '.' || c == '_'; }))
            return std::nullopt;
    }
    if (has_port) {
        const std::optional<int> number = port.empty() ? std::nullopt : ParsePort(port);
        if (!number)
            return std::nullopt;
        address.port = *number;
    }
    return address;
}

bool IsLoopback(std::string_view host)
{
    return host == "localhost" || host == "::1" || (host.starts_with("127.") && IsDottedQuad(host));
}

bool IsHomeNetwork(std::string_view host)
{
    if (IsLoopback(host))
        return true;
    if (host.find(':') != std::string_view::npos)
        return host.starts_with("fc") || host.starts_with("fd") || host.starts_with("fe80:");
    if (IsDottedQuad(host)) {
        if (host.starts_with("172.")) {
            const int second = std::atoi(std::string(host.substr(4)).c_str());
            return second >= 16 && second <= 31;
        }
        return host.starts_with("10.") || host.starts_with("192.168.") || host.starts_with("169.254.");
    }
    // A resolver would read a number as an address.
    if (host.empty() || IsDigit(host.front()))
        return false;
    if (host.find('.') == std::string_view::npos)
        return true;
    for (const std::string_view end : {".local", ".lan", ".home.arpa", ".internal"})
        if (host.ends_with(end))
            return true;
    return false;
}

bool IsAllowedAddress(std::string_view url, Plain plain)
{
    const std::optional<Address> address = ParseAddress(url);
    if (!address || address->scheme == Scheme::kHttps)
        return address.has_value();
    return plain == Plain::kHomeNetwork ? IsHomeNetwork(address->host) : IsLoopback(address->host);
}

std::string PercentEncode(std::string_view text)
{
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string encoded;
    encoded.reserve(text.size());
    for (const char c : text) {
        if (IsAlphanumeric(c) || c == '-' || c == '.' || c == '_' || c == '~') {
            encoded += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        encoded += '%';
        encoded += kDigits[byte >> 4];
        encoded += kDigits[byte & 15];
    }
    return encoded;
}

std::string FormEncode(const std::vector<std::pair<std::string, std::string>>& fields)
{
    std::string encoded;
    for (const auto& [name, value] : fields) {
        if (!encoded.empty())
            encoded += '&';
        encoded += PercentEncode(name) + "=" + PercentEncode(value);
    }
    return encoded;
}

std::optional<std::string> Reply::Header(std::string_view name) const
{
    const std::string wanted = Lower(name);
    for (const auto& [header, value] : headers)
        if (Lower(header) == wanted)
            return value;
    return std::nullopt;
}

}  // namespace pinwright::net
