// One cause of the catalog as a row of a table: how it comes about, where it shows, what is said, and that
// what is said to be the cure cures it.
#pragma once

#include <functional>
#include <vector>

#include "tests/unit/causes/world.hpp"

namespace pinwright::causes {

using Happens = std::function<void(World&)>;
using Where = std::function<Shown(World&)>;

struct Row {
    std::string name;
    Happens happens;
    Where where;
    std::string id;
    std::string words;  ///< The title.
    std::string names;  ///< What the detail must hold.
    std::string fix;
    std::string action;
    Happens mends;  ///< What the person does outside of Pinwright before the action; may be empty.
    Happens cured;  ///< Says that the cure has worked.
};

/// The fix of wrong credentials, wherever they show.
inline constexpr const char* kCopyBoth =
    "Copy both from developers.pinterest.com into this server's settings, then restart it.";

/// Brings it about, looks at what is said, does the action, looks at its effect, and that no secret got out.
void Try(const Row& row);

// ---- Where it shows ----
Shown OnPin(World& world);
Shown OnAccount(World& world);
/// In the last answer that was an error.
Shown InAnswer(World& world);
/// On the page that Pinterest sends the browser back to, and on the one that it leads to.
Shown OnTheWayBack(World& world);
/// Where the browser is sent instead of to Pinterest.
Shown AtTheStart(World& world);
/// Beside the pin, before it is due.
Shown AsWarning(World& world);
/// In the troubleshooting panel, in the check of that id.
Where InCheck(const std::string& check);

// ---- That it has worked ----
/// The pin is out, once, and the account is connected. Time passes where it has to.
void GoesOut(World& world);
/// The account is connected, and nothing is the matter with it.
void IsConnected(World& world);

// ---- The tables ----
std::vector<Row> ConnectionRows();
std::vector<Row> SigningInRows();
std::vector<Row> PinRows();
std::vector<Row> PassingRows();
std::vector<Row> ServerRows();

}  // namespace pinwright::causes
