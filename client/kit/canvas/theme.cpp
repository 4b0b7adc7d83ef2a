#include "client/kit/canvas/theme.hpp"

#include "client/platform/canvas.hpp"

namespace pinwright::ui {

Color Faded(Color color, float share)
{
    const float alpha = static_cast<float>(color >> 24) * share;
    return (color & 0x00ffffffu) | static_cast<Color>(alpha + 0.5f) << 24;
}

Color Mixed(Color a, Color b, float share)
{
    Color mixed = 0;
    for (int shift = 0; shift < 32; shift += 8) {
        const float from = static_cast<float>(a >> shift & 0xffu),
                    to = static_cast<float>(b >> shift & 0xffu);
        mixed |= static_cast<Color>(from + (to - from) * share + 0.5f) << shift;
    }
    return mixed;
}

namespace {

// Uses only the system's colors: no soft grounds, no shadows, and no state shown by color alone.
void Force(Theme& theme, const platform::SystemColors& system)
{
    theme.forced = true;
    theme.canvas = theme.surface = theme.raised = theme.sunken = theme.accent_soft = system.canvas;
    theme.danger_soft = theme.warn_soft = theme.ok_soft = system.canvas;
    theme.line = theme.text = theme.muted = system.canvas_text;
    theme.danger = theme.warn = theme.ok = system.canvas_text;
    theme.field_line = system.button_text;
    theme.disabled = system.gray;
    theme.link = system.link;
    theme.accent = theme.accent_hover = system.highlight;
    theme.on_accent = system.highlight_text;
    theme.hover = theme.shadow = 0;
    theme.veil = Faded(system.canvas, 0.7f);
}

}  // namespace

Theme MakeTheme(const ThemeWish& wish)
{
    Theme theme{};
    theme.dark = wish.dark;
    theme.less_motion = wish.less_motion;
    if (wish.forced != nullptr) {
        Force(theme, *wish.forced);
        return theme;
    }
    if (wish.dark) {
        theme.canvas = Rgb(0x151514);
        theme.surface = Rgb(0x1e1e1c);
        theme.raised = Rgb(0x272725);
        theme.sunken = Rgb(0x2b2b28);
        theme.line = Rgb(0x3a3935);
        theme.field_line = Rgb(0x7d786e);
        theme.text = Rgb(0xf1efea);
        theme.muted = Rgb(0xb0aba1);
        theme.accent = Rgb(0x5cc8c0);
        theme.on_accent = Rgb(0x06302e);
        theme.accent_hover = Rgb(0x7ad6cf);
        theme.accent_soft = Rgb(0x1f3835);
        theme.hover = Faded(Rgb(0xffffff), 0.06f);
        theme.danger = Rgb(0xff8a80);
        theme.danger_soft = Rgb(0x3a2421);
        theme.warn = Rgb(0xf2c063);
        theme.warn_soft = Rgb(0x362c1a);
        theme.ok = Rgb(0x7bd699);
        theme.ok_soft = Rgb(0x1e3326);
        theme.shadow = Faded(Rgb(0x000000), 0.5f);
        theme.veil = Faded(Rgb(0x000000), 0.6f);
    } else {
        theme.canvas = Rgb(0xf6f5f2);
        theme.surface = Rgb(0xffffff);
        theme.raised = Rgb(0xffffff);
        theme.sunken = Rgb(0xefede8);
        theme.line = Rgb(0xdad7d0);
        theme.field_line = Rgb(0x8a857c);
        theme.text = Rgb(0x1c1b19);
        theme.muted = Rgb(0x5f5b54);
        theme.accent = Rgb(0x0a6e6a);
        theme.on_accent = Rgb(0xffffff);
        theme.accent_hover = Rgb(0x085a57);
        theme.accent_soft = Rgb(0xe2f0ee);
        theme.hover = Faded(Rgb(0x1c1b19), 0.05f);
        theme.danger = Rgb(0xb3261e);
        theme.danger_soft = Rgb(0xfbebe9);
        theme.warn = Rgb(0x7a4f00);
        theme.warn_soft = Rgb(0xfbf0d9);
        theme.ok = Rgb(0x1b6b38);
        theme.ok_soft = Rgb(0xe4f3e8);
        theme.shadow = Faded(Rgb(0x1c1b19), 0.16f);
        theme.veil = Faded(Rgb(0x1c1b19), 0.45f);
    }
    if (wish.more_contrast) {
        theme.line = theme.field_line = theme.text;
        theme.muted = theme.text;
    }
    theme.disabled = Mixed(theme.surface, theme.muted, 0.75f);
    theme.link = theme.accent;
    return theme;
}

float SizeOf(Type type)
{
    switch (type) {
        case Type::kDisplay:
            return 28;
        case Type::kTitle:
            return 20;
        case Type::kHeading:
        case Type::kBody:
            return 16;
        case Type::kSmall:
        case Type::kSmallStrong:
            return 14;
        case Type::kCaption:
        case Type::kCaptionStrong:
            break;
    }
    return 12;
}

bool IsStrong(Type type)
{
    return type == Type::kDisplay || type == Type::kTitle || type == Type::kHeading ||
           type == Type::kSmallStrong || type == Type::kCaptionStrong;
}

}  // namespace pinwright::ui
