// Pinwright's look: every color and length, by name. Screens define none of their own.
#pragma once

#include <cstdint>

namespace pinwright::platform {
struct SystemColours;
}

namespace pinwright::ui {

using Colour = std::uint32_t;  ///< 0xAABBGGRR, as in ImGui and WebGL.

/// From 0xRRGGBB, as written everywhere else.
constexpr Colour Rgb(std::uint32_t rgb)
{
    return 0xff000000u | (rgb & 0xffu) << 16 | (rgb & 0xff00u) | (rgb >> 16 & 0xffu);
}
/// The same color with `share` of its opacity (0 to 1).
Colour Faded(Colour colour, float share);
/// From `a` (0) to `b` (1).
Colour Mixed(Colour a, Colour b, float share);

/// The background of the services' logos, and the color on it: the same in every theme.
constexpr Colour kServiceColour = Rgb(0xc8102e), kOnServiceColour = Rgb(0xffffff);

struct Theme {
    bool dark = false;
    bool less_motion = false;
    bool forced = false;  ///< The system's colors: borders replace shadows and soft grounds.

    Colour canvas;      ///< Behind everything.
    Colour surface;     ///< Cards, panels, bars.
    Colour raised;      ///< Lists and dialogs.
    Colour sunken;      ///< Places for images; skeletons.
    Colour line;        ///< Hairlines; decoration only.
    Colour field_line;  ///< Borders of controls: 3 to 1 against the surface.
    Colour text;
    Colour muted;
    Colour disabled;  ///< Words and borders of disabled controls.
    Colour link;      ///< Pressable words.
    Colour accent;
    Colour on_accent;
    Colour accent_hover;
    Colour accent_soft;  ///< Behind the selection.
    Colour hover;        ///< Over a surface, under the pointer.
    Colour danger, danger_soft;
    Colour warn, warn_soft;
    Colour ok, ok_soft;
    Colour shadow;
    Colour veil;  ///< Between a dialog and the rest.
};

struct ThemeWish {
    bool dark = false;
    bool less_motion = false;
    bool more_contrast = false;  ///< Hairlines become lines, and muted words as dark as the others.
    /// The system's colours, if the person wants only these; nullptr otherwise.
    const platform::SystemColours* forced = nullptr;
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
