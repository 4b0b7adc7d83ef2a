#include "shared/web_link.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "shared/clean_link.hpp"
#include "shared/link_host.hpp"
#include "shared/link_parts.hpp"
#include "shared/text_ids.hpp"
#include "shared/utf8.hpp"

namespace pinwright {

namespace {

/// How many problems of one link we fix in turn to find a suggestion.
constexpr int kMostFixes = 12;

struct LinkFault {
    std::string title;
    std::string suggestion;  ///< One step closer to the meant link; empty: unknown.
};

/// Writes out the scheme of `https:/example.com`, `https//example.com`, `htps://example.com` and the like.
std::string WithWholeScheme(std::string_view link)
{
    const std::size_t end = std::min(link.find_first_not_of("htpsxHTPSX"), link.size());
    const std::string_view word = link.substr(0, end);
    const std::string_view rest = link.substr(std::min(link.find_first_not_of(":;/\\", end), link.size()));
    const std::string_view marks = link.substr(end, link.size() - end - rest.size());
    const bool named = BeginsWith(word, "http") && (word.size() == 4 || BeginsWith(word, "https"));
    // If the letters are out of order, only the slashes tell a scheme from a name.
    const bool meant = named ? word.size() <= 5 && !marks.empty()
                             : word.size() >= 3 && word.size() <= 7 &&
                                   marks.find("//") != std::string_view::npos &&
                                   word.find_first_of("pP") != std::string_view::npos;
    if (!meant || rest.empty())
        return {};
    const bool safe = word.find_first_of("sS") != std::string_view::npos;
    return (safe ? "https://" : "http://") + std::string(rest);
}

LinkFault JudgeScheme(std::string_view link)
{
    if (std::string whole = WithWholeScheme(link); !whole.empty())
        return {Fill(texts::kSchemeBroken), std::move(whole)};
    if (link.starts_with("//"))
        return {Fill(texts::kSchemeMissing), "https:" + std::string(link)};
    const std::string_view host = link.substr(0, link.find_first_of("/?#:"));
    if (host.size() < link.size() && link[host.size()] == ':' && host.find('.') == std::string_view::npos)
        return {Fill(texts::kSchemeWrong), {}};
    const std::size_t dot = host.rfind('.');
    const bool named = dot != std::string_view::npos && dot > 0 && dot + 2 < host.size() &&
                       host.find_first_of("@ ") == std::string_view::npos;
    if (named)
        return {Fill(texts::kSchemeMissing), "https://" + std::string(link)};
    return {Fill(texts::kNotAnAddress), {}};
}

/// Finds the address among other words, or encodes its spaces.
LinkFault JudgeSpaces(std::string_view link)
{
    for (const std::string_view scheme : {"https://", "http://"}) {
        const std::size_t at = link.find(scheme, 1);
        if (at == std::string_view::npos)
            continue;
        // Drop a second link after the first.
        std::string_view address = BeginsWith(link, "http") ? link : link.substr(at);
        address = address.substr(0, address.find(' '));
        return {Fill(texts::kSeveralLinks), std::string(address)};
    }
    const std::optional<LinkParts> parts = SplitLink(link);
    if (!parts || parts->rest.find(' ') == std::string::npos ||
        (parts->user + parts->host + parts->port).find(' ') != std::string::npos)
        return {Fill(texts::kLinkHasSpaces), {}};
    std::string encoded;
    for (const char c : link)
        encoded += c == ' ' ? "%20" : std::string(1, c);
    return {Fill(texts::kLinkHasSpaces), std::move(encoded)};
}

LinkFault JudgeMarks(std::string_view link)
{
    std::string encoded;
    for (const char c : link) {
        if (c == '<')
            encoded += "%3C";
        else if (c == '>')
            encoded += "%3E";
        else if (c == '"')
            encoded += "%22";
        else
            encoded += c;
    }
    return {Fill(texts::kLinkHasQuotes), std::move(encoded)};
}

LinkFault JudgePort(LinkParts parts)
{
    constexpr int kMostDigits = 5, kLastPort = 65535;
    const std::string digits = parts.port.substr(1);
    const bool numeric = digits.find_first_not_of("0123456789") == std::string::npos;
    int port = 0;
    for (std::size_t i = 0; numeric && i < digits.size() && port <= kLastPort; ++i)
        port = port * 10 + (digits[i] - '0');
    if (!numeric || port > kLastPort || (port == 0 && !digits.empty()))
        return {Fill(texts::kBadPort), {}};
    if (!digits.empty() && digits.front() != '0' && digits.size() <= kMostDigits)
        return {};
    parts.port = digits.empty() ? "" : ":" + std::to_string(port);
    return {Fill(texts::kOddPort), parts.Whole()};
}

LinkFault JudgeParts(LinkParts parts)
{
    if (!parts.user.empty()) {
        parts.user.clear();
        if (parts.host.empty())
            return {Fill(texts::kNoHost), {}};
        return {Fill(texts::kLinkLeadsTo, {{"host", parts.host}}), parts.Whole()};
    }
    if (HostFault fault = JudgeHost(parts.host); !fault.title.empty()) {
        parts.host = std::move(fault.suggestion);
        return {std::move(fault.title), parts.host.empty() ? std::string() : parts.Whole()};
    }
    if (!parts.port.empty()) {
        if (LinkFault fault = JudgePort(parts); !fault.title.empty())
            return fault;
    }
    if (parts.rest.find_first_of("<>\"") != std::string::npos)
        return JudgeMarks(parts.Whole());
    return {};
}

/// Whether another address begins where the host should be: `https://https://example.com/`.
bool IsDoubled(const LinkParts& parts)
{
    const std::string inner = parts.user + parts.host + parts.port + parts.rest;
    for (const std::string_view scheme : {"http", "https"}) {
        if (BeginsWith(inner, std::string(scheme) + ":") || BeginsWith(inner, std::string(scheme) + "//"))
            return true;
    }
    return false;
}

LinkFault Judge(std::string_view link)
{
    if (std::string clean = CleanLink(link); clean != link)
        return {Fill(texts::kNotAnAddress), std::move(clean)};
    if (!IsValidUtf8(link) || link.empty())
        return {Fill(texts::kNotAnAddress), {}};
    if (FoldSpaces(link) != link || link.find(' ') != std::string_view::npos)
        return JudgeSpaces(FoldSpaces(link));
    const std::optional<LinkParts> parts = SplitLink(link);
    // Extra slashes count as part of the scheme.
    if (!parts || link.substr(parts->scheme.size(), 1).find_first_of("/\\") != std::string_view::npos)
        return JudgeScheme(link);
    if (link.find('\\') != std::string_view::npos) {
        std::string slashes(link);
        std::replace(slashes.begin(), slashes.end(), '\\', '/');
        return {Fill(texts::kLinkHasBackslashes), std::move(slashes)};
    }
    if (IsDoubled(*parts))
        return {Fill(texts::kSchemeTwice), std::string(link.substr(parts->scheme.size()))};
    return JudgeParts(*parts);
}

}  // namespace

std::optional<Problem> CheckWebLink(std::string_view link)
{
    const LinkFault fault = Judge(link);
    if (fault.title.empty())
        return std::nullopt;
    const std::string meant = SuggestedLink(link);
    return Problem{
        "link", "bad_link", fault.title,
        meant.empty() ? Fill(texts::kWriteLinkInFull) : Fill(texts::kWriteLinkAs, {{"link", meant}})};
}

std::string SuggestedLink(std::string_view link)
{
    std::string suggestion(link);
    for (int fix = 0; fix < kMostFixes; ++fix) {
        LinkFault fault = Judge(suggestion);
        if (fault.title.empty())
            return suggestion;
        // Every fix must change the link; otherwise there is no suggestion.
        if (fault.suggestion.empty() || fault.suggestion == suggestion)
            return {};
        suggestion = std::move(fault.suggestion);
    }
    return {};
}

bool IsWebLink(std::string_view link)
{
    return Judge(link).title.empty();
}

}  // namespace pinwright
