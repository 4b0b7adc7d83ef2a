// The keys that do something anywhere on the page. One table for what they do and for the sheet
// that lists them.
#pragma once

#include <string_view>

#include "client/core/common_words.hpp"
#include "client/core/state.hpp"
#include "client/features/schedule/schedule_words.hpp"

namespace pinwright::app {

struct ShortcutLine {
    char32_t key;           ///< Lower case.
    bool control;           ///< With Ctrl or Cmd; works in text fields, too.
    std::string_view keys;  ///< As the sheet shows them.
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

/// The line of a pressed key that may work now: none while a dialog is open, those without Ctrl only where
/// they are wanted. Or nullptr.
const ShortcutLine* FindShortcut(const State& state, char32_t key, bool control);

}  // namespace pinwright::app
