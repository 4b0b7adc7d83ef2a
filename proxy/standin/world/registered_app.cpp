#include "proxy/standin/world/registered_app.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "proxy/standin/world/encoding.hpp"

namespace pinwright::standin {

namespace {

// OpenAPI 5.23, components.securitySchemes.pinterest_oauth2.
constexpr std::array<KnownScope, 19> kKnownScopes{
    {{"boards:read", "See your public boards, including group boards you join"},
     {"boards:read_secret", "See your secret boards"},
     {"boards:write", "Create, update, or delete your public boards"},
     {"boards:write_secret", "Create, update, or delete your secret boards"},
     {"pins:read", "See your public Pins"},
     {"pins:read_secret", "See your secret Pins"},
     {"pins:write", "Create, update, or delete your public Pins"},
     {"pins:write_secret", "Create, update, or delete your secret Pins"},
     {"user_accounts:read", "See your user accounts and followers"},
     {"user_accounts:write", "Update your user accounts and followers"},
     {"ads:read", "See all of your advertising data, including ads, ad groups, campaigns etc."},
     {"ads:write", "Create, update, or delete ads, ad groups, campaigns etc."},
     {"billing:read", "See all of your billing data, billing profile, etc."},
     {"billing:write", "Create, update, or delete billing data, billing profiles, etc."},
     {"biz_access:read", "See business access data"},
     {"biz_access:write", "Create, update, or delete business access data"},
     {"catalogs:read", "See all of your catalogs data"},
     {"catalogs:write", "Create, update, or delete your catalogs data"},
     {"msot:write", "Create measurement source of truth events"}}};

// Matches `http://localhost:PORT/oauth/callback` and the same on 127.0.0.1, with or without a port.
bool IsLocalCallback(std::string_view uri)
{
    constexpr std::string_view kPath = "/oauth/callback";
    for (const std::string_view start : {"http://localhost", "http://127.0.0.1"}) {
        if (!uri.starts_with(start))
            continue;
        std::string_view rest = uri.substr(start.size());
        if (rest == kPath)
            return true;
        const std::size_t slash = rest.find('/');
        if (slash == std::string_view::npos || slash < 2 || slash > 6 || rest[0] != ':')
            return false;
        const std::string_view port = rest.substr(1, slash - 1);
        return rest.substr(slash) == kPath && port.find_first_not_of("0123456789") == std::string_view::npos;
    }
    return false;
}

}  // namespace

bool App::IsRegistered(std::string_view redirect_uri) const
{
    if (redirect_uris.empty())
        return IsLocalCallback(redirect_uri);
    return std::find(redirect_uris.begin(), redirect_uris.end(), redirect_uri) != redirect_uris.end();
}

bool App::IsAuthorized(std::string_view header) const
{
    return header == "Basic " + EncodeBase64(id + ":" + secret);
}

std::set<std::string> SplitScopes(std::string_view text)
{
    std::set<std::string> scopes;
    std::string scope;
    for (const char letter : text) {
        if (letter == ' ' || letter == ',') {
            if (!scope.empty())
                scopes.insert(std::exchange(scope, {}));
        } else {
            scope += letter;
        }
    }
    if (!scope.empty())
        scopes.insert(scope);
    return scopes;
}

std::string JoinScopes(const std::set<std::string>& scopes)
{
    std::string text;
    for (const std::string& scope : scopes)
        text += (text.empty() ? "" : " ") + scope;
    return text;
}

const KnownScope* FindScope(std::string_view name)
{
    const auto* found = std::find_if(kKnownScopes.begin(), kKnownScopes.end(),
                                     [&](const KnownScope& scope) { return scope.name == name; });
    return found == kKnownScopes.end() ? nullptr : found;
}

}  // namespace pinwright::standin
