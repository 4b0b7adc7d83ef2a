// What stands beside an account: why it is not connected, or what it must look to while it is.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/api_types.hpp"
#include "shared/diagnosis.hpp"
#include "shared/timestamp.hpp"

namespace pinwright::oauth {

/// From how many days before a sign-in's end on that is told. Sign-ins are renewed long before, so it is
/// seen only where renewing has failed for weeks.
inline constexpr int kDaysOfWarning = 14;

/// The attention that a connected account keeps of itself: a personal account, or none.
std::optional<Diagnosis> StandingAttention(std::string_view account_type);

/// `sign_in_ending`, saying in how many days, where the account is connected and its sign-in can be renewed
/// for kDaysOfWarning days or less.
std::optional<Diagnosis> SignInEnding(const Account& account, Timestamp now);

/// The account as shown at `now`. A connected account without its own cause says when its sign-in ends soon,
/// or that this server doesn't know the zone of its weekly times. These causes are not stored, because they
/// follow from the time and the server.
Account AsShown(Account account, Timestamp now);

/// `scope_missing`, naming each and what it is for.
Diagnosis MissingScopesDiagnosis(const std::vector<std::string>& missing);

/// Whether it is an attention that a successful refresh disproves.
bool Passes(const std::optional<Diagnosis>& cause);

}  // namespace pinwright::oauth
