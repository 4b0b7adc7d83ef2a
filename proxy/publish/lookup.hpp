// Looks for pins that may have been made: reads the board, its section and the account's pins, and
// settles what can be settled. Never calls a pin absent that it has not looked for to the end.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "proxy/publish/list_reading.hpp"
#include "proxy/publish/pin_matcher.hpp"
#include "proxy/publish/tools.hpp"

namespace pinwright::publish {

/// What a look comes to.
enum class LookResult {
    kAdopt,      ///< One pin matches: it is the one.
    kAskPerson,  ///< More than one matches, or something much like it is all that is there.
    kAbsent,     ///< Surely never made.
    kLookLater,  ///< Not there yet: the next step of the plan.
    kLookAgain,  ///< Not everything could be read: this step once more.
};

/// Pure. A near miss goes to the person only in place of "absent": until then the pin itself may still turn
/// up.
LookResult Conclude(const Findings& findings, bool complete, LookRank rank);

/// Where a pin is looked for.
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

    /// One look at all of these; one reading serves them. REQUIRES: all of one place.
    void Look(const std::vector<store::Publication>& publications);

private:
    struct Lists;
    Lists Read(const Place& place, Timestamp floor, Depth depth);
    Findings FindIn(const Lists& lists, const store::Publication& publication, Environment environment);
    /// Keeps with each publication what the clocks say against each other, where nothing was known of that
    /// and it was so at its start.
    void KeepSkew(const std::vector<store::Publication>& publications,
                  std::optional<std::chrono::milliseconds> skew);
    void Settle(const store::Publication& publication, const Findings& findings, const Lists& lists,
                Timestamp now);

private:
    Tools& m_tools;
};

}  // namespace pinwright::publish
