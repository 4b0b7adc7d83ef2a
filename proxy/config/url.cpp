#include "proxy/config/url.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>

namespace pinwright::config {

namespace {

std::string Lower(std::string_view text)
{
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower;
}

bool IsIpv4(const std::string& text)
{
    in_addr address{};
    return ::inet_pton(AF_INET, text.c_str(), &address) == 1;
}

bool IsIpv6(const std::string& text)
{
    in6_addr address{};
    return ::inet_pton(AF_INET6, text.c_str(), &address) == 1;
}

bool IsHostName(std::string_view text)
{
    const bool known = std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
    });
    return known && !text.empty() && text.front() != '.' && text.size() <= 253;
}

}  // namespace

std::string Url::Origin() const
{
    return scheme + "://" + host + (port == 0 ? "" : ":" + std::to_string(port));
}

std::optional<int> ParsePort(std::string_view text)
{
    const bool digits = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (text.empty() || text.size() > 5 || !digits)
        return std::nullopt;
    int port = 0;
    for (const char c : text)
        port = port * 10 + (c - '0');
    return port >= 1 && port <= 65535 ? std::optional(port) : std::nullopt;
}

std::optional<Url> ParseUrl(std::string_view text)
{
    if (std::any_of(text.begin(), text.end(), [](char c) { return c <= ' ' || c == 0x7f || c == '\\'; }))
        return std::nullopt;  // char is signed on our platforms, so bytes beyond ASCII are below the space.
    Url url;
    const std::size_t colon = text.find("://");
    if (colon == std::string_view::npos)
        return std::nullopt;
    url.scheme = Lower(text.substr(0, colon));
    if (url.scheme != "http" && url.scheme != "https")
        return std::nullopt;
    std::string_view rest = text.substr(colon + 3);
    const std::size_t end = std::min(rest.find_first_of("/?#"), rest.size());
    std::string_view authority = rest.substr(0, end);
    rest.remove_prefix(end);
    const std::size_t query = std::min(rest.find_first_of("?#"), rest.size());
    url.path = rest.substr(0, query);
    url.has_query = query != rest.size();
    if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos) {
        url.has_user = true;
        authority.remove_prefix(at + 1);
    }
    const std::size_t bracket = authority.rfind(']');
    const std::size_t port = authority.find(':', bracket == std::string_view::npos ? 0 : bracket);
    if (port != std::string_view::npos) {
        const std::optional<int> number = ParsePort(authority.substr(port + 1));
        if (!number)
            return std::nullopt;
        url.port = *number == (url.scheme == "http" ? 80 : 443) ? 0 : *number;
        authority = authority.substr(0, port);
    }
    url.host = Lower(authority);
    const bool bracketed = url.host.size() > 2 && url.host.front() == '[' && url.host.back() == ']';
    const bool fine = bracketed ? IsIpv6(url.host.substr(1, url.host.size() - 2)) : IsHostName(url.host);
    return fine ? std::optional(std::move(url)) : std::nullopt;
}

bool IsLoopback(std::string_view host)
{
    std::string plain = Lower(host);
    if (plain.size() > 2 && plain.front() == '[' && plain.back() == ']')
        plain = plain.substr(1, plain.size() - 2);
    if (plain == "localhost" || plain.ends_with(".localhost"))
        return true;
    if (IsIpv4(plain))
        return plain.starts_with("127.");
    in6_addr address{};
    return ::inet_pton(AF_INET6, plain.c_str(), &address) == 1 && IN6_IS_ADDR_LOOPBACK(&address);
}

}  // namespace pinwright::config
