#include "proxy/http/origins.hpp"

#include <algorithm>
#include <cstdlib>

namespace pinwright::http {

namespace {

bool IsHttps(std::string_view url)
{
    return url.starts_with("https://");
}

std::string_view Authority(std::string_view url)
{
    const std::size_t scheme = url.find("://");
    if (scheme != std::string_view::npos)
        url.remove_prefix(scheme + 3);
    return url.substr(0, url.find('/'));
}

}  // namespace

std::string NormalHost(std::string_view host, bool https)
{
    const std::string_view own_port = https ? ":443" : ":80";
    if (host.size() > own_port.size() && host.ends_with(own_port))
        host.remove_suffix(own_port.size());
    std::string lower(host);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower;
}

std::string HostOf(std::string_view url)
{
    return NormalHost(Authority(url), IsHttps(url));
}

int PortOf(std::string_view url)
{
    const std::string_view authority = Authority(url);
    const std::size_t colon = authority.rfind(':');
    // An IPv6 address also has colons inside its brackets.
    if (colon == std::string_view::npos || authority.find(']', colon) != std::string_view::npos)
        return IsHttps(url) ? 443 : 80;
    return std::atoi(std::string(authority.substr(colon + 1)).c_str());
}

std::string OriginOf(std::string_view url)
{
    return (IsHttps(url) ? "https://" : "http://") + HostOf(url);
}

}  // namespace pinwright::http
