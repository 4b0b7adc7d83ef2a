// Maps Pinterest's refusals to the catalog's causes, by status, code and words, in one table. Pinterest
// answers {"code","message"}, sometimes with "status" or "message_detail". The codes come from its OpenAPI
// document and from live answers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "proxy/net/transport.hpp"
#include "proxy/pinterest/types.hpp"
#include "shared/json_text.hpp"

namespace pinwright::pinterest {

/// The limits for every JSON answer. Pinterest's longest are pages of 250 pins with about 40 values each.
inline constexpr JsonBounds kAnswerBounds{};

/// Which API was called: the token endpoint's errors are about the app, all others about the account.
enum class Asked { kToken, kApi };

/// The fault for an answer other than 2xx. `secrets`: texts to mask if Pinterest's message repeats them. The
/// caller sets `sent`, because it knows about fences.
Fault FaultOf(Asked asked, const net::Reply& reply, const Meta& meta,
              const std::vector<std::string_view>& secrets);

/// The fault for a 2xx answer that can't be used. `may_have_made`: the call may have created something.
/// `why`: our own short reason, if known.
Fault UnusableAnswer(const Meta& meta, bool may_have_made, std::string_view why = {});

/// The fault for a call without an answer; `sent` depends on the failure. If the call couldn't begin because
/// this process can't open more files, the fault says so (kStorage).
Fault FaultOf(net::Failure failure);

}  // namespace pinwright::pinterest
