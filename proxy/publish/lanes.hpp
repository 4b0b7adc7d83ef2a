// The accounts as lanes: one publication at a time in each, and none while Pinterest asked for a
// pause or could not be reached. In memory only: after a restart everything may be retried.
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
    /// A publication begins, and ends.
    void Enter(std::string_view account_id);
    void Leave(std::string_view account_id);

    struct Rest {
        Timestamp until{};
        Diagnosis why;
        bool asked = false;  ///< By Pinterest; otherwise it could not be reached.
    };
    /// Nothing more goes out through the account for as long. Of two rests the longer one counts.
    void Pause(std::string_view account_id, Rest rest);
    /// What the account rests for; nothing where it does not.
    std::optional<Rest> RestOf(std::string_view account_id, Timestamp now) const;
    /// A person does not want to wait: it is tried at once, where Pinterest did not ask to wait.
    void Hurry(std::string_view account_id);
    /// All pauses are over: their ends were told by a clock that was set back since.
    void EndPauses();
    /// Pinterest took something from the account: whatever it was paused for is over.
    void Flow(std::string_view account_id);

    /// Counts a call that did not reach Pinterest; returns how many did not since the last one that did.
    int CountMiss(std::string_view account_id);

    /// The token that a renewal after a refusal gave. Refused in turn, there is no use in another renewal.
    void Renewed(std::string_view account_id, std::string_view token);
    bool WasRenewed(std::string_view account_id, std::string_view token) const;

    /// The accounts through which nothing may go out now.
    std::vector<std::string> Closed(Timestamp now) const;
    /// When the first pause ends; nothing where there is none.
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
