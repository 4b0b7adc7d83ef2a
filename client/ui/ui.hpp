// What every widget and screen is handed: the painter, the mirror, the pointer, and what is kept
// between two frames. It knows no widget by name.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "client/platform/images.hpp"
#include "client/platform/input.hpp"
#include "client/platform/semantics.hpp"
#include "client/platform/text_fields.hpp"
#include "client/ui/painter.hpp"
#include "client/ui/theme.hpp"

namespace pinwright::ui {

using Id = std::uint32_t;

/// The same name gives the same id in every frame. `of`: the id of what it is part of.
Id MakeId(std::string_view name, Id of = 0);

/// How the pointer stands to a thing.
struct Press {
    bool hovered = false;
    bool held = false;
    bool pressed = false;  ///< Released on it, or activated through the mirror.
};

class Ui {
public:
    Ui(Painter& painter, platform::Semantics& semantics, platform::Images& images, platform::Input& input);

    Painter& paint;
    platform::Semantics& mirror;
    platform::Images& images;
    platform::Input& input;
    Theme theme{};
    float width = 0, height = 0;  ///< Of the stage.
    float density = 1;
    std::function<void(int frames)> wake;

    // ---- The frame ----
    void BeginFrame(float seconds, double now_ms);
    void EndFrame();
    float seconds() const { return m_seconds; }
    double now_ms() const { return m_now_ms; }

    // ---- The pointer ----
    /// REQUIRES: called once per frame for an id, where the thing is drawn.
    Press Pressed(Id id, const Rect& rect);
    /// A click on nothing but the window itself; for closing what lies on top.
    bool PressedOutside(const Rect& rect) const;

    // ---- Between frames ----
    /// Runs from 0 to 1 while `on`, and back, in about 140 ms; draws frames while it runs.
    float Ease(Id id, bool on);
    /// A ring 2 px around what has the focus by keyboard.
    void FocusRing(Id id, const Rect& rect, float radius);
    void Focus(Id id) { mirror.Focus(id); }
    bool HasFocus(Id id) const { return mirror.focused() == id; }
    /// A number of the widget's own, 0 at first.
    double& Kept(Id id) { return m_kept[id]; }

    // ---- Scrolling ----
    /// From here to EndScroll everything is shifted and clipped; gives the top of the content on the stage.
    float BeginScroll(platform::Node node);
    void EndScroll(float content_bottom);
    /// Moves the area so that `top` to `bottom` of its content (from its first pixel) shows.
    void ShowInScroll(Id id, float top, float bottom);

    // ---- What lies on top of the rest ----
    void BeginOnTop(const char* name, bool modal);
    void EndOnTop();

private:
    struct Scroll {
        float offset = 0, content = 0, view = 0;
    };
    struct OpenScroll {
        Id id;
        Rect rect;
    };

private:
    std::unordered_map<Id, float> m_eased;
    std::unordered_map<Id, double> m_kept;  ///< A double holds an id, too.
    std::unordered_map<Id, Scroll> m_scrolls;
    std::vector<OpenScroll> m_open_scrolls;
    platform::Input::Scrolling m_scrolling;
    float m_seconds = 0;
    double m_now_ms = 0;
    int m_layer = 0;      ///< 0: the screen; 1: on top of it.
    int m_top_layer = 0;  ///< The highest that was drawn in the last frame: it alone scrolls.
    int m_next_top_layer = 0;
};

}  // namespace pinwright::ui
