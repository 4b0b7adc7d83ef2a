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
    std::string_view words;
};

// clang-format off
inline constexpr ShortcutLine kShortcuts[] = {
    {'c', false, "C", words::kCompose},
    {'s', false, "S", words::kSchedule},
    {'p', false, "P", words::kPins},
    {'i', false, "I", words::kIntegrations},
    {'t', false, "T", words::kTroubleshoot},
    {'b', false, "B", words::kChooseBoard},
    {'a', false, "A", words::kAppearance},
    {'u', false, "U", words::kUndoMove},
    {'?', false, "?", words::kShortcuts},
    {'\n', true, "Ctrl + Enter", words::kPublishNow},
};
// clang-format on

/// The shortcut for a pressed key if it is available now, or nullptr. None is while a dialog is open; those
/// without Ctrl only if the user hasn't turned them off.
const ShortcutLine* FindShortcut(const State& state, char32_t key, bool control);

}  // namespace pinwright::app
