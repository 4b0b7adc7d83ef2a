// One element of the mirror, as the widgets describe it: what it is, where it lies, what it says. It knows
// nothing of the page.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "client/platform/rect.hpp"
#include "client/platform/wire.hpp"

namespace pinwright::platform {

/// How a text field's words look: set by the theme, written to the element's style.
struct FieldLook {
    float font_size = 16;
    float line_height = 22;
    float pad_x = 12;
    float pad_y = 10;
    std::uint32_t colour = 0;  ///< 0xAABBGGRR
    std::uint32_t caret = 0;
    int hints = 0;  ///< Of FieldHints.
    std::string placeholder;

    bool operator==(const FieldLook&) const = default;
};

struct Node {
    std::uint32_t id = 0;  ///< Not 0, and the same in every frame.
    Role role = Role::kGroup;
    int flags = 0;  ///< Of NodeFlags.
    Rect rect;      ///< On the stage; scrolled as drawn.
    std::string name;
    std::string value;        ///< Of fields and the combo box.
    std::string description;  ///< What else a reader says: a problem, a limit.
    std::string address;      ///< Of links.
    /// Of headings; position of options, items, rows, cells, tabs, radios; percent of progress (-1: unknown).
    int level = 1;
    int size = 0;                   ///< How many of these there are, in all; rows of a grid. 0: not told.
    float scroll = 0, content = 0;  ///< With kScrolls: offset and height of what is inside.
    std::uint32_t owns = 0;         ///< A combo box's or search field's list.
    std::uint32_t marked = 0;       ///< Its option that the arrows are on.
    std::optional<FieldLook> look;
    Rect hole;  ///< Of a field: what lies over it, from its own top left corner. Set by Semantics.

    bool operator==(const Node&) const = default;
};

/// A key pressed where nothing is being typed, or Enter with Control or Command anywhere ('\n').
struct Shortcut {
    char32_t key = 0;  ///< As typed: '?' is '?', whatever the keyboard.
    bool control = false;
};

}  // namespace pinwright::platform
