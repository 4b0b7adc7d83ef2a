// The checks of each account: its sign-in, permissions, kind, boards, weekly times and budget.
#pragma once

#include "proxy/diagnosis/all_checks.hpp"
#include "proxy/oauth/sites.hpp"

namespace pinwright::diagnosis {

/// Runs all checks of the account in order, with the stored token. Asks Pinterest for the user, and for
/// boards if none were read yet. `reached`: whether Pinterest can be reached at all. `stopped`: the pins that
/// are on hold or failed. False: `tell` returned false.
bool CheckAccount(const Means& means, oauth::Sites& sites, const store::AccountRecord& record, bool reached,
                  const std::vector<store::Pins::Stopped>& stopped, const Tell& tell);

}  // namespace pinwright::diagnosis
