#include "shared/scopes.hpp"

#include <algorithm>

namespace pinwright {

std::string JoinedScopes()
{
    std::string joined;
    for (const Scope& scope : kScopes) {
        if (!joined.empty())
            joined.push_back(' ');
        joined.append(scope.name);
    }
    return joined;
}

std::vector<std::string> ParseScopes(std::string_view text)
{
    std::vector<std::string> scopes;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find_first_of(" ,\t\r\n", at), text.size());
        if (end > at)
            scopes.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    std::sort(scopes.begin(), scopes.end());
    scopes.erase(std::unique(scopes.begin(), scopes.end()), scopes.end());
    return scopes;
}

std::vector<std::string> MissingScopes(const std::vector<std::string>& granted)
{
    std::vector<std::string> missing;
    for (const Scope& scope : kScopes) {
        if (std::find(granted.begin(), granted.end(), scope.name) == granted.end())
            missing.emplace_back(scope.name);
    }
    return missing;
}

}  // namespace pinwright
