// Handles pins that are long overdue at their first attempt: this server slept, or is a copy of another one.
// Someone may have posted them meanwhile, so the board is read first. One reading serves all overdue pins of
// a board.
#pragma once

#include <chrono>
#include <list>
#include <mutex>
#include <optional>
#include <string>

#include "proxy/publish/list_reading.hpp"
#include "proxy/publish/lookup.hpp"
#include "proxy/publish/tools.hpp"

namespace pinwright::publish {

using store::kOldNewsAge;
/// How long a reading may be reused.
inline constexpr std::chrono::hours kReadingLife{1};
/// How many readings are kept, one per board or section.
inline constexpr std::size_t kReadingsKept = 16;

/// Whether to look for the pin before posting it. Moving an overdue pin doesn't make it less overdue.
bool IsOldNews(const store::Claim& claim, Timestamp now);

/// What the board says about an overdue pin.
struct OldNewsAnswer {
    bool complete = false;                  ///< The board was read. If not, don't post yet.
    std::string pinterest_pin_id;           ///< The matching pin on the board, or empty.
    std::optional<pinterest::Fault> fault;  ///< Why the board couldn't be read.
    pinterest::Meta meta;
};

/// Threads: any number may call at once.
class OldNews {
public:
    explicit OldNews(Tools& tools);

    /// REQUIRES: IsOldNews(claim, now).
    OldNewsAnswer Check(const store::Claim& claim, Environment environment, Timestamp now);

private:
    struct Kept {
        Place place;
        Timestamp floor{};
        Timestamp read_at{};
        std::chrono::milliseconds skew{0};
        std::vector<Listed> pins;
    };
    std::optional<Kept> Recall(const Place& place, Timestamp due, Timestamp now);

private:
    Tools& m_tools;
    std::mutex m_mutex;
    std::list<Kept> m_kept;  ///< Newest first.
};

}  // namespace pinwright::publish
