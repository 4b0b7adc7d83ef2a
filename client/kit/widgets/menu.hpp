// A menu of actions over the rest: by pointer, arrows or mirror.
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
    std::string_view address = {};  ///< An external page: the browser opens this link in a new tab.
};

/// Moves the focus to the first item; it returns when the menu closes.
void OpenMenu(Ui& ui, Id id);
/// Leaves the focus where it is.
void CloseMenu(Ui& ui, Id id);
bool IsMenuOpen(Ui& ui, Id id);
/// Draws it while it is open, beside `anchor` (a button, or the point of a long press). Returns the chosen
/// item.
std::optional<int> Menu(Ui& ui, Id id, const Rect& anchor, std::string_view name,
                        const std::vector<MenuItem>& items);

}  // namespace pinwright::ui
