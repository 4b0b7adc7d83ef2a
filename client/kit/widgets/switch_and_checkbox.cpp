#include "client/kit/widgets/switch_and_checkbox.hpp"

namespace pinwright::ui {

bool Switch(Ui& ui, Id id, const Rect& rect, std::string_view name, bool on)
{
    const Press press = ui.Pressed(id, rect);
    const float share = ui.Ease(MakeId("on", id), on);
    const float hover = ui.Ease(MakeId("hover", id), press.hovered || press.held);
    const float middle = rect.y + rect.h / 2;
    const Rect track{rect.right() - kControlHeight, middle - 13, kControlHeight, 26};
    ui.paint.Line(rect.x, middle, rect.w - track.w - kSpace3, name, Type::kBody, ui.theme.text);
    ui.paint.Fill(track, Mixed(ui.theme.sunken, Mixed(ui.theme.accent, ui.theme.accent_hover, hover), share),
                  kChipRadius);
    ui.paint.Stroke(track,
                    Mixed(Mixed(ui.theme.field_line, ui.theme.text, hover * 0.35f), ui.theme.accent, share),
                    kChipRadius);
    const float side = press.held ? 20 : 18;
    const float at = track.x + 13 + (track.w - 26) * share;
    ui.paint.Fill({at - side / 2, middle - side / 2, side, side},
                  Mixed(ui.theme.field_line, ui.theme.on_accent, share), kChipRadius);
    ui.FocusRing(id, rect, 10);
    platform::Node node;
    node.id = id;
    node.role = platform::Role::kSwitch;
    node.rect = rect;
    node.name = name;
    node.flags = on ? platform::kChecked : 0;
    ui.mirror.Add(std::move(node));
    return press.pressed;
}

void CheckMark(Ui& ui, Id id, const Rect& box, bool on, const Press& press)
{
    const float share = ui.Ease(MakeId("on", id), on);
    const float hover = ui.Ease(MakeId("hover", id), press.hovered || press.held);
    ui.paint.Fill(box, Mixed(ui.theme.surface, ui.theme.accent, share), 6);
    ui.paint.Stroke(
        box, Mixed(Mixed(ui.theme.field_line, ui.theme.text, hover * 0.35f), ui.theme.accent, share), 6);
    if (on)
        ui.paint.Draw(Icon::kCheck, box.x + box.w / 2, box.y + box.h / 2, Faded(ui.theme.on_accent, share),
                      16);
}

}  // namespace pinwright::ui
