// Checks waiting pins before they are due: when they are saved, and a day and ten minutes ahead. Stores what
// would go wrong as the pin's warnings, while there is time to fix it. Never blocks publishing.
#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "proxy/publish/read_back_rounds.hpp"
#include "proxy/publish/tools.hpp"

namespace pinwright::publish {

/// How long before its time a pin is checked, earliest check first.
inline constexpr std::chrono::milliseconds kLookAhead[] = {std::chrono::hours{24}, std::chrono::minutes{10}};
/// Maximum age of the last sighting of a soon-due pin's board or section. It is long enough for yesterday's
/// pin, or its read-back, to vouch for today's.
inline constexpr std::chrono::hours kListLife{24 + kReadWait.count() + 1};
/// Maximum age of a list that lacks the board or section of such a pin. Also the minimum time between two
/// requests for the same list.
inline constexpr std::chrono::hours kDoubtLife{1};
/// For how long after a pin is published another pin with the same link gets a warning.
inline constexpr std::chrono::hours kSameLinkSpan{30 * 24};
/// How many pins one step checks.
inline constexpr int kForesightStep = 100;

/// What is known about a pin's chances. Anything unknown doesn't count against the pin.
struct Prospect {
    std::optional<Account> account;
    bool served = true;  ///< Whether this process may call the account's Pinterest.
    std::optional<bool> board_listed;
    std::optional<bool> section_listed;
    bool image_stored = true;
    std::optional<Pin> same_link;  ///< Another pin of the account with the same link and board.
};

/// What would go wrong if the pin were due now; worst first. Pure.
std::vector<Diagnosis> WarningsOf(const Prospect& prospect);

/// When to check a pin due at `due_at` again after a check at `now`; nothing if never. Pure.
std::optional<Timestamp> NextLookAhead(Timestamp due_at, Timestamp now);

/// Threads: any number may call at once, one per account.
class EarlyWarnings {
public:
    explicit EarlyWarnings(Tools& tools);

    /// Runs one step over the account's pins that are due for a check. Asks Pinterest for its boards only
    /// for pins due within a day. Even then the board must be unseen for a day, or missing from the list:
    /// then at most once an hour. Returns whether to run another step soon.
    bool Look(const std::string& account_id, Timestamp now);

private:
    Prospect ProspectOf(const Pin& pin, const std::optional<store::AccountRecord>& account, Timestamp now);
    /// Reads the account's board list if the pin's board is in doubt, then the board's section list.
    void RefreshLists(const Pin& pin, Timestamp now);
    std::optional<bool> BoardListed(const Pin& pin);
    std::optional<bool> SectionListed(const Pin& pin);
    /// Whether Pinterest may be asked for that list now. If so, records the request.
    bool MayAsk(const std::string& list, Timestamp now);

private:
    Tools& m_tools;
    std::mutex m_mutex;
    std::map<std::string, Timestamp> m_asked;  ///< When each list was last requested, by account and board.
};

}  // namespace pinwright::publish
