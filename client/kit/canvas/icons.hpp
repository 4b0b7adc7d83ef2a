// Outline icons, drawn as paths in a 20 by 20 grid. Each stands beside a word or has a name in the mirror.
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
    kForward,  ///< To the next page; points along the line.
    kBack,     ///< Against the line.
    kMore,     ///< Three dots: a menu.
    kCalendar,
    kContrast,  ///< Appearance.
    kCopy,
    kKeyboard,
    kPulse  ///< Troubleshoot.
};

/// Centred on (x, y); `size` is the side of the whole grid. `turned`: on a stage that is read from right to
/// left, where what points along the line points the other way.
void DrawIcon(ImDrawList* list, Icon icon, float x, float y, float size, Colour colour, bool turned);

}  // namespace pinwright::ui
