// A ground that is drawn under its content though its height is known only after it.
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

    /// Call once, after the content: what is drawn until Close() lies under it.
    void Ground();
    void Close();
    /// Surface, soft shadow.
    void CloseAsCard(const Rect& rect);

private:
    Ui& m_ui;
    std::unique_ptr<ImDrawListSplitter> m_splitter;
};

/// White ground, soft shadow, of a height that is known.
void Card(Ui& ui, const Rect& rect);

}  // namespace pinwright::ui
