// Reads published pins back to see that they are live: by the board's list where a board has several,
// one by one otherwise, so that a pin costs less than one call on average.
#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "proxy/publish/tools.hpp"

namespace pinwright::publish {

/// A pin is read back this long after it was published at the earliest: reads lag behind writes.
inline constexpr std::chrono::seconds kConfirmAfter{5};
/// From how many pins of one board on its list is read instead of each pin.
inline constexpr std::size_t kListFrom = 3;
/// How many pins are asked for one by one in a round.
inline constexpr int kSingleReads = 10;
/// How often a pin that is not to be seen is asked for before that is left alone.
inline constexpr int kMostTries = 4;

class Confirmer {
public:
    explicit Confirmer(Tools& tools);

    /// One round over what is not confirmed yet. Returns when there should be another; nothing where all that
    /// can be confirmed is. Threads: one at a time.
    std::optional<Timestamp> Round(Timestamp now);

private:
    struct Try {
        int count = 0;
        Timestamp next{};
    };
    enum class Seen { kYes, kNo, kNotAsked };
    Seen Ask(const Pin& pin);
    void AskBoard(const std::vector<Pin>& pins, std::vector<Pin>& rest);
    void Note(const Pin& pin, Seen seen, Timestamp now);

private:
    Tools& m_tools;
    std::map<std::string, Try> m_tries;  ///< Pins that were asked for and not seen.
};

}  // namespace pinwright::publish
