// One cause of the catalog as a row of a table: how it arises, where it shows, what is said, and that the
// suggested fix works.
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
    std::string names;  ///< What the detail must contain.
    std::string fix;
    std::string action;
    Happens fixed_outside;  ///< What the person does outside Pinwright before the action; may be empty.
    Happens cured;          ///< Checks that the fix has worked.
};

/// The fix of wrong credentials, wherever they show.
inline constexpr const char* kCopyBoth =
    "Copy both from developers.pinterest.com into this server’s settings, then restart it.";

/// Causes the problem, checks what is said, does the action, and checks its effect and that no secret leaked.
void Try(const Row& row);

// ---- Where it shows ----
Shown OnPin(World& world);
Shown OnAccount(World& world);
/// In the last error answer.
Shown InAnswer(World& world);
/// On the page to which Pinterest returns the browser, and on the page after it.
Shown OnTheWayBack(World& world);
/// Where the browser goes instead of to Pinterest.
Shown AtTheStart(World& world);
/// Beside the pin, before it is due.
Shown AsWarning(World& world);
/// In the troubleshooting panel, in the check with that ID.
Where InCheck(const std::string& check);

// ---- Whether it has worked ----
/// The pin is published, once, and the account is connected. Lets time pass as needed.
void GoesOut(World& world);
/// The account is connected and has no cause.
void IsConnected(World& world);

// ---- The tables ----
std::vector<Row> ConnectionRows();
std::vector<Row> SigningInRows();
std::vector<Row> PinRows();
std::vector<Row> PassingRows();
std::vector<Row> ServerRows();

}  // namespace pinwright::causes
