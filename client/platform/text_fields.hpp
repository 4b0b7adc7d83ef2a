// Text fields: the frame is drawn, the text in it is a real element's.
//   [X] lines, areas, search fields, dates and times; input methods, dictation, spelling, undo, clipboard,
//   right-to-left: the browser's [X] values written only when they differ and nothing is being composed [X]
//   clipped with the area they scroll in; out of reach under a dialog; cut out under what lies on top [X]
//   never covered by the on-screen keyboard, wherever the browser moves the page for it [ ] passwords and
//   numbers (nothing asks for them)
#pragma once

#include <optional>
#include <string>

#include "client/platform/semantics.hpp"

namespace pinwright::platform {

struct FieldChange {
    std::optional<std::string> text;  ///< The whole new value, UTF-8.
    bool left = false;                ///< The focus went elsewhere.
};

/// Puts the field into the mirror and takes what was typed since the last frame. `node.role` is kField,
/// kArea, kSearch, kDate or kTime, `node.look` set; `node.value` is the text as the program holds it.
FieldChange PutTextField(Semantics& semantics, Node node);

}  // namespace pinwright::platform
