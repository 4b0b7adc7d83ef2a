// Reads published pins back to confirm that they are live: soon after publishing, and again about a day
// later. Reads the board's or account's list if that saves calls, otherwise single pins. Each read-back
// costs a pin at most one call on average. A pin that was created and is missing a day later has vanished.
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

/// The earliest read-back after publishing: reads lag behind writes.
inline constexpr std::chrono::seconds kConfirmAfter{5};
/// A second read-back due within this time happens now if its account is read anyway.
inline constexpr std::chrono::hours kReadTogether{12};
/// How long a due second read-back waits for another pin of its account to share the reading.
inline constexpr std::chrono::hours kReadWait{6};
/// The list is read, instead of single pins, from this many pins per board or account.
inline constexpr std::size_t kListFrom = 2;
/// Each page of a list beyond the first needs this many pins to find.
inline constexpr std::size_t kPinsForPage = 50;
/// How many single pins one round reads.
inline constexpr int kSingleReads = 10;
/// How often a new pin that is missing is read before the first read-back gives up.
inline constexpr int kMostTries = 4;
/// How long to wait after a second read-back failed.
inline constexpr std::chrono::hours kReadAgainAfter{1};

class ReadBackRounds {
public:
    explicit ReadBackRounds(Tools& tools);

    /// Runs one round over the pins due for a read-back. Returns when to run another one for newly published
    /// pins; nothing if all that can be confirmed are confirmed. Threads: one at a time.
    std::optional<Timestamp> Round(Timestamp now);

private:
    /// A pin to read back. `again`: this is the second read-back, a day later.
    struct Wanted {
        Pin pin;
        bool again = false;
    };
    /// An account and a board; an empty board means pins of several boards.
    using Place = std::pair<std::string, std::string>;
    using Places = std::map<Place, std::vector<Wanted>>;
    /// What a list showed. `read`: the board's list was read, or Pinterest says that the board doesn't
    /// exist.
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
    /// All read-backs of a round, by place. `next`: when to run another round for pins that are too new.
    Places Gather(std::optional<Timestamp>& next, Timestamp now);
    /// Returns false if the round ended before it asked for all of them.
    bool AskAt(const Place& place, const std::vector<Wanted>& wanted, int& singles);
    Listed ReadList(const Place& place, const std::vector<Wanted>& wanted);
    Seen Ask(const Pin& pin);
    void Settle(const Wanted& one, Seen seen, const Listed& listed);
    void NoteTry(const Pin& pin, Seen seen, Timestamp now);

private:
    Tools& m_tools;
    std::map<std::string, Try> m_tries;  ///< Pins that were asked for and not seen.
    std::set<std::string> m_unlisted;    ///< Accounts whose own list lacked a pin that exists.
};

}  // namespace pinwright::publish
