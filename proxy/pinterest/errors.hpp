// What Pinterest's refusals mean: the one table from status, code and words to the catalog's
// causes. Pinterest answers {"code","message"}, sometimes with "status" or "message_detail"; the
// codes are those of its OpenAPI document and of live answers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "proxy/net/transport.hpp"
#include "proxy/pinterest/types.hpp"
#include "shared/json_text.hpp"

namespace pinwright::pinterest {

/// The limits for every JSON answer. Pinterest's longest are pages of 250 pins, of about 40 values each.
inline constexpr JsonBounds kAnswerBounds{};

/// Who was asked: the token endpoint speaks of the app, everything else of the account.
enum class Asked { kToken, kApi };

/// The fault of an answer that is no 2xx. `secrets`: texts that must not come back in Pinterest's words.
/// `sent` is left to the caller, who knows about fences.
Fault FaultOf(Asked asked, const net::Reply& reply, const Meta& meta,
              const std::vector<std::string_view>& secrets);

/// The fault for an answer that could not be used although its status is 2xx. `may_have_made`: the call was
/// to create something. `why`: a short reason of ours, if known.
Fault UnusableAnswer(const Meta& meta, bool may_have_made, std::string_view why = {});

/// The fault for a call without an answer; `sent` as the failure says. If the call could not begin because
/// this process can't open more files, the fault says so (kStorage).
Fault FaultOf(net::Failure failure);

}  // namespace pinwright::pinterest
