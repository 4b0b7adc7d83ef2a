// A list of pins, each with a menu of actions; the schedule groups them by day. Rows that arrive don't move
// the rows that the user is looking at.
#include "client/features/common/ui/pin_list.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "client/core/common_words.hpp"
#include "client/features/common/ui/diagnosis_message.hpp"
#include "client/features/common/ui/pin_menu.hpp"
#include "client/features/common/ui/pin_row.hpp"
#include "client/features/pins/batch_words.hpp"
#include "client/features/pins/pin_words.hpp"
#include "client/kit/widgets/empty_state.hpp"
#include "client/kit/widgets/widgets.hpp"

namespace pinwright::ui {

namespace words = app::words;
namespace command = app::command;
using app::Load;

namespace {

constexpr int kSkeletons = 6;
constexpr float kDayHeight = 48;  // Height of a day's heading.

Id ListId()
{
    return MakeId("pins");
}

// A row that was visible.
struct Anchor {
    Id pin = 0;  // 0: none.
    int row = 0;
    float top = 0;  // From the top of the list.
};

struct ListMemory {
    Anchor first, last;
    int list = 0;  // Index of the list that was shown.
};

ButtonWish NewPinWish(Look look)
{
    return {.name = texts::kNewPin, .look = look, .icon = Icon::kPlus};
}

Id RowId(const Pin& pin)
{
    return MakeId(pin.id, ListId());
}

float DrawProblem(Ui& ui, const Diagnosis& problem, const Area& area, float y, Commands& commands)
{
    Column column(area.x, y, area.width);
    if (DrawFailure(ui, MakeId("problem", ListId()), column, problem))
        commands.push_back(command::ReloadPins{});
    return column.bottom();
}

float DrawSkeletons(Ui& ui, const Area& area, float y)
{
    const float height = PinRowHeight(area.layout()), pad = area.phone ? kSpace3 : kSpace4;
    Card(ui, {area.x, y, area.width, height * kSkeletons});
    Column rows(area.x, y, area.width);
    for (int i = 0; i < kSkeletons; ++i) {
        const float middle = rows.Add(height).y + height / 2, text = area.x + 2 * pad + 64;
        Skeleton(ui, {area.x + pad, middle - 32, 64, 64}, kFieldRadius);
        Skeleton(ui, {text, middle - 21, (area.width - text + area.x) * (i % 2 ? 0.42f : 0.55f), 16});
        Skeleton(ui, {text, middle + 5, (area.width - text + area.x) * 0.3f, 14});
    }
    return rows.bottom();
}

bool BeginsDay(const app::PinList& pins, int row)
{
    return std::binary_search(pins.day_rows.begin(), pins.day_rows.end(), static_cast<std::size_t>(row));
}

// Draws the day's name above its first row and the card behind all its rows. Returns the space left for the
// row.
Rect DrawDay(Ui& ui, const app::PinList& pins, const VirtualList& list, int row, Rect rect)
{
    const bool begins = BeginsDay(pins, row);
    if (!begins && row != list.first())
        return rect;
    const auto next =
        std::upper_bound(pins.day_rows.begin(), pins.day_rows.end(), static_cast<std::size_t>(row));
    const std::size_t end = next == pins.day_rows.end() ? pins.pins.size() : *next;
    if (begins) {
        Heading(ui, MakeId("day", RowId(pins.pins[static_cast<std::size_t>(row)])), rect.x,
                rect.y + kDayHeight - 32, rect.w,
                pins.day_names[static_cast<std::size_t>(next - pins.day_rows.begin()) - 1], Type::kHeading,
                2);
        rect.y += kDayHeight;
        rect.h -= kDayHeight;
    }
    // If the day began further up, its card begins above the visible area.
    const float above = begins ? 0 : rect.h;
    Card(ui, {rect.x, rect.y - above, rect.w, list.Top(static_cast<int>(end)) - rect.y + above});
    return rect;
}

float DrawList(Ui& ui, const app::State& state, const app::PinList& pins, const Area& area, float y,
               Commands& commands)
{
    ListMemory& memory = ui.Memory<ListMemory>();
    const float height = PinRowHeight(area.layout());
    const int count = static_cast<int>(pins.pins.size());
    const Rect view = ui.View();
    // In the day view, the day's name is already shown above the list.
    const bool alone = state.route.view == app::ScheduleView::kDay;
    const bool by_day = !alone && !pins.day_rows.empty();
    PinMenu menu(ui, ListId(), Selecting::kOffered, commands);
    if (!by_day)
        Card(ui, {area.x, y, area.width, height * static_cast<float>(count)});
    float bottom = 0;
    bool more = false;
    {
        VirtualList list(ui, ListId(), {area.x, y, area.width, 0}, height, count,
                         pins.complete ? count : static_cast<int>(pins.total), texts::kPins,
                         by_day ? &pins.day_rows : nullptr, kDayHeight);
        memory.first = memory.last = {};
        for (int row = list.Next(-1); row >= 0; row = list.Next(row)) {
            const Pin& pin = pins.pins[static_cast<std::size_t>(row)];
            const Id id = RowId(pin);
            Rect rect = list.BeginRow(row, MakeId("row", id));
            if (by_day)
                rect = DrawDay(ui, pins, list, row, rect);
            const bool last = row + 1 == count || (by_day && BeginsDay(pins, row + 1));
            const RowLook look{.layout = area.layout(),
                               .line = last ? RowLine::kNone : RowLine::kBelow,
                               .time = pins.day_rows.empty() ? RowTime::kWithDay : RowTime::kUnderDay};
            const RowAnswer answer = DrawPinRow(ui, id, rect, state, pin, look);
            list.EndRow();
            menu.Meet(id, pin, rect.y, answer);
            // At the top of the list, new rows should be visible; further down, the rows stay in place.
            if (rect.y >= view.y && rect.y < view.bottom() && y < view.y)
                (memory.first.pin == 0 ? memory.first : memory.last) = {id, row, rect.y - y};
        }
        bottom = list.bottom();
        more = list.near_end();
    }
    if (pins.problem)
        return DrawProblem(ui, *pins.problem, area, bottom + kSpace4, commands);
    if (pins.complete)
        return bottom;
    if (more && !pins.loading_more)
        commands.push_back(command::NeedMorePins{});
    const float middle = area.x + area.width / 2;
    Spinner(ui, middle, bottom + kSpace6, 10, ui.theme.muted);
    platform::Node node;
    node.id = MakeId("more", ListId());
    node.role = platform::Role::kText;
    node.name = texts::kLoadingMore;
    node.rect = {middle - 12, bottom + kSpace3, 24, 24};
    ui.mirror.Add(std::move(node));
    return bottom + kSpace12;
}

}  // namespace

void KeepPinsInPlace(Ui& ui, const app::State& state, platform::Node& scroll)
{
    ListMemory& memory = ui.Memory<ListMemory>();
    const app::PinList& list = app::ShownPins(state);
    const std::vector<Pin>& pins = list.pins;
    const auto shown = static_cast<int>(app::ListIndex(state.route));
    if (std::exchange(memory.list, shown) != shown)
        return;
    const float height = PinRowHeight(ui.width < kMiddleFrom ? Layout::kPhone : Layout::kDesktop);
    // A pin may have moved to another place: of the two anchors, the one that moved less shows the list's
    // shift.
    std::optional<float> moved;
    for (const Anchor& anchor : {memory.first, memory.last}) {
        if (anchor.pin == 0)
            continue;
        const auto row = static_cast<std::size_t>(anchor.row);
        if (row < pins.size() && RowId(pins[row]) == anchor.pin)
            return;
        const auto at = std::find_if(pins.begin(), pins.end(),
                                     [&anchor](const Pin& pin) { return RowId(pin) == anchor.pin; });
        if (at == pins.end())
            continue;
        const auto index = static_cast<std::size_t>(at - pins.begin());
        const auto days =
            std::upper_bound(list.day_rows.begin(), list.day_rows.end(), index) - list.day_rows.begin();
        const float top = height * static_cast<float>(index) + kDayHeight * static_cast<float>(days);
        const float by = top - anchor.top;
        if (!moved || std::abs(by) < std::abs(*moved))
            moved = by;
    }
    if (!moved)
        return;
    const Ui::ScrollState before = ui.ScrollOf(scroll.id);
    const float offset = before.offset + *moved;
    scroll.content = before.content + *moved;
    ui.ShowInScroll(scroll.id, offset, offset + scroll.rect.h);
}

float DrawListTitle(Ui& ui, const Area& area, std::string_view title, Commands& commands)
{
    const ButtonWish new_pin = NewPinWish(Look::kPrimary);
    const float new_w = ButtonWidth(ui, new_pin);
    const float height =
        Heading(ui, MakeId("title"), area.x, area.y,
                area.phone ? area.title_width : area.width - new_w - kSpace4, title, Type::kDisplay, 1);
    if (!area.phone &&
        ButtonLink(ui, MakeId("new"), {area.x + area.width - new_w, area.y - 2, new_w, kControlHeight},
                   new_pin, "/compose"))
        commands.push_back(command::NewPin{});
    return area.y + height + (area.phone ? kSpace3 : kSpace4);
}

float DrawListTabs(Ui& ui, const app::State& state, const Area& area, float y, const app::PinTab* tabs,
                   std::size_t count, Commands& commands)
{
    std::vector<TabWish> wishes;
    int selected = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const app::PinTab tab = tabs[i];
        const std::int64_t total = state.pins.lists[app::ListIndex(state.route.screen, tab)].total;
        // On a phone there is only room for the counts that still need attention.
        const bool counts = tab == app::PinTab::kWaiting || tab == app::PinTab::kFailed;
        wishes.push_back(
            {words::TabName(state.route.screen, tab), area.phone && (!counts || total == 0) ? -1 : total});
        if (tab == state.route.tab)
            selected = static_cast<int>(i);
    }
    // On a phone, selecting begins in a pin's menu.
    const ButtonWish select{.name = texts::kSelect, .look = Look::kQuiet, .icon = Icon::kCheck};
    const bool offered = !area.phone && !state.selection.on && !app::ShownPins(state).pins.empty();
    const float beside = area.phone ? 0 : ButtonWidth(ui, select) + kSpace2;
    if (const std::optional<int> chosen =
            Tabs(ui, MakeId("tabs"), area.x, y, area.width - beside, wishes, selected))
        commands.push_back(command::ShowPins{tabs[*chosen]});
    if (offered &&
        Button(ui, MakeId("select"),
               {area.x + area.width - beside + kSpace2, y, beside - kSpace2, kControlHeight}, select))
        commands.push_back(command::SelectPins{true});
    return y + kControlHeight + (area.phone ? kSpace3 : kSpace4);
}

float DrawPinList(Ui& ui, const app::State& state, const Area& area, float y, Commands& commands)
{
    const app::PinList& pins = app::ShownPins(state);
    if (pins.load == Load::kFailed && pins.problem)
        return DrawProblem(ui, *pins.problem, area, y, commands);
    if (pins.load != Load::kReady)
        return DrawSkeletons(ui, area, y);
    if (!pins.pins.empty())
        return DrawList(ui, state, pins, area, y, commands);
    if (!pins.complete)
        return pins.problem ? DrawProblem(ui, *pins.problem, area, y, commands) : DrawSkeletons(ui, area, y);
    const words::EmptyWords none = words::NoPins(state.route);
    // An empty list of failed pins is good news: don't suggest creating a pin.
    const bool refused = state.route.tab == app::PinTab::kFailed;
    return DrawEmpty(ui, MakeId("none"), area, y,
                     {refused ? Icon::kCheck : Icon::kPin, none.title, none.detail},
                     [&](float middle, float at) {
                         if (refused)
                             return 0.0f;
                         const ButtonWish wish = NewPinWish(area.phone ? Look::kPrimary : Look::kSecondary);
                         const float wide = ButtonWidth(ui, wish);
                         if (ButtonLink(ui, MakeId("none-new"), {middle - wide / 2, at, wide, kControlHeight},
                                        wish, "/compose"))
                             commands.push_back(command::NewPin{});
                         return kControlHeight;
                     });
}

}  // namespace pinwright::ui
