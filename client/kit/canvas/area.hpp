// The area that a screen, or part of one, draws in.
#pragma once

namespace pinwright::ui {

/// How things are laid out: on a phone they stack, and are closer together.
enum class Layout { kPhone, kDesktop };

/// From (x, y), `width` wide, with no fixed height.
struct Area {
    float x = 0, y = 0, width = 0;
    float title_width = 0;  ///< Width of the first row: on a phone it ends before the shell's button.
    bool phone = false;
    bool wide = false;

    Layout layout() const { return phone ? Layout::kPhone : Layout::kDesktop; }
};

/// Text wider than this is hard to read.
inline constexpr float kReadable = 760;
/// The horizontal middle of the area, up to `most` wide.
Area Narrowed(const Area& area, float most);

}  // namespace pinwright::ui
