#include "client/ui/combo_box.hpp"

#include <algorithm>

#include "client/app/words.hpp"
#include "client/ui/widgets.hpp"

namespace pinwright::ui {

using platform::Key;
using platform::Node;
using platform::Role;

namespace {

// As many as a reader's list may hold; of longer lists the mirror holds what shows, with its position.
constexpr std::size_t kMirroredWhole = 120;
constexpr float kListMost = 360;

// What lives between frames, in the numbers that the Ui keeps: 0 closed, 1 open; the row the arrows are on.
struct Kept {
    double& open;
    double& row;
};

char32_t FirstLetter(const std::string& name)
{
    return name.empty() ? 0
                        : static_cast<char32_t>(name[0] >= 'A' && name[0] <= 'Z' ? name[0] + 32 : name[0]);
}

struct ListAnswer {
    std::optional<std::size_t> chosen;
    bool close = false;
};

ListAnswer DrawList(Ui& ui, Id id, const Rect& field, const ComboWish& wish, int row)
{
    ListAnswer answer;
    const float row_height = wish.pictures ? 56 : kControlHeight;
    const float empty_height =
        wish.options.empty()
            ? 2 * kSpace4 + ui.paint.TextHeight(field.w - 2 * kSpace4, wish.empty_words, Type::kSmall)
            : 0;
    const float wanted =
        wish.options.empty() ? empty_height : row_height * static_cast<float>(wish.options.size()) + 12;
    const float below = ui.height - field.bottom() - kSpace4, above = field.y - kSpace4;
    const bool up = below < std::min(wanted, 200.0f) && above > below;
    const float height = std::min({wanted, kListMost, (up ? above : below) - 6});
    // A narrow field opens a list that is wide enough to read.
    const float width = std::min(std::max(field.w, 320.0f), ui.width - 2 * kSpace4);
    const float left = std::min(field.x, ui.width - kSpace4 - width);
    const Rect rect{left, up ? field.y - 6 - height : field.bottom() + 6, width, height};

    ui.BeginOnTop("list", false);
    ui.paint.Shadow(rect, ui.theme.shadow, kFieldRadius + 2, 18);
    ui.paint.Fill(rect, ui.theme.raised, kFieldRadius + 2);
    ui.mirror.Cover(rect);
    if (ui.theme.dark)
        ui.paint.Stroke(rect, ui.theme.line, kFieldRadius + 2);
    if (ui.PressedOutside(rect))
        answer.close = true;
    Node list;
    list.id = MakeId("list", id);
    list.role = Role::kListBox;
    list.name = wish.name;
    list.rect = rect;
    ui.mirror.OpenOnTop(std::move(list));
    Node scroll;
    scroll.id = MakeId("scroll", id);
    scroll.rect = rect;
    float top = ui.BeginScroll(std::move(scroll)) + 6;
    if (wish.options.empty()) {
        Paragraph(ui, MakeId("empty", id), rect.x + kSpace4, top + kSpace4 - 6, rect.w - 2 * kSpace4,
                  wish.empty_words, Type::kSmall, ui.theme.muted);
        top += empty_height - 12;
    }
    for (std::size_t i = 0; i < wish.options.size(); ++i) {
        const Rect line{rect.x + 6, top + row_height * static_cast<float>(i), rect.w - 12, row_height};
        const bool shows = line.bottom() >= rect.y && line.y <= rect.bottom();
        if (!shows && wish.options.size() > kMirroredWhole)
            continue;
        const Option& option = wish.options[i];
        const Id option_id = MakeId(option.id, id);
        const bool chosen = option.id == wish.chosen;
        if (shows) {
            const Press press = ui.Pressed(option_id, line);
            if (press.pressed)
                answer.chosen = i;
            if (press.hovered || press.held || static_cast<int>(i) == row)
                ui.paint.Fill(
                    line,
                    static_cast<int>(i) == row && !press.hovered ? ui.theme.accent_soft : ui.theme.hover, 8);
            const float middle = line.y + line.h / 2;
            float text_x = line.x + kSpace3;
            if (wish.pictures) {
                const Rect cover{line.x + 8, middle - 20, 40, 40};
                ui.paint.Fill(cover, ui.theme.sunken, 8);
                ui.paint.Draw(Icon::kBoard, cover.x + 20, middle, ui.theme.muted, 18);
                if (!option.picture.empty())
                    ui.paint.Cover(
                        cover, ui.images.FromServer(option.picture, static_cast<int>(40 * ui.density)), 8);
                text_x = cover.right() + kSpace3;
            }
            const float room = line.right() - text_x - (chosen ? 34 : 10) - (option.locked ? 24 : 0);
            if (option.detail.empty()) {
                ui.paint.Line(text_x, middle, room, option.name, Type::kBody, ui.theme.text);
            } else {
                ui.paint.Line(text_x, middle - 10, room, option.name, Type::kBody, ui.theme.text);
                ui.paint.Line(text_x, middle + 11, room, option.detail, Type::kCaption, ui.theme.muted);
            }
            if (option.locked)
                ui.paint.Draw(Icon::kLock, line.right() - (chosen ? 42 : 18), middle, ui.theme.muted, 16);
            if (chosen)
                ui.paint.Draw(Icon::kCheck, line.right() - 18, middle, ui.theme.accent);
        } else if (ui.mirror.TakeActivated(option_id)) {
            answer.chosen = i;
        }
        Node node;
        node.id = option_id;
        node.role = Role::kOption;
        node.rect = line;
        node.name = option.name;
        node.flags = chosen ? platform::kSelected : 0;
        node.level = static_cast<int>(i) + 1;
        node.size = static_cast<int>(wish.options.size());
        ui.mirror.Add(std::move(node));
    }
    ui.EndScroll(top + row_height * static_cast<float>(wish.options.size()) + 6);
    ui.mirror.Close();
    ui.EndOnTop();
    return answer;
}

}  // namespace

ComboAnswer ComboBox(Ui& ui, Id id, float x, float y, float width, const ComboWish& wish)
{
    ComboAnswer answer;
    const Kept kept{ui.Kept(MakeId("open", id)), ui.Kept(MakeId("row", id))};
    const int count = static_cast<int>(wish.options.size());
    const float label = FieldLabel(ui, x, y, width, wish.name, nullptr);
    const Rect frame{x, y + label, width, kControlHeight};
    const bool was_open = kept.open != 0;

    auto chosen_row = [&] {
        const auto found = std::find_if(wish.options.begin(), wish.options.end(),
                                        [&](const Option& option) { return option.id == wish.chosen; });
        return found == wish.options.end() ? -1 : static_cast<int>(found - wish.options.begin());
    };
    auto open = [&] {
        kept.open = 1;
        kept.row = chosen_row();
    };
    const Press press = ui.Pressed(id, frame);
    if (press.pressed)
        was_open ? void(kept.open = 0) : open();

    const int row_before = static_cast<int>(kept.row);
    while (const int key = ui.mirror.TakeKey(id)) {
        const bool is_open = kept.open != 0;
        int row = static_cast<int>(kept.row);
        if (!is_open) {
            if (key == static_cast<int>(Key::kDown) || key == static_cast<int>(Key::kUp) ||
                key == static_cast<int>(Key::kEnter) || key == static_cast<int>(Key::kSpace))
                open();
            continue;
        }
        if (key == static_cast<int>(Key::kDown))
            row = std::min(count - 1, row + 1);
        else if (key == static_cast<int>(Key::kUp))
            row = std::max(0, row - 1);
        else if (key == static_cast<int>(Key::kHome))
            row = 0;
        else if (key == static_cast<int>(Key::kEnd))
            row = count - 1;
        else if (key == static_cast<int>(Key::kEscape) || key == static_cast<int>(Key::kTab))
            kept.open = 0;
        else if (key == static_cast<int>(Key::kEnter) || key == static_cast<int>(Key::kSpace)) {
            if (row >= 0 && row < count)
                answer.chosen = wish.options[static_cast<std::size_t>(row)].id;
            kept.open = 0;
        } else if (key >= static_cast<int>(Key::kLetter)) {
            // The next one that begins with this letter, round the end.
            const auto letter = static_cast<char32_t>(key - static_cast<int>(Key::kLetter));
            for (int step = 1; step <= count; ++step) {
                const int at = (std::max(row, -1) + step) % count;
                if (FirstLetter(wish.options[static_cast<std::size_t>(at)].name) == letter) {
                    row = at;
                    break;
                }
            }
        }
        kept.row = row;
    }
    const bool left = ui.mirror.TakeLeft(id);
    answer.left = left && !was_open;

    const bool is_open = kept.open != 0;
    const float glow = ui.Ease(MakeId("focus", id), is_open || ui.HasFocus(id));
    ui.paint.Fill(frame, ui.theme.surface, kFieldRadius);
    const Colour quiet =
        press.hovered ? Mixed(ui.theme.field_line, ui.theme.text, 0.35f) : ui.theme.field_line;
    ui.paint.Stroke(frame, wish.problems.empty() ? Mixed(quiet, ui.theme.accent, glow) : ui.theme.danger,
                    kFieldRadius, is_open || !wish.problems.empty() ? 2 : 1);
    const float middle = frame.y + frame.h / 2;
    const bool has = !wish.chosen_name.empty();
    ui.paint.Line(frame.x + kSpace3, middle, frame.w - kSpace3 - 40,
                  has ? wish.chosen_name : std::string(wish.placeholder), Type::kBody,
                  has ? ui.theme.text : ui.theme.muted);
    if (wish.loading)
        Spinner(ui, frame.right() - 22, middle, 8, ui.theme.muted);
    else
        ui.paint.Draw(Icon::kChevron, frame.right() - 22, middle, ui.theme.muted);
    ui.FocusRing(id, frame, kFieldRadius);

    const int row = static_cast<int>(kept.row);
    Node node;
    node.id = id;
    node.role = Role::kComboBox;
    node.rect = frame;
    node.name = wish.name;
    node.value = has ? wish.chosen_name : std::string(wish.placeholder);
    node.description = ProblemText(wish.problems);
    node.flags = (is_open ? platform::kExpanded : 0) | (wish.problems.empty() ? 0 : platform::kInvalid) |
                 platform::kRequired;
    if (is_open) {
        node.owns = MakeId("list", id);
        if (row >= 0 && row < count)
            node.marked = MakeId(wish.options[static_cast<std::size_t>(row)].id, id);
    }
    ui.mirror.Add(std::move(node));

    if (is_open) {
        if (row >= 0 && (row != row_before || !was_open)) {
            const float row_height = wish.pictures ? 56 : kControlHeight;
            const float top = row_height * static_cast<float>(row);
            ui.ShowInScroll(MakeId("scroll", id), top, top + row_height + 12);
        }
        const ListAnswer list = DrawList(ui, id, frame, wish, row);
        if (list.chosen)
            answer.chosen = wish.options[*list.chosen].id;
        // A press on the field itself has closed it already; the list must not open it again.
        if (list.chosen || (list.close && was_open))
            kept.open = 0;
        if (kept.open == 0)
            ui.wake(2);
    }
    answer.height = label + frame.h +
                    FieldProblems(ui, x, frame.bottom(), std::max(width, wish.problem_width), wish.problems);
    return answer;
}

}  // namespace pinwright::ui
