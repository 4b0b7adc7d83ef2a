// The checks of each account: its sign-in, permissions, kind, boards, weekly times and budget.
#pragma once

#include "proxy/diagnosis/all_checks.hpp"
#include "proxy/oauth/sites.hpp"

namespace pinwright::diagnosis {

/// All checks of the account, in their order. Asks Pinterest once, with the token at hand; `reached`: whether
/// Pinterest can be asked at all; `stopped`: the pins that are held or failed. False: nobody listens any
/// more.
bool CheckAccount(const Means& means, oauth::Sites& sites, const store::AccountRecord& record, bool reached,
                  const std::vector<store::Pins::Stopped>& stopped, const Tell& tell);

}  // namespace pinwright::diagnosis
