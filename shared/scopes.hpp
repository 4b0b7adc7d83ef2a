// The five permissions that are asked of Pinterest, and why.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace pinwright {

struct Scope {
    std::string_view name;    ///< Pinterest's own, `boards:read`.
    std::string_view reason;  ///< Shown before the consent: what it is for.
};

/// All that are asked, in the order in which they are asked.
inline constexpr std::array<Scope, 5> kScopes{{
    {"boards:read", "list your boards so you can choose one for each pin"},
    {"boards:write", "create boards"},
    {"pins:read", "check that a pin went live"},
    {"pins:write", "publish your pins when they’re due"},
    {"user_accounts:read", "show your account’s name and picture"},
}};

/// `boards:read boards:write …`, as the authorisation address takes it.
std::string JoinedScopes();

/// Splits a granted `scope` on spaces and commas; sorted, each once.
std::vector<std::string> ParseScopes(std::string_view text);

/// Those of `kScopes` that `granted` lacks, in the order of `kScopes`. More than asked is fine.
std::vector<std::string> MissingScopes(const std::vector<std::string>& granted);

}  // namespace pinwright
