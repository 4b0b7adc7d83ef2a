// The texts for pins and their lists.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/core/common_words.hpp"
#include "client/core/local_time.hpp"
#include "client/core/state.hpp"
#include "shared/check.hpp"
#include "shared/pin_batch.hpp"

namespace pinwright::app::words {

/// "Draft", "Scheduled", "Publishing", ...
std::string_view PinStateLabel(PinState state);
/// Explains a pin's state, with its cause if there is one.
PinWords DescribePin(const Pin& pin);
/// As above, and also why the account's publishing is waiting and until when. `account`: nullptr if unknown.
PinWords DescribePin(const Pin& pin, const Account* account, const Zone& zone, Timestamp now);
/// Why a due pin is waiting if its account is the reason; nullptr otherwise.
const Diagnosis* AccountRests(const Pin& pin, const Account* account, Timestamp now);
/// What happened to a pin, oldest first; events that this build does not know are left out.
std::vector<HistoryLine> HistoryOf(const Pin& pin);
/// The texts for an empty tab: what it would show, and what to do.
struct EmptyWords {
    std::string_view title;
    std::string_view detail;
};
EmptyWords NoPins(const Route& route);
/// "Today", "Tomorrow", or the written date. `from_today`: in days.
std::string DayName(long long from_today, std::string_view written);
/// The pin's title, or a substitute if it has none.
std::string_view TitleOf(const Pin& pin);
/// The label for a pin's state; a published pin that was deleted on Pinterest isn't "Published".
std::string_view PinLabel(const Pin& pin);
/// Announced when a pin in the list changes its state.
std::string PinTurned(const Pin& pin);
std::string PinsTurned(std::size_t count);
/// The stored pin that this form edits has changed elsewhere.
Diagnosis ChangedElsewhere();

/// In the schedule, scheduled pins have a separate tab, and its kWaiting tab shows pins on hold.
inline TextId TabName(Screen screen, PinTab tab)
{
    const bool held = screen == Screen::kSchedule && tab == PinTab::kWaiting;
    return held ? texts::kTabOnHold : texts::kTabs[static_cast<std::size_t>(tab)];
}

/// "3 more".
std::string MoreText(std::size_t count);

}  // namespace pinwright::app::words
