// Looks at pins that wait before they are due: when they are saved, a day and ten minutes ahead. What would
// go wrong stands with the pin as its warnings, while there is time to mend it. Never keeps a pin from going
// out.
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

/// How long before its time a pin is looked at, the first one first.
inline constexpr std::chrono::milliseconds kLookAhead[] = {std::chrono::hours{24}, std::chrono::minutes{10}};
/// How long ago a board or a section of a pin that is due soon may have been seen: so long that what
/// yesterday's pin showed, or its being read again, still serves today's.
inline constexpr std::chrono::hours kListLife{24 + kReadWait.count() + 1};
/// How old a list may be that a board or a section of such a pin is not in, and how long Pinterest is not
/// asked for another one in any case.
inline constexpr std::chrono::hours kDoubtLife{1};
/// How long after a pin went out another one with its link is worth a warning.
inline constexpr std::chrono::hours kSameLinkSpan{30 * 24};
/// How many pins are looked at in one step.
inline constexpr int kForesightStep = 100;

/// What is known of a pin's chances. Nothing: it is not known, and therefore not held against the pin.
struct Prospect {
    std::optional<Account> account;
    bool served = true;  ///< Whether this process asks the account's Pinterest at all.
    std::optional<bool> board_listed;
    std::optional<bool> section_listed;
    bool image_stored = true;
    std::optional<Pin> same_link;  ///< Another pin of the account that takes its link to its board.
};

/// What would go wrong if the pin were due now; the worst first. Pure.
std::vector<Diagnosis> WarningsOf(const Prospect& prospect);

/// When a pin that is due at `due_at` is looked at next, after a look at `now`; nothing: not any more. Pure.
std::optional<Timestamp> NextLookAhead(Timestamp due_at, Timestamp now);

/// Threads: any number may look at once, one at each account.
class EarlyWarnings {
public:
    explicit EarlyWarnings(Tools& tools);

    /// One step over the account's pins that are to be looked at by now. Asks Pinterest for its boards only
    /// for pins that are due within a day, and only where theirs was not seen for a day, or the list lacks
    /// it: at most once an hour then. Returns whether it is worth another step soon.
    bool Look(const std::string& account_id, Timestamp now);

private:
    Prospect ProspectOf(const Pin& pin, const std::optional<store::AccountRecord>& account, Timestamp now);
    /// The account's list, where the pin's board is in doubt; then that of its sections.
    void RefreshLists(const Pin& pin, Timestamp now);
    std::optional<bool> BoardListed(const Pin& pin);
    std::optional<bool> SectionListed(const Pin& pin);
    /// Whether Pinterest may be asked for that list now; it counts as asked then.
    bool MayAsk(const std::string& list, Timestamp now);

private:
    Tools& m_tools;
    std::mutex m_mutex;
    std::map<std::string, Timestamp> m_asked;  ///< Lists, by account and board, and when they were asked for.
};

}  // namespace pinwright::publish
