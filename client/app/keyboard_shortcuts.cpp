#include "client/app/keyboard_shortcuts.hpp"

namespace pinwright::app {

const ShortcutLine* FindShortcut(const State& state, char32_t key, bool control)
{
    if (DialogIsOpen(state) || (!control && !state.preferences.letter_keys))
        return nullptr;
    if (key >= 'A' && key <= 'Z')
        key += 'a' - 'A';
    for (const ShortcutLine& one : kShortcuts) {
        if (one.key == key && one.control == control)
            return &one;
    }
    return nullptr;
}

}  // namespace pinwright::app
