// Where a screen or a part of one draws.
#pragma once

namespace pinwright::ui {

/// How things are laid out: on a phone they stack and stand closer.
enum class Layout { kPhone, kDesktop };

/// From (x, y), `width` wide, as high as it needs.
struct Area {
    float x = 0, y = 0, width = 0;
    float title_width = 0;  ///< Of the first row: on a phone it ends before the button of the shell.
    bool phone = false;
    bool wide = false;

    Layout layout() const { return phone ? Layout::kPhone : Layout::kDesktop; }
};

/// The widest text that is easy to read.
inline constexpr float kReadable = 760;
/// The middle of the area, up to `most` wide.
Area Narrowed(const Area& area, float most);

}  // namespace pinwright::ui
