#include "client/kit/widgets/indicators.hpp"

#include <algorithm>
#include <cmath>

namespace pinwright::ui {

using platform::Node;
using platform::Role;

namespace {

platform::Images::Image PictureFor(Ui& ui, const Rect& rect, const std::string& address)
{
    const auto pixels = [&](float length) { return static_cast<int>(std::ceil(length * ui.density)); };
    return ui.images.ToCover(address, pixels(rect.w), pixels(rect.h));
}

}  // namespace

float ChipWidth(Ui& ui, std::string_view text, Icon icon)
{
    const float mark = icon == Icon::kNone ? 0 : 16 + 6;
    return std::ceil(ui.paint.TextWidth(text, Type::kSmallStrong)) + mark + 2 * 10;
}

float Chip(Ui& ui, float x, float middle, std::string_view text, Icon icon, Color color, Color ground)
{
    const float mark = icon == Icon::kNone ? 0 : 16 + 6;
    const float width = ChipWidth(ui, text, icon);
    ui.Ground({x, middle - 14, width, 28}, ground, kChipRadius);
    if (icon != Icon::kNone)
        ui.paint.Draw(icon, x + 10 + 8, middle, color, 16);
    ui.paint.Line(x + 10 + mark, middle, width, text, Type::kSmallStrong, color);
    return width;
}

void Spinner(Ui& ui, float x, float y, float radius, Color color)
{
    ui.paint.Arc(x, y, radius, 0, 1, Faded(color, 0.25f), 2);
    // With less motion it stands still; three quarters still read as "under way".
    const float turn = ui.theme.less_motion ? 0.0f : static_cast<float>(std::fmod(ui.now_ms() / 900, 1.0));
    ui.paint.Arc(x, y, radius, turn, turn + (ui.theme.less_motion ? 0.75f : 0.3f), color, 2);
    // Draw no frames while it is out of sight.
    if (!ui.theme.less_motion && ui.InSight({x - radius, y - radius, 2 * radius, 2 * radius}))
        ui.wake(2);
}

void ProgressBar(Ui& ui, Id id, const Rect& rect, std::string_view name, float share)
{
    ui.Ground(rect, ui.theme.sunken, kChipRadius);
    ui.paint.Fill({rect.x, rect.y, std::max(rect.h, rect.w * std::clamp(share, 0.0f, 1.0f)), rect.h},
                  ui.theme.accent, kChipRadius);
    Node node;
    node.id = id;
    node.role = Role::kProgress;
    node.rect = rect;
    node.name = name;
    node.level = static_cast<int>(share * 100);
    ui.mirror.Add(std::move(node));
}

void Skeleton(Ui& ui, const Rect& rect, float radius)
{
    ui.Ground(rect, ui.theme.sunken, radius);
}

void Thumbnail(Ui& ui, const Rect& rect, const std::string& address, Icon icon, float radius)
{
    ui.Ground(rect, ui.theme.sunken, radius);
    platform::Images::Image image;
    if (!address.empty())
        image = PictureFor(ui, rect, address);
    if (image.texture != 0)
        ui.paint.Cover(rect, image, radius);
    else
        ui.paint.Draw(icon, rect.x + rect.w / 2, rect.y + rect.h / 2, ui.theme.muted, rect.w * 0.45f);
}

void Avatar(Ui& ui, const Rect& rect, const std::string& address, std::string_view name)
{
    ui.Ground(rect, ui.theme.accent_soft, kChipRadius);
    platform::Images::Image image;
    if (!address.empty())
        image = PictureFor(ui, rect, address);
    if (image.texture != 0) {
        ui.paint.Cover(rect, image, kChipRadius);
        return;
    }
    // The whole first character of the name, which may be several bytes long.
    std::size_t end = name.empty() ? 0 : 1;
    while (end < name.size() && (static_cast<unsigned char>(name[end]) & 0xc0u) == 0x80u)
        ++end;
    ui.paint.Line(rect.x, rect.y + rect.h / 2, rect.w, name.substr(0, end),
                  rect.w > 40 ? Type::kTitle : Type::kSmallStrong, ui.theme.link, 0.5f);
}

}  // namespace pinwright::ui
