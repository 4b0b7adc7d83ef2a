// Buttons, and links in two looks. They report presses, and appear in the mirror under their words.
#pragma once

#include <string>
#include <string_view>

#include "client/kit/canvas/ui.hpp"

namespace pinwright::ui {

enum class Look { kPrimary, kSecondary, kQuiet, kDanger };

struct ButtonWish {
    std::string_view name;  ///< The words on it, and its name.
    Look look = Look::kSecondary;
    Icon icon = Icon::kNone;
    bool busy = false;  ///< Shows a spinner and ignores presses.
    bool disabled = false;
    bool icon_only = false;
    std::string_view description = {};
};

/// The natural width of a button.
float ButtonWidth(Ui& ui, const ButtonWish& wish);
bool Button(Ui& ui, Id id, const Rect& rect, const ButtonWish& wish);

/// Where a link opens: in the app, or in a new tab, which the browser opens.
enum class Target { kApp, kNewTab };
/// A link as it stands in text. True: the app should go there.
bool TextLink(Ui& ui, Id id, const Rect& rect, std::string_view name, const std::string& address,
              Target target);
/// A link that looks like a button.
bool ButtonLink(Ui& ui, Id id, const Rect& rect, const ButtonWish& wish, const std::string& address,
                Target target = Target::kApp);

}  // namespace pinwright::ui
