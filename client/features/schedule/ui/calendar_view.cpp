#include "client/features/schedule/ui/calendar_view.hpp"

#include <algorithm>

#include "client/features/common/ui/diagnosis_message.hpp"
#include "client/features/common/ui/pin_list.hpp"
#include "client/features/common/ui/pin_menu.hpp"
#include "client/features/common/ui/pin_row.hpp"
#include "client/features/pins/pin_list_order.hpp"
#include "client/features/pins/pin_words.hpp"
#include "client/features/schedule/schedule_words.hpp"
#include "client/features/schedule/ui/calendar_grid.hpp"
#include "client/features/schedule/ui/drag_pin_to_day.hpp"
#include "client/kit/canvas/mirror_group.hpp"
#include "client/kit/widgets/widgets.hpp"

namespace pinwright::ui {

namespace words = app::words;
namespace command = app::command;
using app::ScheduleView;

namespace {

// Below this width, the days of a week are stacked, and a month shows less.
constexpr float kColumnsFrom = 760;
constexpr std::size_t kMostRows = 12;  // Maximum rows per day in a stacked week.
constexpr float kNone = 44;            // Height of a day without pins.

Id WeekId()
{
    return MakeId("week");
}

// The title of what is shown, and buttons for what comes before and after.
float DrawWay(Ui& ui, const app::State& state, const Area& area, float y, Commands& commands)
{
    const app::Calendar& calendar = state.calendar;
    const auto view = static_cast<std::size_t>(state.route.view);
    const ButtonWish today{.name = texts::kToday};
    const float wide = ButtonWidth(ui, today);
    const float buttons_w = wide + kSpace1 + 2 * kControlHeight, left = area.x + area.width - buttons_w;
    const bool loading = app::ShownPins(state).load == app::Load::kLoading;
    const float room = left - area.x - kSpace2 - (loading ? kSpace8 : 0);
    const float text = Heading(ui, MakeId("calendar-title"), area.x,
                               y + (kControlHeight - SizeOf(Type::kTitle) * kLeading) / 2, room,
                               calendar.title, Type::kTitle, 2);
    if (loading)
        Spinner(ui, left - kSpace4, y + kControlHeight / 2, 9, ui.theme.muted);
    Row buttons({left, y, buttons_w, kControlHeight});
    if (Button(ui, MakeId("today"), buttons.Add(wide), today))
        commands.push_back(command::ShowSchedule{state.route.view, {}});
    buttons.Space(kSpace1);
    const auto step = [&](std::string_view name, Icon icon, const std::string& date) {
        if (Button(ui, MakeId(name), buttons.Add(kControlHeight),
                   {.name = name, .look = Look::kQuiet, .icon = icon, .icon_only = true}))
            commands.push_back(command::ShowSchedule{state.route.view, date});
    };
    step(texts::kEarlier[view - 1], Icon::kBack, calendar.earlier);
    step(texts::kLater[view - 1], Icon::kForward, calendar.later);
    return y + std::max(kControlHeight, text) + kSpace3;
}

void DrawRows(Ui& ui, const app::State& state, const Area& area, Column& column, const app::DayRows& rows,
              PinMenu& menu, PinDrag& drag)
{
    const app::PinList& pins = app::ShownPins(state);
    const float height = PinRowHeight(area.layout());
    const std::size_t last = std::min(rows.last, rows.first + kMostRows);
    Card(ui, {column.x(), column.y(), column.width(), height * static_cast<float>(last - rows.first)});
    for (std::size_t row = rows.first; row < last; ++row) {
        const Pin& pin = pins.pins[row];
        const Id id = MakeId(pin.id, WeekId());
        const Rect rect = column.Add(height);
        const RowAnswer answer = DrawPinRow(ui, id, rect, state, pin,
                                            {.layout = area.layout(),
                                             .line = row + 1 == last ? RowLine::kNone : RowLine::kBelow,
                                             .time = RowTime::kUnderDay});
        if (drag.Meet(id, pin, rect, answer.held))
            menu.Close();
        menu.Meet(id, pin, rect.y, answer);
    }
}

// The days of a week, stacked.
float DrawStackedWeek(Ui& ui, const app::State& state, const Area& area, float y, Commands& commands)
{
    const app::Calendar& calendar = state.calendar;
    PinMenu menu(ui, WeekId(), Selecting::kOffered, commands);
    PinDrag drag(ui, WeekId(), commands);
    Group list(ui, WeekId(), platform::Role::kList, calendar.title, area.x, y, area.width);
    Column column(area.x, y, area.width);
    for (std::size_t i = 0; i < calendar.days.size(); ++i) {
        const app::CalendarDay& day = calendar.days[i];
        const Id id = MakeId(day.date, WeekId());
        const app::DayRows rows =
            app::RowsOf(app::ShownPins(state), calendar.first + static_cast<long long>(i));
        const bool today = static_cast<int>(i) == calendar.today;
        platform::Node item;
        item.id = id;
        item.role = platform::Role::kListItem;
        item.name = words::DayCell(day, today, rows.count());
        item.level = static_cast<int>(i) + 1;
        item.size = static_cast<int>(calendar.days.size());
        const float begin = column.y();
        item.rect = {area.x, begin, area.width, 0};
        Group group(ui, std::move(item));
        column.Space(kSpace2);
        const Rect head = column.Add(kSpace8);
        float text = area.x;
        if (today) {
            text += Chip(ui, area.x, head.y + 12, texts::kToday, Icon::kNone, ui.theme.link,
                         ui.theme.accent_soft) +
                    kSpace2;
        }
        Heading(ui, MakeId("name", id), text, head.y, head.right() - text, day.name, Type::kHeading, 3);
        if (rows.count() == 0) {
            const Rect none = column.Add(kNone);
            ui.paint.Stroke(none, ui.theme.line, kFieldRadius);
            ui.paint.Line(none.x + kSpace3, none.y + kNone / 2, none.w, texts::kNothingPlanned, Type::kSmall,
                          ui.theme.muted);
        } else {
            DrawRows(ui, state, area, column, rows, menu, drag);
        }
        if (rows.count() > kMostRows) {
            const std::string more = words::MoreText(rows.count() - kMostRows);
            column.Space(kSpace1);
            if (Button(ui, MakeId("more", id), column.Add(kControlHeight),
                       {.name = more, .look = Look::kQuiet}))
                commands.push_back(command::ShowSchedule{ScheduleView::kDay, day.date});
        }
        column.Space(kSpace2);
        const Rect whole{area.x, begin, area.width, column.y() - begin};
        if (drag.IsOver(day.date, whole))
            ui.paint.Stroke(whole.Inset(-kSpace1, 0), ui.theme.accent, kCardRadius, 2);
        group.Close(column.y());
    }
    list.Close(column.y());
    drag.Finish();
    return column.y();
}

}  // namespace

float DrawCalendar(Ui& ui, const app::State& state, const Area& area, float y, Commands& commands)
{
    const app::PinList& pins = app::ShownPins(state);
    Column column(area.x, DrawWay(ui, state, area, y, commands), area.width);
    if (pins.problem) {
        if (DrawFailure(ui, MakeId("calendar-problem"), column, *pins.problem))
            commands.push_back(command::ReloadPins{});
        if (pins.load == app::Load::kFailed)
            return column.bottom();
        column.Space(kSpace4);
    }
    if (state.route.view == ScheduleView::kDay)
        return DrawPinList(ui, state, area, column.y(), commands);
    const bool narrow = area.width < kColumnsFrom;
    if (narrow && state.route.view == ScheduleView::kWeek)
        return DrawStackedWeek(ui, state, area, column.y(), commands);
    return CalendarGrid(ui, state, area, narrow, commands).Draw(column.y());
}

}  // namespace pinwright::ui
