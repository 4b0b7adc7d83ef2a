// The causes shown with an account: why it isn't connected, or what needs attention while it is.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/api_types.hpp"
#include "shared/diagnosis.hpp"
#include "shared/timestamp.hpp"

namespace pinwright::oauth {

/// The warning appears this many days before a connection ends. The server renews connections long before, so
/// users see the warning only if renewing has failed for weeks.
inline constexpr int kDaysOfWarning = 14;

/// The warning that a connected account always has: kPersonalAccount for a personal account, otherwise none.
std::optional<Diagnosis> StandingAttention(std::string_view account_type);

/// `sign_in_ending`, with the number of days, if the account is connected but can be renewed for only
/// kDaysOfWarning days or less.
std::optional<Diagnosis> SignInEnding(const Account& account, Timestamp now);

/// The account as shown at `now`. A connected account without its own cause says when its sign-in ends soon,
/// or that this server doesn't know the zone of its weekly times. These causes are not stored, because they
/// follow from the time and the server.
Account AsShown(Account account, Timestamp now);

/// `scope_missing`, naming each missing permission and what it is for.
Diagnosis MissingScopesDiagnosis(const std::vector<std::string>& missing);

/// Whether a successful refresh disproves the cause.
bool Passes(const std::optional<Diagnosis>& cause);

}  // namespace pinwright::oauth
