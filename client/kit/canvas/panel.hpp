// Draws the background of a group of widgets. It lies below them, but is drawn after them, when its height is
// known.
#pragma once

#include <memory>

#include "client/kit/canvas/ui.hpp"

struct ImDrawListSplitter;

namespace pinwright::ui {

class Panel {
public:
    explicit Panel(Ui& ui);
    ~Panel();
    Panel(const Panel&) = delete;
    Panel& operator=(const Panel&) = delete;

    /// Call once, after the content: everything drawn until Close() lies under it.
    void Ground();
    void Close();
    /// Closes with a surface and a soft shadow.
    void CloseAsCard(const Rect& rect);

private:
    Ui& m_ui;
    std::unique_ptr<ImDrawListSplitter> m_splitter;
};

/// A surface with a soft shadow, for a known height.
void Card(Ui& ui, const Rect& rect);

}  // namespace pinwright::ui
