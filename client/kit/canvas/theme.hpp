// Pinwright's look: every color and length, by name. Screens define none of their own.
#pragma once

#include <cstdint>

namespace pinwright::platform {
struct SystemColors;
}

namespace pinwright::ui {

using Color = std::uint32_t;  ///< 0xAABBGGRR, as in ImGui and WebGL.

/// From 0xRRGGBB, as written everywhere else.
constexpr Color Rgb(std::uint32_t rgb)
{
    return 0xff000000u | (rgb & 0xffu) << 16 | (rgb & 0xff00u) | (rgb >> 16 & 0xffu);
}
/// The same color with `share` of its opacity (0 to 1).
Color Faded(Color color, float share);
/// From `a` (0) to `b` (1).
Color Mixed(Color a, Color b, float share);

/// The background of the services' logos, and the color on it: the same in every theme.
constexpr Color kServiceColor = Rgb(0xc8102e), kOnServiceColor = Rgb(0xffffff);

struct Theme {
    bool dark = false;
    bool less_motion = false;
    bool forced = false;  ///< The system's colors: borders replace shadows and soft grounds.

    Color canvas;      ///< Behind everything.
    Color surface;     ///< Cards, panels, bars.
    Color raised;      ///< Lists and dialogs.
    Color sunken;      ///< Places for images; skeletons.
    Color line;        ///< Hairlines; decoration only.
    Color field_line;  ///< Borders of controls: 3 to 1 against the surface.
    Color text;
    Color muted;
    Color disabled;  ///< Words and borders of disabled controls.
    Color link;      ///< Pressable words.
    Color accent;
    Color on_accent;
    Color accent_hover;
    Color accent_soft;  ///< Behind the selection.
    Color hover;        ///< Over a surface, under the pointer.
    Color danger, danger_soft;
    Color warn, warn_soft;
    Color ok, ok_soft;
    Color shadow;
    Color veil;  ///< Between a dialog and the rest.
};

struct ThemeWish {
    bool dark = false;
    bool less_motion = false;
    bool more_contrast = false;  ///< Hairlines become lines, and muted words as dark as the others.
    /// The system's colors, if the person wants only these; nullptr otherwise.
    const platform::SystemColors* forced = nullptr;
};
Theme MakeTheme(const ThemeWish& wish);

/// The type scale, in CSS px; the line height is 1.4 times the size.
enum class Type { kDisplay, kTitle, kHeading, kBody, kSmall, kSmallStrong, kCaption, kCaptionStrong };
float SizeOf(Type type);
bool IsStrong(Type type);
constexpr float kLeading = 1.4f;

// Space, in steps of 4.
constexpr float kSpace1 = 4, kSpace2 = 8, kSpace3 = 12, kSpace4 = 16, kSpace6 = 24, kSpace8 = 32,
                kSpace12 = 48;
constexpr float kFieldRadius = 10, kCardRadius = 16, kChipRadius = 999;
constexpr float kControlHeight = 44;
constexpr float kSmallControlHeight = 36;
constexpr float kRowHeight = 56;  ///< For lists with pictures.
constexpr float kIconSize = 20;
constexpr float kStroke = 1.75f;

// Widths at which the layout changes.
constexpr float kWideFrom = 1024, kMiddleFrom = 700;
/// A stage lower than this keeps nothing fixed that can scroll.
constexpr float kLowBelow = 420;
constexpr float kRailWide = 224, kRailMiddle = 72, kBarHeight = 60;
constexpr float kContentMost = 1120;

}  // namespace pinwright::ui
