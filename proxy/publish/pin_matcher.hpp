// Finds the pin that we may have created among the pins that Pinterest lists. Pure: takes the lists, returns
// the matches. Doesn't choose between several.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "proxy/pinterest/types.hpp"
#include "proxy/publish/text_comparison.hpp"
#include "proxy/store/records.hpp"
#include "shared/timestamp.hpp"

namespace pinwright::publish {

/// How much older than its publication's start a pin may seem and still be ours: `created_at` has whole
/// seconds, and Pinterest's machines need not agree to the minute.
inline constexpr std::chrono::minutes kStartSlack{15};
/// The same if Pinterest's clock was unknown at the start.
inline constexpr std::chrono::hours kUnknownClockSlack{24};
/// How far from a known start a pin with almost the same texts is still worth showing to a person.
inline constexpr std::chrono::minutes kNearMissSpan{2};

/// The pin to look for. Times are on Pinterest's clock.
struct Sought {
    std::string board_id;
    std::string board_section_id;
    Texts texts;
    Texts folded;                ///< The same, case-folded.
    Fields left_out = kNoField;  ///< Fields that Pinterest is known to change for this account.
    Timestamp from{};            ///< A pin created before this is a different one.
    Timestamp near_from{};       ///< Between these two, a pin with almost the same texts is a near miss.
    Timestamp near_to{};
};

/// Whether the current clock skew also applied when the publication started. Not so if more time has passed
/// than a call and a first lookup take, or our clock was set meanwhile.
bool StartedJustNow(const store::Publication& publication, Timestamp now);

/// How to look for a publication of unknown outcome. `skew_now`: Pinterest's clock minus ours, as measured
/// by the lookup itself. It replaces an unknown skew of the publication. If the two differ, a clock was set
/// in between, and the pin may have either time.
Sought SoughtFor(const store::Publication& publication, std::optional<std::chrono::milliseconds> skew_now,
                 Fields left_out);

/// How to look for a long overdue pin before its first post: among pins created since it was due. Near
/// misses don't count.
Sought SoughtSince(const Pin& pin, Timestamp due, std::chrono::milliseconds skew);

/// A listed pin, prepared for many comparisons.
struct Listed {
    explicit Listed(pinterest::RemotePin listed);

    pinterest::RemotePin pin;
    Texts texts;
    Texts folded;
};
std::vector<Listed> MakeListed(std::vector<pinterest::RemotePin> pins);

/// The matches; each pin once, oldest first.
struct Findings {
    std::vector<pinterest::RemotePin> exact;
    std::vector<pinterest::RemotePin> near;
};

/// Searches `pins`. `is_other` says whether an id certainly is a different pin: it belongs to another pin of
/// ours, or the person rejected it.
Findings Find(const Sought& sought, std::span<const Listed> pins,
              const std::function<bool(const std::string&)>& is_other);

}  // namespace pinwright::publish
