// The five permissions that we request from Pinterest, and why.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "shared/text_ids.hpp"

namespace pinwright {

struct Scope {
    std::string_view name;  ///< Pinterest's name, e.g. `boards:read`.
    TextId reason;          ///< What it is for; shown before the consent.
};

/// All requested permissions, in the order of the request.
inline constexpr std::array<Scope, 5> kScopes{{
    {"boards:read", texts::kBoardsRead},
    {"boards:write", texts::kBoardsWrite},
    {"pins:read", texts::kPinsRead},
    {"pins:write", texts::kPinsWrite},
    {"user_accounts:read", texts::kUserAccountsRead},
}};

/// `boards:read boards:write …`, as the authorization URL needs it.
std::string JoinedScopes();

/// Splits a granted `scope` at spaces and commas; sorted, without duplicates.
std::vector<std::string> ParseScopes(std::string_view text);

/// The permissions of `kScopes` that `granted` lacks, in the order of `kScopes`. Extra ones are fine.
std::vector<std::string> MissingScopes(const std::vector<std::string>& granted);

}  // namespace pinwright
