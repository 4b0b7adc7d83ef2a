#include "client/kit/widgets/combo_box.hpp"

#include <algorithm>
#include <utility>

#include "client/kit/widgets/combo_box_list.hpp"
#include "client/kit/widgets/field.hpp"
#include "client/kit/widgets/indicators.hpp"

namespace pinwright::ui {

using platform::Key;
using platform::Node;
using platform::Role;

namespace {

constexpr int kPage = 6;  // Rows that Page Up and Page Down move by.

struct ComboMemory {
    bool open = false;
    bool waits = false;  // Opens when later.wasm is here.
    int row = 0;         // The row that the arrows are on; -1: none.
};

// The next row that begins with this letter, wrapping at the end.
int RowWithLetter(const ComboWish& wish, int row, int letter)
{
    for (int step = 1; step <= wish.count; ++step) {
        const int at = (std::max(row, -1) + step) % wish.count;
        const std::string_view name = wish.option(at).name;
        const int first = name.empty() ? 0 : static_cast<unsigned char>(name[0]);
        if ((first >= 'A' && first <= 'Z' ? first | 32 : first) == letter)
            return at;
    }
    return row;
}

int ChosenRow(const ComboWish& wish)
{
    for (int row = 0; row < wish.count; ++row) {
        if (wish.option(row).id == wish.chosen)
            return row;
    }
    return wish.search.empty() ? -1 : 0;
}

// Applies a key in the open list to the row, the choice and the list.
void OnKey(int key, const ComboWish& wish, int& row, int& taken, bool& close)
{
    const int last = ComboRows(wish) - 1;
    switch (static_cast<Key>(key)) {
        case Key::kDown:
            row = std::min(last, row + 1);
            break;
        case Key::kUp:
            row = std::max(std::min(0, last), row - 1);
            break;
        case Key::kPageDown:
            row = std::min(last, row + kPage);
            break;
        case Key::kPageUp:
            row = std::max(std::min(0, last), row - kPage);
            break;
        case Key::kHome:
            row = std::min(0, last);
            break;
        case Key::kEnd:
            row = last;
            break;
        case Key::kEnter:
        case Key::kSpace:
            taken = row;
            close = true;
            break;
        case Key::kEscape:
        case Key::kTab:
            close = true;
            break;
        default:
            if (key > static_cast<int>(Key::kLetter))
                row = RowWithLetter(wish, row, key - static_cast<int>(Key::kLetter));
            break;
    }
}

void DrawField(Ui& ui, Id id, const Rect& frame, const Press& press, const ComboWish& wish, bool is_open,
               int row)
{
    FieldFrame(ui, id, frame, press, {.active = is_open || ui.HasFocus(id), .wrong = !wish.problems.empty()});
    const float middle = frame.y + frame.h / 2;
    const bool has = !wish.chosen_name.empty();
    const std::string_view shown = has ? wish.chosen_name : wish.placeholder;
    float room = frame.w - kSpace3 - 40;
    if (!wish.chosen_detail.empty()) {
        const float wide = std::min(room / 2, ui.paint.TextWidth(wish.chosen_detail, Type::kSmall));
        room -= wide + kSpace2;
        ui.paint.Line(frame.x + kSpace3 + room + kSpace2, middle, wide, wish.chosen_detail, Type::kSmall,
                      ui.theme.muted);
    }
    ui.paint.Line(frame.x + kSpace3, middle, room, shown, Type::kBody, has ? ui.theme.text : ui.theme.muted);
    if (wish.loading)
        Spinner(ui, frame.right() - 22, middle, 8, ui.theme.muted);
    else
        ui.paint.Draw(Icon::kChevron, frame.right() - 22, middle, ui.theme.muted);
    ui.FocusRing(id, frame, kFieldRadius);
    Node node;
    node.id = id;
    node.role = Role::kComboBox;
    node.rect = frame;
    node.name = wish.name;
    node.value = shown;
    if (!wish.chosen_detail.empty())
        node.value += ", " + std::string(wish.chosen_detail);
    node.description = ProblemText(wish.problems);
    node.flags = (is_open ? platform::kExpanded : 0) | (wish.problems.empty() ? 0 : platform::kInvalid) |
                 (wish.required ? platform::kRequired : 0);
    if (is_open) {
        node.owns = ComboListId(id);
        if (row >= 0 && row < ComboRows(wish))
            node.marked = ComboRowId(id, row);
    }
    ui.mirror.Add(std::move(node));
}

}  // namespace

ComboAnswer ComboBox(Ui& ui, Id id, float x, float y, float width, const ComboWish& wish)
{
    ComboAnswer answer;
    ComboMemory& memory = ui.Memory<ComboMemory>(id);
    const bool search = !wish.search.empty();
    const Id search_id = ComboSearchId(id), hears = search ? search_id : id;
    const float label = FieldLabel(ui, x, y, width, wish.name, nullptr);
    const Rect frame{x, y + label, width, kControlHeight};
    const bool was_open = memory.open;
    const int row_before = memory.row;
    int row = row_before, taken = -1;
    bool close = false;

    const Press press = ui.Pressed(id, frame);
    bool open = press.pressed && !was_open;
    if (press.pressed && was_open)
        close = true;
    while (const int key = ui.mirror.TakeKey(was_open ? hears : id)) {
        if (was_open)
            OnKey(key, wish, row, taken, close);
        else
            open = open || key == static_cast<int>(Key::kDown) || key == static_cast<int>(Key::kUp) ||
                   key == static_cast<int>(Key::kEnter) || key == static_cast<int>(Key::kSpace);
    }
    if (open && !ui.late_code) {
        memory.waits = true;
        ui.need_late_code();
        open = false;
    } else if (ui.late_code && std::exchange(memory.waits, false)) {
        open = !was_open;
    }
    if (open) {
        memory.open = true;
        row = ChosenRow(wish);
        answer.opened = true;
        if (search)
            ui.Focus(search_id);
    }
    bool back = close;  // The focus returns to the field.
    answer.left = ui.mirror.TakeLeft(id) && !memory.open;
    row = std::min(row, ComboRows(wish) - 1);
    DrawField(ui, id, frame, press, wish, memory.open && !close, row);

    if (memory.open && !close) {
        if (row >= 0 && (open || row != row_before))
            ShowComboRow(ui, id, wish, row);
        const ComboListAnswer list = DrawComboList(ui, id, {x, y, width, frame.bottom() - y}, wish, row);
        if (list.chosen >= 0) {
            taken = list.chosen;
            close = back = true;
        }
        if (list.close) {
            close = answer.left = true;
            back = list.back;
        }
        if (list.filter) {
            answer.filter = list.filter;
            row = 0;
            ShowComboRow(ui, id, wish, 0);
        }
        // Pressing beside a row takes the focus from the search field; Tab moves it elsewhere.
        if (search && was_open && ui.mirror.TakeLeft(search_id)) {
            const Id now = ui.mirror.focused();
            if (now == 0 && !ui.input.touch())
                ui.Focus(search_id);
            else if (now != 0 && now != MakeId("clear", search_id) && now != MakeId("close", id))
                close = true;
        }
    }
    memory.row = row;
    if (taken >= 0 && taken < wish.count)
        answer.chosen = std::string(wish.option(taken).id);
    answer.create = !wish.create.empty() && taken == wish.count;
    if (close) {
        memory.open = false;
        if (back && (search || ui.HasFocus(search_id)))
            ui.Focus(id);
        ui.wake(3);
    }
    answer.height = label + frame.h +
                    FieldProblems(ui, x, frame.bottom(), std::max(width, wish.problem_width), wish.problems);
    return answer;
}

}  // namespace pinwright::ui
