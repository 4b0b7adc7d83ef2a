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
    const ButtonWish today{.name = words::kToday};
    const float wide = ButtonWidth(ui, today);
    float x = area.x + area.width - wide - kSpace1 - 2 * kControlHeight;
    const bool loading = app::ShownPins(state).load == app::Load::kLoading;
    const float room = x - area.x - kSpace2 - (loading ? kSpace8 : 0);
    const float text = Heading(ui, MakeId("calendar-title"), area.x,
                               y + (kControlHeight - SizeOf(Type::kTitle) * kLeading) / 2, room,
                               calendar.title, Type::kTitle, 2);
    if (loading)
        Spinner(ui, x - kSpace4, y + kControlHeight / 2, 9, ui.theme.muted);
    if (Button(ui, MakeId("today"), {x, y, wide, kControlHeight}, today))
        commands.push_back(command::ShowSchedule{state.route.view, {}});
    x += wide + kSpace1;
    const auto step = [&](std::string_view name, Icon icon, const std::string& date) {
        if (Button(ui, MakeId(name), {x, y, kControlHeight, kControlHeight},
                   {.name = name, .look = Look::kQuiet, .icon = icon, .icon_only = true}))
            commands.push_back(command::ShowSchedule{state.route.view, date});
        x += kControlHeight;
    };
    step(words::kEarlier[view], Icon::kBack, calendar.earlier);
    step(words::kLater[view], Icon::kForward, calendar.later);
    return y + std::max(kControlHeight, text) + kSpace3;
}

float DrawRows(Ui& ui, const app::State& state, const Area& area, float y, const app::DayRows& rows,
               PinMenu& menu, PinDrag& drag)
{
    const app::PinList& pins = app::ShownPins(state);
    const float height = PinRowHeight(area.layout());
    const std::size_t last = std::min(rows.last, rows.first + kMostRows);
    Card(ui, {area.x, y, area.width, height * static_cast<float>(last - rows.first)});
    for (std::size_t row = rows.first; row < last; ++row, y += height) {
        const Pin& pin = pins.pins[row];
        const Id id = MakeId(pin.id, WeekId());
        const Rect rect{area.x, y, area.width, height};
        const RowAnswer answer = DrawPinRow(ui, id, rect, state, pin,
                                            {.layout = area.layout(),
                                             .line = row + 1 == last ? RowLine::kNone : RowLine::kBelow,
                                             .time = RowTime::kUnderDay});
        if (drag.Meet(id, pin, rect, answer.held))
            menu.Close();
        menu.Meet(id, pin, y, answer);
    }
    return y;
}

// The days of a week, stacked.
float DrawStackedWeek(Ui& ui, const app::State& state, const Area& area, float y, Commands& commands)
{
    const app::Calendar& calendar = state.calendar;
    PinMenu menu(ui, WeekId(), true, commands);
    PinDrag drag(ui, WeekId(), commands);
    Group list(ui, WeekId(), platform::Role::kList, calendar.title, area.x, y, area.width);
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
        item.rect = {area.x, y, area.width, 0};
        Group group(ui, std::move(item));
        const float begin = y;
        y += kSpace2;
        float text = area.x;
        if (today) {
            text +=
                Chip(ui, area.x, y + 12, words::kToday, Icon::kNone, ui.theme.link, ui.theme.accent_soft) +
                kSpace2;
        }
        Heading(ui, MakeId("name", id), text, y, area.width - (text - area.x), day.name, Type::kHeading, 3);
        y += kSpace8;
        if (rows.count() == 0) {
            ui.paint.Stroke({area.x, y, area.width, kNone}, ui.theme.line, kFieldRadius);
            ui.paint.Line(area.x + kSpace3, y + kNone / 2, area.width, words::kNothingPlanned, Type::kSmall,
                          ui.theme.muted);
            y += kNone;
        } else {
            y = DrawRows(ui, state, area, y, rows, menu, drag);
        }
        if (rows.count() > kMostRows) {
            const std::string more = words::MoreText(rows.count() - kMostRows);
            if (Button(ui, MakeId("more", id), {area.x, y + kSpace1, area.width, kControlHeight},
                       {.name = more, .look = Look::kQuiet}))
                commands.push_back(command::ShowSchedule{ScheduleView::kDay, day.date});
            y += kSpace1 + kControlHeight;
        }
        y += kSpace2;
        if (drag.IsOver(day.date, {area.x, begin, area.width, y - begin}))
            ui.paint.Stroke({area.x - kSpace1, begin, area.width + 2 * kSpace1, y - begin}, ui.theme.accent,
                            kCardRadius, 2);
        group.Close(y);
    }
    list.Close(y);
    drag.Finish();
    return y;
}

}  // namespace

float DrawCalendar(Ui& ui, const app::State& state, const Area& area, float y, Commands& commands)
{
    const app::PinList& pins = app::ShownPins(state);
    y = DrawWay(ui, state, area, y, commands);
    if (pins.problem) {
        if (DrawFailure(ui, MakeId("calendar-problem"), area.x, y, area.width, *pins.problem))
            commands.push_back(command::ReloadPins{});
        if (pins.load == app::Load::kFailed)
            return y;
        y += kSpace4;
    }
    if (state.route.view == ScheduleView::kDay)
        return DrawPinList(ui, state, area, y, commands);
    const bool narrow = area.width < kColumnsFrom;
    if (narrow && state.route.view == ScheduleView::kWeek)
        return DrawStackedWeek(ui, state, area, y, commands);
    return CalendarGrid(ui, state, area, narrow, commands).Draw(y);
}

}  // namespace pinwright::ui
