// The one app that the stand-in knows: its credentials and redirect URIs.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace pinwright::standin {

struct App {
    std::string id;
    std::string secret;
    std::vector<std::string> redirect_uris;  ///< Empty: `/oauth/callback` on loopback, any port.

    /// Whether it exactly matches a registered one or, if there are none, is a local callback.
    bool IsRegistered(std::string_view redirect_uri) const;
    /// Whether an `Authorization` header has this app's Basic credentials.
    bool IsAuthorized(std::string_view header) const;
};

/// Splits on spaces and commas.
std::set<std::string> SplitScopes(std::string_view text);
/// Joins with spaces.
std::string JoinScopes(const std::set<std::string>& scopes);

/// A scope and its description in the specification.
struct KnownScope {
    std::string_view name;
    std::string_view meaning;
};

/// Null if Pinterest has no such scope.
const KnownScope* FindScope(std::string_view name);

}  // namespace pinwright::standin
