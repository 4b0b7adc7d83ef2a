// A row of things that may be wider than its place: a finger or the mouse drags it along. It lives for one
// frame; where it stands is kept by the Ui.
#pragma once

#include <optional>

#include "client/kit/canvas/ui.hpp"

namespace pinwright::ui {

class DragRow {
public:
    /// `bar`: its place; `all`: how wide it is.
    DragRow(Ui& ui, Id id, const Rect& bar, float all);

    /// Brings into sight what stands there in the row, and so much of its neighbours that they can be
    /// pressed.
    void Show(float left, float right);
    /// How far it can be dragged.
    float most() const { return m_most; }
    /// How far it is dragged: its first thing stands so much before the place.
    float offset() const { return m_ui.paint.Snap(m_memory.offset); }
    /// What of a thing is in sight; at least a sliver, for whoever reads without seeing.
    Rect Seen(const Rect& rect) const;
    /// It is being dragged: what is released then was not pressed.
    bool dragged() const { return m_memory.dragged; }
    /// To be called once all of it is drawn; `held`: one of the things is being pressed.
    void Drag(bool held);

private:
    Ui& m_ui;
    Rect m_bar;
    float m_most;
    struct RowMemory {
        float offset = 0;
        std::optional<float> grabbed;  ///< The place of the row that the pointer holds.
        bool dragged = false;
    };
    RowMemory& m_memory;
};

}  // namespace pinwright::ui
