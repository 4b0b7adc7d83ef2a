// What is planned otherwise: pins that are moved or changed together, weekly times, what becomes of overdue
// pins. Part of state.hpp, through which it is reached.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "shared/api_types.hpp"
#include "shared/result.hpp"

namespace pinwright::app {

/// How a thing stands that comes from the server. kFailed may still show what was there before.
enum class Load { kIdle, kLoading, kReady, kFailed };

/// Pins of the list that is shown, chosen to be changed at once.
struct Selection {
    bool on = false;  ///< Rows are for choosing now, and lead nowhere.
    /// All pins of the list, those that are not loaded as well, and without those in `ids`.
    bool all = false;
    std::int64_t matching =
        -1;  ///< With `all`: how many the list has at the server; negative: not known yet.
    std::set<std::string> ids;
    std::string last;  ///< The one that was chosen or let go last.
};

enum class MoveField { kDate, kTime, kDays };

/// "Move to another day": one pin, to a date and time; or several, by days or to a date.
struct MoveDialog {
    bool single = true;
    bool by_days = false;
    bool all = false;       ///< All that are selected, at the server; `pins` is empty.
    std::vector<Pin> pins;  ///< As they were when it was opened.
    std::string date, time, days = "1";
    std::string time_zone;  ///< In which date and time are; empty: the person's own.
    std::string words;      ///< The zone, and what becomes of the time in it.
    std::optional<Timestamp> at;
    std::vector<Problem> problems;
    bool attempted = false;  ///< All problems show.
};

/// Which days a time is added to: these, or one from 1 Monday to 7 Sunday.
inline constexpr int kOnWeekdays = -1, kEveryDay = 0;

/// The weekly times of an account, while they are being changed.
struct QueueDialog {
    std::string account_id;
    std::string name;                   ///< `@username`.
    QueueTimes times;                   ///< With a zone, even where there are no slots.
    std::string own_zone;               ///< The person's; another may be offered to be left for it.
    std::vector<std::string> weekdays;  ///< Short names, Monday first.
    int day = kOnWeekdays;              ///< Of the time that is to be added.
    std::string time = "09:00";
    std::vector<Problem> problems;  ///< Of that time.
    bool busy = false;
    std::optional<Diagnosis> problem;  ///< What the server said.
};

/// The next time of the form's account at which nothing is planned.
struct FreeTime {
    Load load = Load::kIdle;
    std::string account_id;  ///< Empty: it has no weekly times.
    std::optional<Timestamp> at;
    std::string words;
    std::optional<Diagnosis> problem;  ///< With kFailed: the server's problem, which a retry doesn't solve.

    bool operator==(const FreeTime&) const = default;
};

/// What becomes of overdue pins, while it is being changed.
struct OverdueDialog {
    Load load = Load::kIdle;  ///< kFailed: `problem`.
    OverduePolicy policy = OverduePolicy::kPublish;
    std::string hours;
    std::vector<Problem> problems;  ///< Of the hours.
    bool busy = false;
    std::optional<Diagnosis> problem;
};

/// What several pins, or one, are to become.
enum class BatchKind { kMove, kUndo, kCancel, kRetry };

/// A pin of several that is not what it was to become.
struct PinFailure {
    std::string title;
    std::string why;  ///< A sentence.
};

}  // namespace pinwright::app
