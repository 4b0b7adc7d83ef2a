#include "client/kit/widgets/button.hpp"

#include <algorithm>
#include <cmath>

#include "client/kit/widgets/indicators.hpp"

namespace pinwright::ui {

using platform::Node;
using platform::Role;

namespace {

struct ButtonColors {
    Color ground, border, words;
};

ButtonColors ColorsOf(const Theme& theme, Look look, float hover)
{
    switch (look) {
        case Look::kPrimary:
            return {Mixed(theme.accent, theme.accent_hover, hover), 0, theme.on_accent};
        case Look::kDanger:
            return {Mixed(theme.danger, Mixed(theme.danger, theme.text, 0.2f), hover), 0,
                    theme.dark || theme.forced ? theme.canvas : Rgb(0xffffff)};
        case Look::kSecondary:
            return {Faded(theme.hover, hover), theme.field_line, theme.text};
        case Look::kQuiet:
            break;
    }
    return {Faded(theme.hover, hover), 0, theme.link};
}

float PaddingOf(Look look)
{
    return look == Look::kQuiet ? kSpace3 : 18;
}

void DrawButton(Ui& ui, Id id, const Rect& rect, const ButtonWish& wish, const Press& press)
{
    const bool usable = !wish.disabled && !wish.busy;
    const float hover = ui.Ease(MakeId("hover", id), usable && (press.hovered || press.held));
    ButtonColors colors = ColorsOf(ui.theme, wish.look, hover);
    if (wish.disabled) {
        colors.words = ui.theme.disabled;
        if (wish.look != Look::kQuiet) {
            colors.ground = ui.theme.sunken;
            colors.border = ui.theme.forced ? ui.theme.disabled : 0;
        }
    }
    if ((colors.ground >> 24) != 0)
        ui.paint.Fill(rect, colors.ground, kFieldRadius);
    if (colors.border != 0)
        ui.paint.Stroke(rect, colors.border, kFieldRadius);
    if (press.held && usable)
        ui.paint.Fill(rect, ui.theme.hover, kFieldRadius);
    // Forced colors have no hover shade.
    if (ui.theme.forced && hover > 0)
        ui.paint.Stroke(rect, ui.theme.accent, kFieldRadius, 2);
    const float middle = rect.y + rect.h / 2;
    if (wish.icon_only) {
        if (wish.busy)
            Spinner(ui, rect.x + rect.w / 2, middle, 8, colors.words);
        else
            ui.paint.Draw(wish.icon, rect.x + rect.w / 2, middle, colors.words);
    } else {
        const bool mark = wish.icon != Icon::kNone || wish.busy;
        const float lead = mark ? kIconSize + kSpace2 : 0;
        const float text = ui.paint.TextWidth(wish.name, Type::kHeading);
        const float left = rect.x + std::max(kSpace2, (rect.w - text - lead) / 2), words = left + lead;
        if (wish.busy)
            Spinner(ui, left + kIconSize / 2, middle, 8, colors.words);
        else if (mark)
            ui.paint.Draw(wish.icon, left + kIconSize / 2, middle, colors.words);
        ui.paint.Line(words, middle, rect.right() - words, wish.name, Type::kHeading, colors.words);
    }
    ui.FocusRing(id, rect, kFieldRadius);
}

}  // namespace

float ButtonWidth(Ui& ui, const ButtonWish& wish)
{
    if (wish.icon_only)
        return kControlHeight;
    const float lead = wish.icon != Icon::kNone || wish.busy ? kIconSize + kSpace2 : 0;
    return std::ceil(ui.paint.TextWidth(wish.name, Type::kHeading) + lead + 2 * PaddingOf(wish.look));
}

bool Button(Ui& ui, Id id, const Rect& rect, const ButtonWish& wish)
{
    const Press press = ui.Pressed(id, rect);
    DrawButton(ui, id, rect, wish, press);
    Node node;
    node.id = id;
    node.role = Role::kButton;
    node.rect = rect;
    node.name = wish.name;
    node.description = wish.description;
    node.flags = wish.disabled || wish.busy ? platform::kDisabled : 0;
    ui.mirror.Add(std::move(node));
    return press.pressed && !wish.disabled && !wish.busy;
}

namespace {

// The browser follows external links itself; the mirror reports links within the app.
void MirrorLink(Ui& ui, Id id, const Rect& rect, std::string_view name, const std::string& address,
                Target target)
{
    Node node;
    node.id = id;
    node.role = Role::kLink;
    node.rect = rect;
    node.name = name;
    node.address = address;
    node.flags = target == Target::kNewTab ? platform::kElsewhere : 0;
    ui.mirror.Add(std::move(node));
}

}  // namespace

bool TextLink(Ui& ui, Id id, const Rect& rect, std::string_view name, const std::string& address,
              Target target)
{
    const bool go = ui.mirror.TakeActivated(id);
    const Press press = ui.Pressed(id, rect);
    const float middle = rect.y + rect.h / 2;
    const float text = ui.paint.TextWidth(name, Type::kBody);
    ui.paint.Line(rect.x, middle, rect.w, name, Type::kBody, ui.theme.link);
    const float line = middle + SizeOf(Type::kBody) * 0.58f;
    ui.paint.HorizontalLine(
        rect.x, line, std::min(text, rect.w),
        Faded(ui.theme.link,
              ui.theme.forced ? 1 : 0.4f + 0.6f * ui.Ease(MakeId("hover", id), press.hovered)));
    ui.FocusRing(id, rect, 4);
    MirrorLink(ui, id, rect, name, address, target);
    return go;
}

bool ButtonLink(Ui& ui, Id id, const Rect& rect, const ButtonWish& wish, const std::string& address,
                Target target)
{
    const bool go = ui.mirror.TakeActivated(id);
    DrawButton(ui, id, rect, wish, ui.Pressed(id, rect));
    MirrorLink(ui, id, rect, wish.name, address, target);
    return go;
}

}  // namespace pinwright::ui
