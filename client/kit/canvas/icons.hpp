// Outline icons, drawn as paths in a 20 by 20 grid. Each one is beside a word or has a name in the mirror.
#pragma once

#include "client/kit/canvas/theme.hpp"

struct ImDrawList;

namespace pinwright::ui {

enum class Icon {
    kNone,
    kPin,
    kCompose,
    kPlug,
    kImage,
    kChevron,
    kCheck,
    kAlert,
    kInfo,
    kLock,
    kCross,
    kOutside,
    kRefresh,
    kClock,
    kPlus,
    kBoard,
    kSearch,
    kForward,  ///< To the next page; points in the reading direction.
    kBack,     ///< Points against the reading direction.
    kMore,     ///< Three dots: a menu.
    kCalendar,
    kContrast,  ///< Appearance.
    kCopy,
    kKeyboard,
    kPulse  ///< Troubleshoot.
};

/// Centered on (x, y); `size` is the side of the whole grid. `turned`: flips icons that point in the reading
/// direction, for a right-to-left stage.
void DrawIcon(ImDrawList* list, Icon icon, float x, float y, float size, Color color, bool turned);

}  // namespace pinwright::ui
