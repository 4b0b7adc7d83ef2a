// The days of a calendar as a grid: a month in rows of weeks, or a week in columns. Tab reaches one day;
// arrow keys move between days, and past the edge to the previous or next month or week.
#pragma once

#include <optional>

#include "client/features/common/ui/pin_menu.hpp"
#include "client/features/common/ui/screen.hpp"
#include "client/features/schedule/ui/drag_pin_to_day.hpp"

namespace pinwright::ui {

class CalendarGrid {
public:
    /// `narrow`: cells only have room for numbers and pictures. Create a new object for each frame.
    CalendarGrid(Ui& ui, const app::State& state, const Area& area, bool narrow, Commands& commands);

    /// Draws the grid from `y`; returns the y where it ends.
    float Draw(float y);

private:
    struct Cell {
        int index = 0;
        Id id = 0;
        Rect rect;
        std::size_t first = 0, last = 0;  ///< The day's pins: `first` to before `last`.
        bool today = false, in_order = false;

        std::size_t count() const { return last - first; }
    };
    struct GridMemory {
        long long day = 0;                ///< The day that Tab reaches.
        std::optional<long long> wanted;  ///< The day that gets the focus once it is shown.
    };
    GridMemory& memory() { return m_ui.Memory<GridMemory>(); }
    bool month() const { return m_state.route.view == app::ScheduleView::kMonth; }
    float RowHeight(int row) const;
    void DrawWeekdays(float y);
    void DrawCell(Cell& cell);
    void DrawGround(const Cell& cell);
    void DrawDayOfMonth(const Cell& cell);
    void DrawPins(const Cell& cell);
    void HearKeys(const Cell& cell);
    bool IsInside(long long day) const;
    void Go(long long day);

private:
    Ui& m_ui;
    const app::State& m_state;
    const app::Calendar& m_calendar;
    const app::PinList& m_pins;
    const Area& m_area;
    const bool m_narrow;
    Commands& m_commands;
    PinMenu m_menu;
    PinDrag m_drag;
};

}  // namespace pinwright::ui
