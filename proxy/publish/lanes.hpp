// One lane per account. A lane runs one publication at a time, and none while Pinterest asked for a pause or
// can't be reached. In memory only: after a restart every lane is open.
#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/diagnosis.hpp"
#include "shared/timestamp.hpp"

namespace pinwright::publish {

/// Threads: any number may call at once.
class Lanes {
public:
    /// Mark the beginning and end of a publication.
    void Enter(std::string_view account_id);
    void Leave(std::string_view account_id);

    struct Rest {
        Timestamp until{};
        Diagnosis why;
        bool asked = false;  ///< Pinterest asked for the pause; otherwise it couldn't be reached.
    };
    /// Stops publishing through the account until `rest.until`. Of two rests the longer one counts.
    void Pause(std::string_view account_id, Rest rest);
    /// The account's current rest; nothing if it isn't paused.
    std::optional<Rest> RestOf(std::string_view account_id, Timestamp now) const;
    /// Ends the pause because a person wants to try now. Has no effect if Pinterest asked for the pause.
    void Hurry(std::string_view account_id);
    /// Ends all pauses: our clock was set back, so their end times are wrong.
    void EndPauses();
    /// Pinterest accepted a pin from the account: ends its pause.
    void Flow(std::string_view account_id);

    /// Counts a call that didn't reach Pinterest. Returns how many failed in a row.
    int CountMiss(std::string_view account_id);

    /// Records the token from a renewal after a refusal. If Pinterest refuses this one too, renewing again
    /// is useless.
    void Renewed(std::string_view account_id, std::string_view token);
    bool WasRenewed(std::string_view account_id, std::string_view token) const;

    /// The accounts that can't publish now.
    std::vector<std::string> Closed(Timestamp now) const;
    /// When the first pause ends; nothing if there is none.
    std::optional<Timestamp> NextOpening(Timestamp now) const;

private:
    struct Lane {
        int under_way = 0;
        int misses = 0;
        std::optional<Rest> rest;

        bool Rests(Timestamp now) const { return rest && rest->until > now; }
        std::string renewed_token;
    };
    Lane& At(std::string_view account_id);

private:
    mutable std::mutex m_mutex;
    std::map<std::string, Lane, std::less<>> m_lanes;
};

}  // namespace pinwright::publish
