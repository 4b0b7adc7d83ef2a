// Reads published pins back to see that they are live: soon after they were made, and again about a day
// later. By the list of their board or of their account where it is worth it, one by one otherwise, so that
// either costs a pin one call at most on average. A pin that was made and is gone a day later has vanished.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "proxy/publish/tools.hpp"

namespace pinwright::publish {

/// A pin is read back this long after it was published at the earliest: reads lag behind writes.
inline constexpr std::chrono::seconds kConfirmAfter{5};
/// What is to be read again within this time may as well be read now, where its account is read anyway.
inline constexpr std::chrono::hours kReadTogether{12};
/// How long a pin that is to be read again waits for another one of its account to be read with.
inline constexpr std::chrono::hours kReadWait{6};
/// From how many pins of one board, or account, on its list is read instead of each pin.
inline constexpr std::size_t kListFrom = 2;
/// How many pins that are to be found pay for one page of their list.
inline constexpr std::size_t kPinsForPage = 50;
/// How many pins are asked for one by one in a round.
inline constexpr int kSingleReads = 10;
/// How often a pin that is not to be seen is asked for soon after it was made, before that is left alone.
inline constexpr int kMostTries = 4;
/// How long a pin that could not be asked for again waits for the next time.
inline constexpr std::chrono::hours kReadAgainAfter{1};

class ReadBackRounds {
public:
    explicit ReadBackRounds(Tools& tools);

    /// One round over what is to be read back. Returns when there should be another for pins that were just
    /// made; nothing where all of those that can be confirmed are. Threads: one at a time.
    std::optional<Timestamp> Round(Timestamp now);

private:
    /// A pin to be seen. `again`: it is a day old.
    struct Wanted {
        Pin pin;
        bool again = false;
    };
    /// An account and its board; where that is empty, pins of several.
    using Place = std::pair<std::string, std::string>;
    using Places = std::map<Place, std::vector<Wanted>>;
    /// What a list showed. `read`: that of the board was read, or Pinterest says that it is gone.
    struct Listed {
        bool read = false;
        std::set<std::string> ids;
    };
    struct Try {
        int count = 0;
        Timestamp next{};
    };
    enum class Seen { kYes, kNo, kNotAsked };

    std::optional<Timestamp> AddNew(std::vector<Wanted>& wanted, Timestamp now);
    /// All that is to be read in a round, by place. `next`: when there should be another for what is too
    /// fresh.
    Places Gather(std::optional<Timestamp>& next, Timestamp now);
    /// Returns false where the round is over before all are asked for.
    bool AskAt(const Place& place, const std::vector<Wanted>& wanted, int& singles);
    Listed ReadList(const Place& place, const std::vector<Wanted>& wanted);
    Seen Ask(const Pin& pin);
    void Settle(const Wanted& one, Seen seen, const Listed& listed);
    void NoteTry(const Pin& pin, Seen seen, Timestamp now);

private:
    Tools& m_tools;
    std::map<std::string, Try> m_tries;  ///< Pins that were asked for and not seen.
    std::set<std::string> m_unlisted;    ///< Accounts whose own list did not show a pin that was there.
};

}  // namespace pinwright::publish
