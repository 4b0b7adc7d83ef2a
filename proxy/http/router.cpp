#include "proxy/http/router.hpp"

namespace pinwright::http {

namespace {

constexpr std::string_view kAnyPart = "{}";

/// Returns the next part of a path, and removes it from `path`.
std::string_view NextPart(std::string_view& path)
{
    path.remove_prefix(1);
    const std::string_view part = path.substr(0, path.find('/'));
    path.remove_prefix(part.size());
    return part;
}

}  // namespace

const BodyHandler& Endpoint::BodyHandlerOf(std::string_view method) const
{
    static const BodyHandler kNone;
    return method == "POST" ? post : method == "PUT" ? put : method == "PATCH" ? patch : kNone;
}

std::string Endpoint::Allow() const
{
    std::string allow;
    const auto add = [&](bool has, std::string_view methods) {
        if (has)
            allow += (allow.empty() ? "" : ", ") + std::string(methods);
    };
    add(static_cast<bool>(get), "GET, HEAD");
    add(static_cast<bool>(post), "POST");
    add(static_cast<bool>(put), "PUT");
    add(static_cast<bool>(patch), "PATCH");
    add(static_cast<bool>(remove), "DELETE");
    return allow;
}

Endpoint& Router::At(std::string_view pattern)
{
    if (pattern.find(kAnyPart) == std::string_view::npos)
        return m_exact[std::string(pattern)];
    std::vector<std::string> parts;
    while (pattern.starts_with('/'))
        parts.emplace_back(NextPart(pattern));
    for (Pattern& known : m_patterns) {
        if (known.parts == parts)
            return known.endpoint;
    }
    return m_patterns.emplace_back(Pattern{std::move(parts), {}}).endpoint;
}

const Endpoint* Router::Find(Request& request) const
{
    const auto exact = m_exact.find(std::string(request.path));
    if (exact != m_exact.end())
        return &exact->second;
    for (const Pattern& pattern : m_patterns) {
        std::string_view rest = request.path;
        std::size_t parameter = 0;
        bool fits = true;
        for (const std::string& wanted : pattern.parts) {
            const std::string_view part = rest.starts_with('/') ? NextPart(rest) : std::string_view{};
            if (wanted == kAnyPart && !part.empty())
                request.parameters[parameter++] = part;
            else if (wanted != part || part.empty()) {
                fits = false;
                break;
            }
        }
        if (fits && rest.empty())
            return &pattern.endpoint;
    }
    return nullptr;
}

}  // namespace pinwright::http
