// The keys that work anywhere on the page. The same table determines what they do and fills the sheet that
// lists them.
#pragma once

#include <string_view>

#include "client/core/common_words.hpp"
#include "client/core/state.hpp"
#include "client/features/schedule/schedule_words.hpp"

namespace pinwright::app {

struct ShortcutLine {
    char32_t key;           ///< Lower case.
    bool control;           ///< With Ctrl or Cmd; also works in text fields.
    std::string_view keys;  ///< As shown in the sheet.
    TextId words;
};

// clang-format off
inline constexpr ShortcutLine kShortcuts[] = {
    {'c', false, "C", texts::kCompose},
    {'s', false, "S", texts::kSchedule},
    {'p', false, "P", texts::kPins},
    {'i', false, "I", texts::kIntegrations},
    {'t', false, "T", texts::kTroubleshoot},
    {'b', false, "B", texts::kChooseBoard},
    {'a', false, "A", texts::kAppearance},
    {'u', false, "U", texts::kUndoMove},
    {'?', false, "?", texts::kShortcuts},
    {'\n', true, "Ctrl + Enter", texts::kPublishNow},
};
// clang-format on

/// The shortcut for a pressed key if it is available now, or nullptr. None is while a dialog is open; those
/// without Ctrl only if the user hasn't turned them off.
const ShortcutLine* FindShortcut(const State& state, char32_t key, bool control);

}  // namespace pinwright::app
