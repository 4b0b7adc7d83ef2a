// Text fields: we draw the frame, and a real page element holds the text.
//     [X] lines, areas, search fields, dates and times
//     [X] input methods, dictation, spelling, undo, clipboard, right-to-left: the browser's
//     [X] writes values only when they differ and nothing is being composed
//     [X] clipped with the area that scrolls them; out of reach under a dialog; cut out under layers on top
//     [X] never covered by the on-screen keyboard, wherever the browser moves the page for it
//     [ ] passwords and numbers (no screen needs them)
#pragma once

#include <optional>
#include <string>

#include "client/platform/semantics.hpp"

namespace pinwright::platform {

struct FieldChange {
    std::optional<std::string> text;  ///< The whole new value, UTF-8.
    bool left = false;                ///< The focus left the field.
};

/// Adds the field to the mirror, and returns what was typed since the last frame. `node.role` must be kField,
/// kArea, kSearch, kDate or kTime, and `node.look` set; `node.value` is the program's text.
FieldChange PutTextField(Semantics& semantics, Node node);

}  // namespace pinwright::platform
