// The texts for selecting pins and for changing several at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "client/core/common_words.hpp"
#include "client/core/state.hpp"
#include "shared/pin_batch.hpp"
#include "shared/seams.hpp"

namespace pinwright::app::words {

/// A sentence on why the pin can't be changed, moved, or retried now; empty if it can.
std::string WhyFixed(const Pin& pin);
std::string WhyNotMoved(const Pin& pin);
std::string WhyNotRetried(const Pin& pin);
/// "Moved to 30 Nov 2026, 09:00." or "3 pins moved."
std::string AllDone(BatchKind kind, const std::vector<Pin>& done, const Zone& zone);
/// "2 of 12 pins were not moved.", followed by each of them with its reason.
std::string NotAllDone(BatchKind kind, std::size_t done, const std::vector<PinFailure>& failures);
std::string Failures(const std::vector<PinFailure>& failures);
/// "12 selected"; "All selected" for a negative count.
std::string SelectedText(std::int64_t count);
/// "12 pins"; "All pins of this list" for a negative count.
std::string SelectedPins(std::int64_t count);
/// "Select all 2000"; without the number if it is unknown or all pins are loaded.
std::string SelectAllText(const PinList& list);
/// How many pins are left while a batch runs.
std::string StillToDo(std::size_t count);
/// "Cancel 3 pins?"
std::string CancelPinsTitle(std::int64_t count);
/// Why a button is disabled: "None of the selected pins can be moved."
std::string NoneCanBe(BatchDeed deed);
/// The result of changing all pins of a list: "2000 pins moved.", or "1990 of 2000 pins moved." with reasons.
std::string AllOfThem(BatchDeed deed, std::int64_t done);
std::string SomeOfThem(BatchDeed deed, const BatchCounts& counts);
std::string WhySkipped(const BatchCounts& counts);

}  // namespace pinwright::app::words
