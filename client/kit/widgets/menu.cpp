#include "client/kit/widgets/menu.hpp"

#include <algorithm>

#include "client/kit/canvas/column.hpp"
#include "client/kit/widgets/popup.hpp"

namespace pinwright::ui {

using platform::Key;
using platform::Node;
using platform::Role;

namespace {

struct MenuMemory {
    bool open = false;
    Id opener = 0;  // Had the focus, and gets it back.
};

Id ItemId(Id id, int index)
{
    return MakeId("item", id + static_cast<Id>(index) * 31u);
}

// The item that `key` leads to from item `at`; -1: none.
int After(int key, int at, int count)
{
    switch (static_cast<Key>(key)) {
        case Key::kDown:
            return (at + 1) % count;
        case Key::kUp:
            return (at + count - 1) % count;
        case Key::kHome:
        case Key::kPageUp:
            return 0;
        case Key::kEnd:
        case Key::kPageDown:
            return count - 1;
        default:
            break;
    }
    return -1;
}

void DrawItem(Ui& ui, Id id, const Rect& line, const MenuItem& item, const Press& press)
{
    RowGround(ui, line, item.disabled ? Press{} : press, ui.HasFocus(id) && ui.mirror.focus_shown());
    const Color color = item.disabled ? ui.theme.disabled : item.danger ? ui.theme.danger : ui.theme.text;
    Row row({line.x + kSpace3, line.y, line.w - kSpace3 - kSpace2, line.h}, kSpace3);
    if (item.icon != Icon::kNone)
        ui.paint.Draw(item.icon, row.Add(kIconSize).x + kIconSize / 2, row.middle(),
                      item.danger ? color : ui.theme.muted);
    ui.paint.Line(row.rest().x, row.middle(), row.rest().w, item.name, Type::kBody, color);
}

Node ItemNode(Id id, const Rect& line, const MenuItem& item, int index, int count)
{
    Node node;
    node.id = id;
    node.role = Role::kMenuItem;
    node.rect = line;
    node.name = item.name;
    node.address = item.address;
    node.level = index + 1;
    node.size = count;
    node.flags = platform::kNotInTabOrder | (item.address.empty() ? 0 : platform::kElsewhere) |
                 (item.disabled ? platform::kDisabled : 0);
    return node;
}

}  // namespace

void OpenMenu(Ui& ui, Id id)
{
    ui.Memory<MenuMemory>(id) = {true, ui.mirror.focused()};
    ui.Focus(ItemId(id, 0));
    ui.wake(3);
}

void CloseMenu(Ui& ui, Id id)
{
    ui.Memory<MenuMemory>(id).open = false;
}

bool IsMenuOpen(Ui& ui, Id id)
{
    return ui.Memory<MenuMemory>(id).open;
}

std::optional<int> Menu(Ui& ui, Id id, const Rect& anchor, std::string_view name,
                        const std::vector<MenuItem>& items)
{
    if (!IsMenuOpen(ui, id))
        return std::nullopt;
    std::optional<int> chosen;
    float width = 200;
    for (const MenuItem& item : items)
        width = std::max(width, ui.paint.TextWidth(item.name, Type::kBody) + 2 * kSpace4 +
                                    (item.icon != Icon::kNone ? kIconSize + kSpace3 : 0) + 12);
    const float pad = 6;
    ui.BeginOnTop(id, Behind::kClear);
    // A button's menu ends where the button does; a pointer's menu begins at the pointer.
    const Rect place = anchor.w > 0 ? Rect{anchor.right() - width, anchor.y, width, anchor.h} : anchor;
    const Rect rect =
        PlacePopup(ui, place, width, kControlHeight * static_cast<float>(items.size()) + 2 * pad);
    PopupGround(ui, rect);
    bool close = ui.PressedOutside(rect), back = false, left = false, inside = false;
    if (ui.TakeEscape())
        close = back = true;
    Node menu;
    menu.id = id;
    menu.role = Role::kMenu;
    menu.name = name;
    menu.rect = rect;
    // Layers over the screen are outside its landmarks.
    Node region;
    region.id = MakeId("region", id);
    region.role = Role::kSection;
    region.name = name;
    region.rect = rect;
    ui.mirror.OpenOnTop(std::move(region));
    ui.mirror.Open(std::move(menu));
    const int count = static_cast<int>(items.size());
    Column column(rect.x + pad, rect.y + pad, rect.w - 2 * pad);
    for (int i = 0; i < count; ++i) {
        const MenuItem& item = items[static_cast<std::size_t>(i)];
        const Id item_id = ItemId(id, i);
        const Rect line = column.Add(kControlHeight);
        // The browser follows a link after the pointer is up, and reports it. The link must stay until then.
        const bool followed = !item.address.empty() && ui.mirror.TakeActivated(item_id);
        const Press press = ui.Pressed(item_id, line);
        const bool taken = item.address.empty() ? press.pressed : followed;
        while (const int key = ui.mirror.TakeKey(item_id)) {
            const int to = After(key, i, count);
            if (to >= 0)
                ui.Focus(ItemId(id, to));
        }
        left = ui.mirror.TakeLeft(item_id) || left;
        inside = inside || ui.HasFocus(item_id);
        if (taken && !item.disabled) {
            chosen = i;
            close = back = true;
        }
        DrawItem(ui, item_id, line, item, press);
        ui.mirror.Add(ItemNode(item_id, line, item, i, count));
    }
    ui.mirror.Close();
    ui.mirror.Close();
    ui.EndOnTop();
    // Tab leads out of it.
    if (left && !inside && ui.mirror.focused() != 0)
        close = true;
    if (close) {
        CloseMenu(ui, id);
        ui.wake(2);
    }
    if (back)
        ui.Focus(ui.Memory<MenuMemory>(id).opener);
    return chosen;
}

}  // namespace pinwright::ui
