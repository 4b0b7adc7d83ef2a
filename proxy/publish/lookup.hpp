// Looks for pins that Pinterest may have created: reads the board, its section and the account's pins, and
// settles what it can. Never calls a pin absent without reading the lists to their end.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "proxy/publish/list_reading.hpp"
#include "proxy/publish/pin_matcher.hpp"
#include "proxy/publish/tools.hpp"

namespace pinwright::publish {

/// The result of a lookup.
enum class LookResult {
    kAdopt,      ///< Exactly one pin matches.
    kAskPerson,  ///< More than one matches, or the plan is over and only a near miss was found.
    kAbsent,     ///< Certainly never created.
    kLookLater,  ///< Not there yet: wait for the plan's next step.
    kLookAgain,  ///< Not everything could be read: repeat this step.
};

/// Pure. A near miss goes to a person only instead of "absent": until then the pin itself may still turn up.
LookResult Conclude(const Findings& findings, bool complete, LookRank rank);

/// Where to look for a pin.
struct Place {
    std::string account_id;
    std::string board_id;
    std::string board_section_id;

    auto operator<=>(const Place&) const = default;
};
Place PlaceOf(const store::Publication& publication);

class Lookup {
public:
    explicit Lookup(Tools& tools);

    /// Looks up all of these with one reading. REQUIRES: all have the same place.
    void Look(const std::vector<store::Publication>& publications);

private:
    struct Lists;
    Lists Read(const Place& place, Timestamp floor, Depth depth);
    Findings FindIn(const Lists& lists, const store::Publication& publication, Environment environment);
    /// Stores the clock skew with each publication that lacks one, if it certainly was the same at its
    /// start.
    void KeepSkew(const std::vector<store::Publication>& publications,
                  std::optional<std::chrono::milliseconds> skew);
    void Settle(const store::Publication& publication, const Findings& findings, const Lists& lists,
                Timestamp now);

private:
    Tools& m_tools;
};

}  // namespace pinwright::publish
