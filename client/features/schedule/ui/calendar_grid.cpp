#include "client/features/schedule/ui/calendar_grid.hpp"

#include <algorithm>

#include "client/core/local_time.hpp"
#include "client/features/pins/pin_list_order.hpp"
#include "client/features/pins/pin_words.hpp"
#include "client/features/schedule/schedule_words.hpp"
#include "client/features/schedule/ui/calendar_pin_card.hpp"
#include "client/kit/widgets/widgets.hpp"

namespace pinwright::ui {

namespace words = app::words;
namespace command = app::command;
using platform::Key;
using platform::Node;
using platform::Role;

namespace {

constexpr int kColumns = 7;
constexpr float kWeekdayRow = 32;                  // Height of the row of weekday names.
constexpr float kNumber = 26;                      // Size of the circle around today.
constexpr float kMonthRow = 126, kNarrowRow = 84;  // Height of a month's week.
constexpr float kColumnHead = 52, kLeastColumn = 400;
constexpr std::size_t kMostChips = 2, kMostCards = 12;

struct CellMemory {
    bool hovered = false;  // In the previous frame.
};

Id GridId()
{
    return MakeId("calendar");
}

Id CellId(long long day)
{
    return MakeId(std::to_string(day), GridId());
}

}  // namespace

CalendarGrid::CalendarGrid(Ui& ui, const app::State& state, const Area& area, bool narrow, Commands& commands)
    : m_ui(ui),
      m_state(state),
      m_calendar(state.calendar),
      m_pins(app::ShownPins(state)),
      m_area(area),
      m_narrow(narrow),
      m_commands(commands),
      m_menu(ui, GridId(), Selecting::kNotOffered, commands),
      m_drag(ui, GridId(), commands)
{
}

float CalendarGrid::RowHeight(int row) const
{
    if (month())
        return m_narrow ? kNarrowRow : kMonthRow;
    std::size_t most = 0;
    for (int i = 0; i < kColumns; ++i)
        most = std::max(most, app::RowsOf(m_pins, m_calendar.first + row * kColumns + i).count());
    const float cards = static_cast<float>(std::min(most, kMostCards));
    return std::max(kLeastColumn, kColumnHead + cards * (PinShapeHeight(PinShape::kCard) + kSpace2) +
                                      (most > kMostCards ? kSpace8 : kSpace2));
}

float CalendarGrid::Draw(float y)
{
    const int rows = static_cast<int>(m_calendar.days.size()) / kColumns;
    float height = month() ? kWeekdayRow : 0;
    for (int row = 0; row < rows; ++row)
        height += RowHeight(row);
    const Rect all{m_area.x, y, m_area.width, height};
    if (month())
        Card(m_ui, all);
    Node grid;
    grid.id = GridId();
    grid.role = Role::kGrid;
    grid.name = m_calendar.title;
    grid.size = rows;
    grid.rect = all;
    m_ui.mirror.Open(std::move(grid));
    Column lines(m_area.x, y, m_area.width);
    if (month())
        DrawWeekdays(lines.Add(kWeekdayRow).y);
    // The day that Tab reaches: the last one reached with arrow keys, or else today, or else the first.
    long long& tab_day = memory().day;
    const long long end = m_calendar.first + rows * kColumns;
    if (tab_day < m_calendar.first || tab_day >= end)
        tab_day = m_calendar.first + std::max(0, m_calendar.today);
    const float gap = month() ? 0 : kSpace2;
    const float wide = (m_area.width - gap * (kColumns - 1)) / kColumns;
    for (int row = 0; row < rows; ++row) {
        Node node;
        node.id = MakeId("row", GridId() + static_cast<Id>(row) + 1);
        node.role = Role::kRow;
        node.level = row + 1;
        node.size = rows;
        const Rect line = node.rect = lines.Add(RowHeight(row));
        m_ui.mirror.Open(std::move(node));
        if (month() && row > 0)
            m_ui.paint.HorizontalLine(line.x, line.y, line.w, m_ui.theme.line);
        for (int column = 0; column < kColumns; ++column) {
            Cell cell;
            cell.index = row * kColumns + column;
            const long long day = m_calendar.first + cell.index;
            cell.id = CellId(day);
            cell.rect = {line.x + static_cast<float>(column) * (wide + gap), line.y, wide, line.h};
            const app::DayRows found = app::RowsOf(m_pins, day);
            cell.first = found.first;
            cell.last = found.last;
            cell.today = cell.index == m_calendar.today;
            if (m_ui.HasFocus(cell.id))
                tab_day = day;
            cell.in_order = day == tab_day;
            DrawCell(cell);
        }
        m_ui.mirror.Close();
    }
    m_ui.mirror.Close();
    m_drag.Finish();
    std::optional<long long>& wanted = memory().wanted;
    if (wanted && IsInside(*wanted)) {
        m_ui.Focus(CellId(*wanted));
        wanted.reset();
    }
    return lines.bottom();
}

void CalendarGrid::DrawWeekdays(float y)
{
    const float wide = m_area.width / kColumns;
    for (int i = 0; i < kColumns; ++i)
        m_ui.paint.Line(m_area.x + static_cast<float>(i) * wide, y + kWeekdayRow / 2 + 2, wide,
                        m_calendar.weekdays[static_cast<std::size_t>(i)], Type::kCaptionStrong,
                        m_ui.theme.muted, 0.5f);
    m_ui.paint.HorizontalLine(m_area.x, y + kWeekdayRow, m_area.width, m_ui.theme.line);
}

void CalendarGrid::DrawCell(Cell& cell)
{
    const app::CalendarDay& day = m_calendar.days[static_cast<std::size_t>(cell.index)];
    Node node;
    node.id = cell.id;
    node.role = Role::kGridCell;
    node.name = words::DayCell(day, cell.today, cell.count());
    node.level = cell.index % kColumns + 1;
    node.size = kColumns;
    node.rect = cell.rect;
    node.flags = (cell.in_order ? platform::kFocusable : platform::kNotInTabOrder) |
                 (cell.today ? platform::kCurrent : 0);
    m_ui.mirror.Open(std::move(node));
    DrawGround(cell);
    DrawDayOfMonth(cell);
    if (m_narrow)
        DrawDaySummary(m_ui, cell.rect.x + cell.rect.w / 2, cell.rect.y + kNumber + 2 * kSpace1, m_pins.pins,
                       cell.first, cell.last);
    else
        DrawPins(cell);
    m_ui.mirror.Close();
    // The day's pins get the pointer first.
    const Press press = m_ui.Pressed(cell.id, cell.rect);
    m_ui.Memory<CellMemory>(cell.id).hovered = press.hovered || press.held;
    if (press.pressed && !m_drag.carries())
        m_commands.push_back(command::ShowSchedule{app::ScheduleView::kDay, day.date});
    if (m_drag.IsOver(day.date, cell.rect))
        m_ui.paint.Stroke(cell.rect.Inset(2), m_ui.theme.accent, month() ? 8 : kCardRadius - 2, 2);
    m_ui.FocusRing(cell.id, cell.rect.Inset(5), 8);
    HearKeys(cell);
}

void CalendarGrid::DrawGround(const Cell& cell)
{
    const float hover = m_ui.Ease(MakeId("hover", cell.id), m_ui.Memory<CellMemory>(cell.id).hovered);
    if (!month())
        Card(m_ui, cell.rect);
    else if (cell.index % kColumns > 0)
        m_ui.paint.VerticalLine(cell.rect.x, cell.rect.y, cell.rect.h, m_ui.theme.line);
    if (hover > 0)
        m_ui.paint.Fill(cell.rect.Inset(2), Faded(m_ui.theme.hover, hover), month() ? 8 : kCardRadius - 2);
}

void CalendarGrid::DrawDayOfMonth(const Cell& cell)
{
    const app::CalendarDay& day = m_calendar.days[static_cast<std::size_t>(cell.index)];
    const bool start = month() && !m_narrow;
    const float center = start ? cell.rect.x + kSpace1 + kNumber / 2 : cell.rect.x + cell.rect.w / 2;
    const float middle = cell.rect.y + (month() ? kSpace1 + kNumber / 2 : 34);
    if (!month())
        m_ui.paint.Line(cell.rect.x, cell.rect.y + 13, cell.rect.w,
                        m_calendar.weekdays[static_cast<std::size_t>(cell.index)], Type::kCaption,
                        m_ui.theme.muted, 0.5f);
    const Rect circle{center - kNumber / 2, middle - kNumber / 2, kNumber, kNumber};
    if (cell.today)
        m_ui.paint.Fill(circle, m_ui.theme.accent, kChipRadius);
    m_ui.paint.Line(circle.x - kSpace2, middle, circle.w + 2 * kSpace2, day.number,
                    day.inside ? Type::kSmallStrong : Type::kSmall,
                    cell.today   ? m_ui.theme.on_accent
                    : day.inside ? m_ui.theme.text
                                 : m_ui.theme.muted,
                    0.5f);
    const std::size_t most = month() ? kMostChips : kMostCards;
    if (m_narrow || cell.count() <= most)
        return;
    const std::string more = "+" + std::to_string(cell.count() - most);
    if (month())
        m_ui.paint.Line(circle.right(), middle, cell.rect.right() - kSpace2 - circle.right(), more,
                        Type::kCaptionStrong, m_ui.theme.link, 1);
    else
        m_ui.paint.Line(cell.rect.x, cell.rect.bottom() - 18, cell.rect.w,
                        words::MoreText(cell.count() - most), Type::kCaptionStrong, m_ui.theme.link, 0.5f);
}

void CalendarGrid::DrawPins(const Cell& cell)
{
    const PinShape shape = month() ? PinShape::kChip : PinShape::kCard;
    const std::size_t most = month() ? kMostChips : kMostCards;
    const float pad = month() ? 5 : 6;
    Column column(cell.rect.x + pad, cell.rect.y + (month() ? kNumber + 2 * kSpace1 : kColumnHead),
                  cell.rect.w - 2 * pad, month() ? kSpace1 : kSpace2);
    for (std::size_t row = cell.first; row < std::min(cell.last, cell.first + most); ++row) {
        const Pin& pin = m_pins.pins[row];
        const Id id = MakeId(pin.id, GridId());
        const Rect rect = column.Add(PinShapeHeight(shape));
        const RowAnswer answer = DrawCalendarPin(m_ui, id, rect, m_state, pin, shape, cell.in_order);
        if (m_drag.Meet(id, pin, rect, answer.held))
            m_menu.Close();
        m_menu.Meet(id, pin, rect.y, answer);
    }
}

void CalendarGrid::HearKeys(const Cell& cell)
{
    const long long day = m_calendar.first + cell.index;
    const int column = cell.index % kColumns;
    while (const int key = m_ui.mirror.TakeKey(cell.id)) {
        switch (static_cast<Key>(key)) {
            case Key::kRight:
                Go(day + 1);
                break;
            case Key::kLeft:
                Go(day - 1);
                break;
            case Key::kDown:
                Go(day + kColumns);
                break;
            case Key::kUp:
                Go(day - kColumns);
                break;
            case Key::kHome:
                Go(day - column);
                break;
            case Key::kEnd:
                Go(day - column + kColumns - 1);
                break;
            case Key::kPageUp:
                Go(app::DayOf(m_calendar.earlier).value_or(day));
                break;
            case Key::kPageDown:
                Go(app::DayOf(m_calendar.later).value_or(day));
                break;
            default:
                break;
        }
    }
}

// Whether the day belongs to the shown month or week, not to the days around it.
bool CalendarGrid::IsInside(long long day) const
{
    const long long index = day - m_calendar.first;
    return index >= 0 && index < static_cast<long long>(m_calendar.days.size()) &&
           m_calendar.days[static_cast<std::size_t>(index)].inside;
}

// Moves the focus to this day, wherever it is.
void CalendarGrid::Go(long long day)
{
    memory().wanted = day;
    if (!IsInside(day))
        m_commands.push_back(command::ShowSchedule{m_state.route.view, app::DateOf(day)});
    m_ui.wake(3);
}

}  // namespace pinwright::ui
