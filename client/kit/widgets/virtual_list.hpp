// A list of any length: only the rows that show are drawn and mirrored, each with its position, and
// the one that has the focus, wherever it is. 10,000 rows cost what a screen of them costs.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "client/kit/canvas/ui.hpp"

namespace pinwright::ui {

class VirtualList {
public:
    /// `row_height` high rows from the top of `area` on, in the scrolled area that is open; the height of
    /// `area` does not matter. `total`: how many there are with those that are not loaded yet.
    /// `tall`: the rows that are `more` higher, rising; none where it is nullptr. Must outlive the list.
    VirtualList(Ui& ui, Id id, const Rect& area, float row_height, int count, int total,
                std::string_view name, const std::vector<std::size_t>* tall = nullptr, float more = 0);
    ~VirtualList();
    VirtualList(const VirtualList&) = delete;
    VirtualList& operator=(const VirtualList&) = delete;

    /// for (int row = list.Next(-1); row >= 0; row = list.Next(row)) { ... }
    int Next(int row) const;
    /// What is drawn and mirrored until EndRow() is part of this row.
    Rect BeginRow(int row, Id id, std::string_view name = {});
    void EndRow();

    float bottom() const { return Top(m_count); }
    /// Where a row begins, on the stage.
    float Top(int row) const;
    /// The first row that is drawn, but for one that keeps the focus.
    int first() const { return m_first; }
    /// Less than a stage of rows is left below: time to ask for more.
    bool near_end() const { return bottom() < m_ui.View().bottom() + m_ui.height; }

private:
    int RowAt(float y) const;

    Ui& m_ui;
    Rect m_area;
    float m_height;
    int m_count, m_total;
    const std::vector<std::size_t>* m_tall;
    float m_more;
    struct FocusedRow {
        int row = -1;
    };
    FocusedRow& m_focused;  ///< Kept by the Ui.
    int m_first = 0, m_last = 0;
    int m_row = 0;
};

}  // namespace pinwright::ui
