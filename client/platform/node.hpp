// One element of the mirror, as widgets describe it: its role, place and text. It knows nothing of the page.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "client/platform/rect.hpp"
#include "client/platform/wire.hpp"

namespace pinwright::platform {

/// How the text in a field looks: set by the theme, written to the element's style.
struct FieldLook {
    float font_size = 16;
    float line_height = 22;
    float pad_x = 12;
    float pad_y = 10;
    std::uint32_t color = 0;  ///< 0xAABBGGRR
    std::uint32_t caret = 0;
    int hints = 0;  ///< Bits of FieldHints.
    std::string placeholder;

    bool operator==(const FieldLook&) const = default;
};

struct Node {
    std::uint32_t id = 0;  ///< Not 0; the same in every frame.
    Role role = Role::kGroup;
    int flags = 0;  ///< Bits of NodeFlags.
    Rect rect;      ///< On the stage, with scrolling applied.
    std::string name;
    std::string value;        ///< For fields and the combo box.
    std::string description;  ///< What else a screen reader says: a problem, a limit.
    std::string address;      ///< For links.
    /// Level of headings; position of options, items, rows, cells, tabs, radios; percent of progress (-1:
    /// unknown).
    int level = 1;
    int size = 0;                   ///< Total number of these, or rows of a grid. 0: unspecified.
    float scroll = 0, content = 0;  ///< With kScrolls: offset, and height of the content.
    std::uint32_t owns = 0;         ///< The list of a combo box or search field.
    std::uint32_t marked = 0;       ///< The option there that the arrow keys are on.
    std::optional<FieldLook> look;
    Rect hole;  ///< For fields: the covered part, from the field's top left corner. Set by Semantics.

    bool operator==(const Node&) const = default;
};

/// A key pressed outside text fields, or Enter with Control or Command anywhere ('
/// ').
struct Shortcut {
    char32_t key = 0;  ///< As typed: '?' on any keyboard.
    bool control = false;
};

}  // namespace pinwright::platform
