// What stands beside an account: why it is not connected, or what it must look to while it is.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/diagnosis.hpp"

namespace pinwright::oauth {

/// The attention that a connected account keeps of itself: a personal account, or none.
std::optional<Diagnosis> StandingAttention(std::string_view account_type);

/// `scope_missing`, naming each and what it is for.
Diagnosis MissingScopesDiagnosis(const std::vector<std::string>& missing);

/// Whether it is an attention that a successful refresh disproves.
bool Passes(const std::optional<Diagnosis>& cause);

}  // namespace pinwright::oauth
