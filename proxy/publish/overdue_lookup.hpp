// Pins that are long overdue when they first go out: this server slept, or stands for a copy of
// another. Someone may have posted them meanwhile, so the board is read before. One reading serves
// all overdue pins of a board.
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
/// How long a reading may serve.
inline constexpr std::chrono::hours kReadingLife{1};
/// How many boards' readings are kept.
inline constexpr std::size_t kReadingsKept = 16;

/// Whether the pin has to be looked for before it is posted. One that was moved is as old as it was before.
bool IsOldNews(const store::Claim& claim, Timestamp now);

/// What the board shows of an overdue pin.
struct OldNewsAnswer {
    bool complete = false;                  ///< The board was read; otherwise it must not be posted yet.
    std::string pinterest_pin_id;           ///< The pin that stands there already, or empty.
    std::optional<pinterest::Fault> fault;  ///< Why it could not be read.
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
