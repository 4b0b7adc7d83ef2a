// Texts made from values that several features show. The words themselves are in assets/words/en.json: keep
// them short, plain, and kind; use sentence case, and verbs on buttons.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/core/local_time.hpp"
#include "client/core/state.hpp"
#include "shared/text_ids.hpp"

namespace pinwright::app::words {

inline constexpr std::string_view kPinterestSettings = "https://www.pinterest.com/settings/account-settings";

/// The label of an action's button; empty if there is no button.
std::string_view ActionLabel(Action action);
/// The address outside of this page that an action opens; empty if there is none.
std::string_view ActionAddress(Action action);
/// The text of the strip at the top of every screen; empty if there is none.
std::string_view ModeNotice(Environment mode);
/// Joins two sentences; either may be empty.
std::string TwoSentences(std::string_view first, std::string_view second);
/// "@kiln, @mila".
std::string Listed(const std::vector<std::string>& names);
/// The strip shown while the server doesn't answer, or fails, after it worked before.
std::string ServerLost(const Diagnosis& problem);
/// The meaning of a badge's number: "2 not published", "1 needs reconnection".
std::string BadgeText(Screen place, int count);
/// "1 pin", "2 pins".
std::string PinCountText(std::int64_t count);
/// The document.title of a screen.
std::string PageTitle(const Route& route);
/// "Berlin time".
std::string ZoneWords(std::string_view zone);
/// Explains how a clock change affects `time`; empty if it doesn't.
std::string MomentWords(const Moment& moment, std::string_view time, const Zone& zone);
Problem NoTimeProblem();
Problem PastProblem();
/// No answer came from this server.
Diagnosis Offline();
/// "This device's clock is 24 hours ahead of the server's." `lead`: State::clock_lead; no result if it is 0.
std::optional<Diagnosis> DeviceClock(std::chrono::milliseconds lead);

}  // namespace pinwright::app::words
