#include "client/kit/widgets/tabs.hpp"

#include <imgui.h>

#include <algorithm>
#include <utility>

#include "client/kit/widgets/horizontal_scroll.hpp"
#include "shared/text_ids.hpp"

namespace pinwright::ui {

using platform::Key;
using platform::Node;
using platform::Role;

namespace {

struct TabsMemory {
    int shown = -1;  // The tab that was last scrolled into view.
};

Id PartId(Id id, int index)
{
    return MakeId("part", id + static_cast<Id>(index) * 31u);
}

// Adds the part to the mirror; returns where the arrows lead; -1: nowhere.
int MirrorPart(Ui& ui, Id id, Role role, const Rect& rect, std::string_view name, int index, int count,
               bool selected)
{
    const Id part = PartId(id, index);
    Node node;
    node.id = part;
    node.role = role;
    node.rect = rect;
    node.name = name;
    node.level = index + 1;
    node.size = count;
    node.flags = !selected              ? platform::kNotInTabOrder
                 : role == Role::kRadio ? platform::kChecked | platform::kFocusable
                                        : platform::kSelected | platform::kFocusable;
    ui.mirror.Add(std::move(node));
    int to = -1;
    while (const int key = ui.mirror.TakeKey(part)) {
        switch (static_cast<Key>(key)) {
            case Key::kRight:
            case Key::kDown:
                to = (index + 1) % count;
                break;
            case Key::kLeft:
            case Key::kUp:
                to = (index + count - 1) % count;
                break;
            case Key::kHome:
                to = 0;
                break;
            case Key::kEnd:
                to = count - 1;
                break;
            default:
                break;
        }
    }
    if (to >= 0)
        ui.Focus(PartId(id, to));
    return to;
}

void OpenGroup(Ui& ui, Id id, Role role, const Rect& rect, std::string_view name)
{
    Node node;
    node.id = id;
    node.role = role;
    node.rect = rect;
    node.name = name;
    ui.mirror.Open(std::move(node));
}

}  // namespace

std::optional<int> Tabs(Ui& ui, Id id, float x, float y, float width, const std::vector<TabWish>& tabs,
                        int selected)
{
    // If the tabs don't fit, move them closer and round large numbers. If they still don't fit, the row can
    // be dragged.
    Type type = Type::kHeading;
    float pad = kSpace4;
    bool tight = false;
    const auto count_of = [&](const TabWish& tab) {
        return tab.count < 0 ? std::string()
               : tight && tab.count >= 1000
                   ? Fill(texts::kThousands, {{"count", std::to_string(tab.count / 1000)}})
                   : std::to_string(tab.count);
    };
    const auto pill_of = [&](const std::string& count) {
        return std::max(22.0f, ui.paint.DigitsWidth(count, Type::kCaption) + 12);
    };
    const auto width_of = [&](const TabWish& tab) {
        const std::string count = count_of(tab);
        return std::max(kControlHeight, ui.paint.TextWidth(tab.name, type) + 2 * pad +
                                            (count.empty() ? 0 : 6 + pill_of(count)));
    };
    const auto width_of_first = [&](std::size_t count) {
        float sum = 0;
        for (std::size_t i = 0; i < count; ++i)
            sum += width_of(tabs[i]);
        return sum;
    };
    if (width_of_first(tabs.size()) > width) {
        tight = true;
        type = Type::kSmallStrong;
        pad = 0;
        const float rest = width - width_of_first(tabs.size());
        pad = std::clamp(rest / (2 * static_cast<float>(tabs.size())), kSpace2, kSpace3);
    }
    const Rect bar{x, y, width, kControlHeight};
    DragRow row(ui, id, bar, width_of_first(tabs.size()));
    if (std::exchange(ui.Memory<TabsMemory>(id).shown, selected) != selected) {
        const auto before = static_cast<std::size_t>(selected);
        row.Show(width_of_first(before), width_of_first(before + 1));
    }
    OpenGroup(ui, id, Role::kTabList, bar, {});
    ui.paint.HorizontalLine(x, bar.bottom() - ui.paint.Thick(1), width, ui.theme.line);
    std::optional<int> chosen;
    bool held = false;
    float left = x - row.offset();
    // Clip at the edge of the stage.
    const Rect box = ui.paint.Flip(row.most() > 0 ? bar.Inset(-kSpace4, 0) : bar);
    ImGui::PushClipRect({box.x, box.y}, {box.right(), box.bottom()}, true);
    const float middle = y + kControlHeight / 2;
    for (int i = 0; i < static_cast<int>(tabs.size()); ++i) {
        const TabWish& tab = tabs[static_cast<std::size_t>(i)];
        const Rect rect{left, y, width_of(tab), kControlHeight}, seen = row.Seen(rect);
        left = rect.right();
        const bool on = i == selected;
        const Id part = PartId(id, i);
        const Press press = ui.Pressed(part, seen);
        held = held || press.held;
        const float hover = ui.Ease(MakeId("hover", part), press.hovered || press.held);
        const float share = ui.Ease(MakeId("on", part), on);
        const Color color = on ? ui.theme.link : Mixed(ui.theme.muted, ui.theme.text, hover);
        const std::string count = count_of(tab);
        const float text = ui.paint.TextWidth(tab.name, type);
        const float start = rect.x + (rect.w - text - (count.empty() ? 0 : 6 + pill_of(count))) / 2;
        ui.paint.Line(start, middle, text + 1, tab.name, type, color);
        if (!count.empty()) {
            const float wide = pill_of(count);
            const Rect pill{start + text + 6, middle - 10, wide, 20};
            ui.Ground(pill, on ? ui.theme.accent_soft : ui.theme.sunken, kChipRadius);
            ui.paint.Digits(pill.x, middle, wide, count, Type::kCaption, color, 0.5f);
        }
        // The line grows from its middle.
        const float line = (rect.w - 2 * std::min(pad, 8.0f)) * share;
        if (share > 0)
            ui.paint.Fill({rect.x + (rect.w - line) / 2, bar.bottom() - 3, line, 3},
                          Faded(ui.theme.accent, share), 1.5f);
        ui.FocusRing(part, rect.Inset(4, 6), 8);
        const int to = MirrorPart(ui, id, Role::kTab, seen, tab.name, i, static_cast<int>(tabs.size()), on);
        if (press.pressed && !row.dragged())
            chosen = i;
        else if (to >= 0)
            chosen = to;
    }
    ImGui::PopClipRect();
    row.Drag(held);
    ui.mirror.Close();
    return chosen == selected ? std::nullopt : chosen;
}

std::optional<int> Segments(Ui& ui, Id id, const Rect& rect, std::string_view name,
                            const std::vector<std::string_view>& names, int selected)
{
    OpenGroup(ui, id, Role::kRadioGroup, rect, name);
    ui.Ground(rect, ui.theme.sunken, kFieldRadius);
    std::optional<int> chosen;
    const int count = static_cast<int>(names.size());
    const float each = (rect.w - 2 * kSpace1) / static_cast<float>(count), room = each - 2 * kSpace1;
    // Names are longer in some languages.
    const bool fit = std::all_of(names.begin(), names.end(), [&](std::string_view one) {
        return ui.paint.TextWidth(one, Type::kSmallStrong) <= room;
    });
    const Type type = fit ? Type::kSmallStrong : Type::kCaptionStrong;
    for (int i = 0; i < count; ++i) {
        const Rect part{rect.x + kSpace1 + each * static_cast<float>(i), rect.y + kSpace1, each,
                        rect.h - 2 * kSpace1};
        const Id part_id = PartId(id, i);
        const bool on = i == selected;
        const Press press = ui.Pressed(part_id, {part.x, rect.y, part.w, rect.h});
        const float hover = ui.Ease(MakeId("hover", part_id), press.hovered || press.held);
        if (on) {
            // In the dark a shadow is invisible, and a raised ground is hardly lighter.
            const Color raised =
                ui.theme.dark ? Mixed(ui.theme.sunken, ui.theme.text, 0.14f) : ui.theme.raised;
            ui.Float(part, ui.theme.forced ? ui.theme.accent : raised, kFieldRadius - 3, 4);
            if (ui.theme.dark && !ui.theme.forced)
                ui.paint.Stroke(part, ui.theme.field_line, kFieldRadius - 3);
        } else if (hover > 0) {
            ui.paint.Fill(part, Faded(ui.theme.hover, hover), kFieldRadius - 3);
        }
        const Color color = !on               ? Mixed(ui.theme.muted, ui.theme.text, hover)
                            : ui.theme.forced ? ui.theme.on_accent
                                              : ui.theme.text;
        ui.paint.Line(part.x + kSpace1, part.y + part.h / 2, room, names[static_cast<std::size_t>(i)], type,
                      color, 0.5f);
        ui.FocusRing(part_id, part, kFieldRadius - 3);
        const int to =
            MirrorPart(ui, id, Role::kRadio, part, names[static_cast<std::size_t>(i)], i, count, on);
        if (press.pressed)
            chosen = i;
        else if (to >= 0)
            chosen = to;
    }
    ui.mirror.Close();
    return chosen == selected ? std::nullopt : chosen;
}

}  // namespace pinwright::ui
