// A menu of things to do, over the rest: by pointer, by arrows, or through the mirror.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "client/kit/canvas/ui.hpp"

namespace pinwright::ui {

struct MenuItem {
    std::string_view name;
    Icon icon = Icon::kNone;
    bool danger = false;
    bool disabled = false;
    std::string_view address = {};  ///< Of a page elsewhere: a link, which the browser opens in a new tab.
};

/// The focus goes to its first item, and back when it closes.
void OpenMenu(Ui& ui, Id id);
/// Leaves the focus where it is.
void CloseMenu(Ui& ui, Id id);
bool IsMenuOpen(Ui& ui, Id id);
/// Draws it while it is open, beside `anchor` (a button, or the place of a long press). Gives what was
/// chosen.
std::optional<int> Menu(Ui& ui, Id id, const Rect& anchor, std::string_view name,
                        const std::vector<MenuItem>& items);

}  // namespace pinwright::ui
