// State for changes to the schedule: pins that are moved or changed together, weekly slots, and the overdue
// settings. Part of state.hpp; include that instead.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "shared/api_types.hpp"
#include "shared/result.hpp"

namespace pinwright::app {

/// The state of something that comes from the server. With kFailed, older data may still be shown.
enum class Load { kIdle, kLoading, kReady, kFailed };

/// The selected pins of the shown list, to be changed at once.
struct Selection {
    bool on = false;  ///< Rows select pins instead of linking to them.
    /// All pins of the list, loaded or not, except those in `ids`.
    bool all = false;
    std::int64_t matching = -1;  ///< With `all`: their number at the server; negative if not known yet.
    std::set<std::string> ids;
    std::string last;  ///< The pin that was last selected or deselected.
};

enum class MoveField { kDate, kTime, kDays };

/// "Move to another day": one pin, to a date and time; or several, by days or to a date.
struct MoveDialog {
    bool single = true;
    bool by_days = false;
    bool all = false;       ///< All pins of the list, changed at the server; `pins` is empty.
    std::vector<Pin> pins;  ///< As they were when the dialog opened.
    std::string date, time, days = "1";
    std::string time_zone;  ///< The zone of date and time; empty for the user's own.
    std::string words;      ///< Shown below the time: its zone, and what a change of the clocks does to it.
    std::optional<Timestamp> at;
    std::vector<Problem> problems;
    bool attempted = false;  ///< Show all problems.
};

/// Special values for the days to which a time is added. Other values are 1 (Monday) to 7 (Sunday).
inline constexpr int kOnWeekdays = -1, kEveryDay = 0;

/// The weekly slots of an account while the user edits them.
struct QueueDialog {
    std::string account_id;
    std::string name;                   ///< `@username`.
    QueueTimes times;                   ///< It has a zone even if there are no slots.
    std::string own_zone;               ///< The user's zone; offered if `times` uses another.
    std::vector<std::string> weekdays;  ///< Short names, Monday first.
    int day = kOnWeekdays;              ///< The day for the time to add.
    std::string time = "09:00";
    std::vector<Problem> problems;  ///< About that time.
    bool busy = false;
    std::optional<Diagnosis> problem;  ///< From the server.
};

/// The next slot of the form's account without a pin.
struct FreeTime {
    Load load = Load::kIdle;
    std::string account_id;  ///< Empty if the account has no weekly slots.
    std::optional<Timestamp> at;
    std::string words;
    std::optional<Diagnosis> problem;  ///< With kFailed: the server's problem, which a retry doesn't solve.

    bool operator==(const FreeTime&) const = default;
};

/// The overdue settings while the user edits them.
struct OverdueDialog {
    Load load = Load::kIdle;  ///< kFailed: `problem`.
    OverduePolicy policy = OverduePolicy::kPublish;
    std::string hours;
    std::vector<Problem> problems;  ///< About the hours.
    bool busy = false;
    std::optional<Diagnosis> problem;
};

/// How a batch changes its pins.
enum class BatchKind { kMove, kUndo, kCancel, kRetry };

/// A pin that a batch could not change.
struct PinFailure {
    std::string title;
    std::string why;  ///< A sentence.
};

}  // namespace pinwright::app
