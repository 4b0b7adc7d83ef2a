// A list of any length: draws and mirrors only the visible rows, each with its position, plus the focused row
// wherever it is. 10,000 rows cost as much as one screenful.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "client/kit/canvas/ui.hpp"

namespace pinwright::ui {

class VirtualList {
public:
    /// Rows are `row_height` high, from the top of `area`, in the open scrolled area; the height of `area`
    /// doesn't matter. `total`: the number of rows including those not loaded yet. `tall`: the rows that are
    /// `more` higher, in ascending order; nullptr: none. Must outlive the list.
    VirtualList(Ui& ui, Id id, const Rect& area, float row_height, int count, int total,
                std::string_view name, const std::vector<std::size_t>* tall = nullptr, float more = 0);
    ~VirtualList();
    VirtualList(const VirtualList&) = delete;
    VirtualList& operator=(const VirtualList&) = delete;

    /// for (int row = list.Next(-1); row >= 0; row = list.Next(row)) { ... }
    int Next(int row) const;
    /// Everything drawn and mirrored until EndRow() is part of this row.
    Rect BeginRow(int row, Id id, std::string_view name = {});
    void EndRow();

    float bottom() const { return Top(m_count); }
    /// The top of a row, on the stage.
    float Top(int row) const;
    /// The first row drawn, apart from one that keeps the focus.
    int first() const { return m_first; }
    /// Less than a screenful of rows is left below: time to load more.
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
