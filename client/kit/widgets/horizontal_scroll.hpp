// A row that may be wider than its place: a finger or the mouse drags it along. The object lives for one
// frame; the Ui keeps its position.
#pragma once

#include <optional>

#include "client/kit/canvas/ui.hpp"

namespace pinwright::ui {

class DragRow {
public:
    /// `bar`: its place; `all`: its full width.
    DragRow(Ui& ui, Id id, const Rect& bar, float all);

    /// Scrolls to this part of the row, and to enough of its neighbors that they can be pressed.
    void Show(float left, float right);
    /// How far it can be dragged.
    float most() const { return m_most; }
    /// How far it is dragged: its first thing begins this far before the place.
    float offset() const { return m_ui.paint.Snap(m_memory.offset); }
    /// The visible part of a thing; at least a sliver, for screen readers.
    Rect Seen(const Rect& rect) const;
    /// It is being dragged: a release is not a press.
    bool dragged() const { return m_memory.dragged; }
    /// Call after drawing everything; `held`: one of the things is being pressed.
    void Drag(bool held);

private:
    Ui& m_ui;
    Rect m_bar;
    float m_most;
    struct RowMemory {
        float offset = 0;
        std::optional<float> grabbed;  ///< The point of the row that the pointer holds.
        bool dragged = false;
    };
    RowMemory& m_memory;
};

}  // namespace pinwright::ui
