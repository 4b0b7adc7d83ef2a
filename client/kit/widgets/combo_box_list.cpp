#include "client/kit/widgets/combo_box_list.hpp"

#include <algorithm>

#include "client/kit/canvas/text.hpp"
#include "client/kit/widgets/button.hpp"
#include "client/kit/widgets/field.hpp"
#include "client/kit/widgets/indicators.hpp"
#include "client/kit/widgets/popup.hpp"
#include "shared/text_ids.hpp"

namespace pinwright::ui {

using platform::Node;
using platform::Role;

namespace {

// The mirror holds up to this many rows; of longer lists, it holds the visible rows with their positions.
constexpr int kMirroredWhole = 120;
constexpr float kListMost = 400, kPad = 6, kHeading = 36;

float RowHeight(const ComboWish& wish)
{
    return wish.pictures ? kRowHeight : kControlHeight;
}

// From the top of the list to the top of this row, including headings above it.
float RowTop(const ComboWish& wish, int row)
{
    float top = kPad + RowHeight(wish) * static_cast<float>(row);
    for (const OptionGroup& group : wish.groups)
        top += group.first <= row ? kHeading : 0;
    return top;
}

void DrawOption(Ui& ui, const Rect& line, const Option& option, const ComboWish& wish)
{
    const bool chosen = option.id == wish.chosen;
    const float middle = line.y + line.h / 2;
    // What is indented begins below the words of what it belongs to.
    if (wish.pictures && option.indent == 0)
        Thumbnail(ui, {line.x + kSpace3 - 4, middle - 20, 40, 40}, std::string(option.picture), Icon::kBoard,
                  8);
    const float x =
        line.x + kSpace3 + (wish.pictures ? 36 + kSpace3 : 0) + kSpace4 * static_cast<float>(option.indent);
    const float room = line.right() - x - (chosen ? 34 : 10) - (option.locked ? 24 : 0);
    const bool two = !option.detail.empty();
    ui.paint.Line(x, middle - (two ? 10 : 0), room, option.name, Type::kBody, ui.theme.text);
    if (two)
        ui.paint.Line(x, middle + 11, room, option.detail, Type::kCaption, ui.theme.muted);
    if (option.locked)
        ui.paint.Draw(Icon::kLock, line.right() - (chosen ? 46 : 20), middle, ui.theme.muted, 16);
    if (chosen)
        ui.paint.Draw(Icon::kCheck, line.right() - 20, middle, ui.theme.accent);
}

// One row in the mirror, and in the picture if some of it is within `view`; true: it was chosen.
bool DrawRow(Ui& ui, Id id, const Rect& line, const Rect& view, const ComboWish& wish, int row, int marked)
{
    const bool shows = line.bottom() > view.y && line.y < view.bottom();
    const Id row_id = ComboRowId(id, row);
    const Press press = ui.Pressed(row_id, line);
    Node node;
    node.id = row_id;
    node.role = Role::kOption;
    node.rect = line;
    node.level = row + 1;
    node.size = ComboRows(wish);
    if (row < wish.count) {
        const Option option = wish.option(row);
        if (shows) {
            RowGround(ui, line, press, row == marked);
            DrawOption(ui, line, option, wish);
        }
        node.name = option.spoken.empty() ? std::string(option.name) : option.spoken;
        node.flags = option.id == wish.chosen ? platform::kSelected : 0;
        for (const OptionGroup& group : wish.groups) {
            if (group.first == row)
                node.description = group.name;
        }
    } else {
        if (shows) {
            RowGround(ui, line, press, row == marked);
            const float middle = line.y + line.h / 2, lead = wish.pictures ? 48.0f : kIconSize;
            ui.paint.Draw(Icon::kPlus, line.x + kSpace3 + (lead - 8) / 2, middle, ui.theme.link);
            const float x = line.x + kSpace3 + lead + (wish.pictures ? 0 : kSpace3);
            ui.paint.Line(x, middle, line.right() - x - kSpace2, wish.create, Type::kHeading, ui.theme.link);
        }
        node.name = wish.create;
    }
    ui.mirror.Add(std::move(node));
    return press.pressed;
}

// Draws the rows within `rect`, scrolled. Returns the chosen row, or -1.
int DrawRows(Ui& ui, Id id, const Rect& rect, const ComboWish& wish, int marked, float empty_height)
{
    int chosen = -1;
    const int rows = ComboRows(wish);
    const float height = RowHeight(wish);
    Node list;
    list.id = ComboListId(id);
    list.role = Role::kListBox;
    list.name = wish.name;
    list.rect = rect;
    const float all = RowTop(wish, rows) + empty_height + kPad;
    list.content = all;
    const float top = ui.BeginScroll(std::move(list));
    if (wish.count == 0)
        ui.paint.Text(rect.x + kSpace4, top + kSpace4, rect.w - 2 * kSpace4, wish.empty_words, Type::kSmall,
                      ui.theme.muted);
    for (const OptionGroup& group : wish.groups) {
        const float y = top + RowTop(wish, group.first) - kHeading;
        if (y < rect.bottom() && y + kHeading > rect.y)
            ui.paint.Line(rect.x + kPad + kSpace3, y + kHeading / 2 + 2, rect.w - 2 * kSpace4, group.name,
                          Type::kCaptionStrong, ui.theme.muted);
    }
    // Headings only push rows down, so start a few rows early; that costs nothing.
    const int over = static_cast<int>(wish.groups.size()) + 1;
    int first = static_cast<int>((rect.y - top) / height) - over;
    int last = static_cast<int>((rect.bottom() - top) / height) + 2;
    if (rows <= kMirroredWhole) {
        first = 0;
        last = rows;
    }
    for (int row = std::max(0, first); row < std::min(rows, last); ++row) {
        const float y = top + RowTop(wish, row) + (row >= wish.count ? empty_height : 0);
        const Rect line{rect.x + kPad, y, rect.w - 2 * kPad, height};
        if (DrawRow(ui, id, line, rect, wish, row, marked))
            chosen = row;
    }
    ui.EndScroll(top + all);
    return chosen;
}

}  // namespace

int ComboRows(const ComboWish& wish)
{
    return wish.count + (wish.create.empty() ? 0 : 1);
}

Id ComboRowId(Id id, int row)
{
    return MakeId("row", id + static_cast<Id>(row) * 31u);
}

Id ComboSearchId(Id id)
{
    return MakeId("search", id);
}

Id ComboListId(Id id)
{
    return MakeId("list", id);
}

void ShowComboRow(Ui& ui, Id id, const ComboWish& wish, int row)
{
    const float top = RowTop(wish, row);
    // Show what is above the first row along with it.
    ui.ShowInScroll(ComboListId(id), row == 0 ? 0 : top - kPad, top + RowHeight(wish) + kPad);
}

ComboListAnswer DrawComboList(Ui& ui, Id id, const Rect& field, const ComboWish& wish, int marked)
{
    ComboListAnswer answer;
    const bool phone = ui.width < kMiddleFrom, search = !wish.search.empty();
    const float empty_height =
        wish.count > 0 ? 0
                       : 2 * kSpace4 - 2 * kPad +
                             ui.paint.TextHeight(field.w - 2 * kSpace4, wish.empty_words, Type::kSmall);
    const float head = (phone ? kControlHeight + kSpace2 : 0) +
                       (search ? kControlHeight + (phone ? kSpace3 : 2 * kSpace2) : 0);
    const float wanted = head + RowTop(wish, ComboRows(wish)) + empty_height + kPad;
    ui.BeginOnTop(MakeId("popup", id), phone ? Behind::kVeiled : Behind::kClear);
    Rect rect;
    if (phone) {
        // A list with a search field keeps its place above the keyboard while it gets shorter.
        const float most = ui.height - kSpace6, height = search ? most : std::min(wanted + kSpace2, most);
        const float rise = (1 - ui.Coming()) * 32;
        rect = {0, ui.paint.Snap(ui.height - height + rise), ui.width, height};
        ui.Float({0, rect.y, rect.w, rect.h + kCardRadius + rise}, ui.theme.raised, kCardRadius, 28);
        ui.mirror.Cover(rect);
    } else {
        // Under a narrow field, the list is still wide enough to read.
        rect =
            PlacePopup(ui, field, std::max(field.w, 320.0f),
                       search ? std::min(kListMost, std::max(wanted, 200.0f)) : std::min(kListMost, wanted));
        PopupGround(ui, rect);
    }
    answer.close = ui.PressedOutside(rect);
    answer.back = ui.TakeEscape();
    Node popup;
    popup.id = MakeId("popup", id);
    popup.rect = rect;
    // Layers over the screen are outside its landmarks.
    popup.role = phone && search ? Role::kDialog : Role::kSection;
    popup.name = wish.name;
    popup.flags = phone && search ? platform::kModal : 0;
    ui.mirror.OpenOnTop(std::move(popup));
    const float side = phone ? kSpace4 : kSpace2;
    Column column(rect.x + side, rect.y + (phone ? kSpace2 : 0), rect.w - 2 * side);
    if (phone) {
        const Rect line = column.Add(kControlHeight);
        ui.paint.Line(line.x, line.y + line.h / 2, line.w - kControlHeight, wish.name, Type::kHeading,
                      ui.theme.text);
        const ButtonWish close{
            .name = texts::kClose, .look = Look::kQuiet, .icon = Icon::kCross, .icon_only = true};
        if (Button(ui, MakeId("close", id),
                   {rect.right() - kControlHeight - kSpace1, line.y, kControlHeight, kControlHeight}, close))
            answer.back = true;
    }
    if (search) {
        column.Space(phone ? 0 : kSpace2);
        const std::string none;
        answer.filter = SearchField(ui, ComboSearchId(id), column.Add(kControlHeight),
                                    {.name = wish.search,
                                     .text = wish.filter != nullptr ? *wish.filter : none,
                                     .owns = ComboListId(id),
                                     .marked = marked >= 0 ? ComboRowId(id, marked) : 0});
        column.Space(phone ? kSpace3 : kSpace2);
        ui.paint.HorizontalLine(rect.x, column.y() - ui.paint.Thick(1), rect.w, ui.theme.line);
    }
    const Rect rows{rect.x, column.y(), rect.w, std::max(1.0f, rect.bottom() - column.y())};
    answer.chosen = DrawRows(ui, id, rows, wish, marked, empty_height);
    ui.mirror.Close();
    ui.EndOnTop();
    answer.close = answer.close || answer.back;
    return answer;
}

}  // namespace pinwright::ui
