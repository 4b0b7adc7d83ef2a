// Which of the pins that Pinterest lists is the one that we may have made. Pure: the lists come in,
// what they show goes out. Decides nothing where it could be two.
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

/// How much older than the start of its publication a pin may seem and still be ours: `created_at` has whole
/// seconds, and Pinterest's machines need not agree to the minute.
inline constexpr std::chrono::minutes kStartSlack{15};
/// The same where Pinterest's clock was not known at the start.
inline constexpr std::chrono::hours kUnknownClockSlack{24};
/// How far from the start, where that is known, a pin of almost the same texts is worth a person's look.
inline constexpr std::chrono::minutes kNearMissSpan{2};

/// What is looked for. Times are on Pinterest's clock.
struct Sought {
    std::string board_id;
    std::string board_section_id;
    Texts texts;
    Texts folded;                ///< The same in one letter case.
    Fields left_out = kNoField;  ///< Fields that Pinterest is known to change for this account.
    Timestamp from{};            ///< A pin created before this is another.
    Timestamp near_from{};       ///< Between these two, a pin of almost the same texts is a near miss.
    Timestamp near_to{};
};

/// Whether what the two clocks say against each other now was so when the publication started: not where
/// longer has passed than a call and a first look take, or our clock was set meanwhile.
bool StartedJustNow(const store::Publication& publication, Timestamp now);

/// What a publication of unknown outcome is looked for by. `skew_now`: Pinterest's clock less ours as the
/// look itself showed it. Where the publication did not know it, it stands for that; where the two disagree,
/// a clock was set in between, and the pin may be of either time.
Sought SoughtFor(const store::Publication& publication, std::optional<std::chrono::milliseconds> skew_now,
                 Fields left_out);

/// What a pin that is long overdue is looked for by before its first post: pins since it was due.
/// A near miss does not count there.
Sought SoughtSince(const Pin& pin, Timestamp due, std::chrono::milliseconds skew);

/// A pin that Pinterest lists, made ready to be compared with many.
struct Listed {
    explicit Listed(pinterest::RemotePin listed);

    pinterest::RemotePin pin;
    Texts texts;
    Texts folded;
};
std::vector<Listed> MakeListed(std::vector<pinterest::RemotePin> pins);

/// What was found; each pin once, oldest first.
struct Findings {
    std::vector<pinterest::RemotePin> exact;
    std::vector<pinterest::RemotePin> near;
};

/// Looks through `pins`. `is_other` says of an id that it surely is not the one: it belongs to a pin of ours
/// already, or the person said so.
Findings Find(const Sought& sought, std::span<const Listed> pins,
              const std::function<bool(const std::string&)>& is_other);

}  // namespace pinwright::publish
