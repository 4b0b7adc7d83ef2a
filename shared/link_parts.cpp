#include "shared/link_parts.hpp"

#include <algorithm>

namespace pinwright {

namespace {

char Lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

bool BeginsWith(std::string_view text, std::string_view lower_prefix)
{
    return text.size() >= lower_prefix.size() &&
           std::equal(lower_prefix.begin(), lower_prefix.end(), text.begin(),
                      [](char prefix, char c) { return prefix == Lower(c); });
}

std::size_t SchemeLength(std::string_view link)
{
    return BeginsWith(link, "https://") ? 8 : BeginsWith(link, "http://") ? 7 : 0;
}

std::optional<LinkParts> SplitLink(std::string_view link)
{
    const std::size_t scheme = SchemeLength(link);
    if (scheme == 0)
        return std::nullopt;
    LinkParts parts;
    parts.scheme = link.substr(0, scheme);
    link.remove_prefix(scheme);
    std::string_view authority = link.substr(0, link.find_first_of("/?#"));
    parts.rest = link.substr(authority.size());
    const std::size_t user = authority.rfind('@') + 1;  // 0 if there is none.
    parts.user = authority.substr(0, user);
    authority.remove_prefix(user);
    const std::size_t bracket = authority.starts_with('[') ? authority.find(']') : 0;
    const std::size_t colon =
        authority.find(':', bracket == std::string_view::npos ? authority.size() : bracket);
    parts.host = authority.substr(0, colon);
    parts.port = authority.substr(parts.host.size());
    return parts;
}

}  // namespace pinwright
