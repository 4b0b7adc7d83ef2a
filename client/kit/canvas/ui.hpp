// What every widget and screen is handed: the painter, the mirror, the pointer, and what is kept
// between two frames. Screens and widgets speak logical coordinates, from the start of the line; the
// pointer and clips are turned here where the stage is mirrored. It knows no widget by name.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "client/kit/canvas/id.hpp"
#include "client/kit/canvas/painter.hpp"
#include "client/kit/canvas/theme.hpp"
#include "client/kit/canvas/widget_memory.hpp"
#include "client/platform/images.hpp"
#include "client/platform/input.hpp"
#include "client/platform/semantics.hpp"
#include "client/platform/text_fields.hpp"
#include "shared/seams.hpp"

namespace pinwright::ui {

/// How the pointer stands to a thing.
struct Press {
    bool hovered = false;
    bool held = false;
    bool pressed = false;  ///< Released on it, or activated through the mirror.
    bool extend = false;   ///< With Shift.
    bool context = false;  ///< Pressed long, with the right button or by the menu key.
};

/// What lies below something on top: as it is, or dimmed by a veil.
enum class Behind { kClear, kVeiled };

class Ui {
public:
    Ui(Painter& painter, platform::Semantics& semantics, platform::Images& images, platform::Input& input,
       const Clock& device_clock);

    Painter& paint;
    platform::Semantics& mirror;
    platform::Images& images;
    platform::Input& input;
    const Clock& clock;  ///< This device's.
    Theme theme{};
    float width = 0, height = 0;  ///< Of the stage.
    float density = 1;
    bool files_over = false;  ///< Files are dragged over the page.
    std::function<void(int frames)> wake;

    // ---- The frame ----
    /// From right to left, from the next frame on.
    void SetMirrored(bool mirrored) { m_mirrored = mirrored; }
    bool mirrored() const { return m_mirrored; }
    void BeginFrame(float seconds, double now_ms);
    void EndFrame();
    float seconds() const { return m_seconds; }
    double now_ms() const { return m_now_ms; }

    // ---- The pointer ----
    /// REQUIRES: called once per frame for an id, where the thing is drawn.
    Press Pressed(Id id, const Rect& rect);
    struct Point {
        float x = 0, y = 0;
    };
    /// Where the mouse is, or was last.
    Point Pointer() const;
    bool PointerDown() const;
    /// Where the mouse went down, once it has been dragged this far from there.
    std::optional<Point> DragOrigin(float distance) const;
    /// A press beside what is open here, where nothing lies on top of it; for closing it. It is for nothing
    /// else.
    bool PressedOutside(const Rect& rect);
    /// Escape, for what lies on top of all.
    bool TakeEscape() { return m_layer == m_top_layer && mirror.TakeEscape(); }

    // ---- Between frames ----
    /// Runs from 0 to 1 while `on`, and back, in about 140 ms; draws frames while it runs. What was not there
    /// in the last frame begins at its end.
    float Ease(Id id, bool on);
    /// From 0 to 1, once, when a thing comes.
    float Appear(Id id);
    /// A ring 2 px around what has the focus by keyboard.
    void FocusRing(Id id, const Rect& rect, float radius);
    /// Whether the focus was met among what was drawn since this was last asked.
    bool TookFocus() { return std::exchange(m_met_focus, false); }
    void Focus(Id id) { mirror.Focus(id); }
    bool HasFocus(Id id) const { return mirror.focused() == id; }
    /// What the widget `id` remembers, in a small struct of its own (see WidgetMemory). Without an id: of a
    /// widget that there is only once.
    template <typename T>
    T& Memory(Id id = 0)
    {
        return m_memory.Of<T>(id);
    }

    // ---- Grounds ----
    /// A soft ground; with forced colours, which have none, a border.
    void Ground(const Rect& rect, Colour colour, float radius);
    /// What floats: shadow and ground, and a border where a shadow does not tell it from the rest.
    void Float(const Rect& rect, Colour colour, float radius, float height);

    // ---- Scrolling ----
    /// From here to EndScroll everything is shifted and clipped; gives the top of the content on the stage.
    float BeginScroll(platform::Node node);
    void EndScroll(float content_bottom);
    /// Moves the area so that `top` to `bottom` of its content (from its first pixel) shows.
    void ShowInScroll(Id id, float top, float bottom);
    struct ScrollState {
        float offset = 0, content = 0;
    };
    /// How far the area is scrolled, and the height of what is inside.
    ScrollState ScrollOf(Id id);
    /// What shows of the area that is open here; the stage where none is.
    Rect View() const;
    /// Whether some of `rect` shows there.
    bool InSight(const Rect& rect) const;

    // ---- What lies on top of the rest ----
    /// It comes softly. It lies over what was open before, and may hold what lies on top of it in turn.
    void BeginOnTop(Id id, Behind behind);
    void EndOnTop();
    /// How many lie on top of each other, once a frame is drawn. Escape closes each of them.
    int layers() const { return m_next_top_layer; }
    /// From 0 to 1 while what lies on top here comes.
    float Coming() const { return m_coming.back(); }

private:
    struct Scroll {
        float offset = 0, content = 0, view = 0;
        float show_top = 0, show_bottom = 0;  ///< What is to be shown as soon as the heights are known.
        float thumb_wide = 0;
        float grabbed = -1;  ///< Where on its thumb the pointer holds it; negative: it does not.
    };
    struct OpenScroll {
        Id id;
        Rect rect;
    };
    struct Eased {
        float value = 0;
        int frame = 0;
    };
    float& Running(Id id, float at_first);
    float Move(float& value, bool on);
    static float ThumbLength(const Scroll& scroll, const Rect& rect);
    void HoldThumb(Id id, Scroll& scroll, const Rect& rect);
    void DrawThumb(const Scroll& scroll, const Rect& rect);

private:
    std::unordered_map<Id, Eased> m_eased;
    WidgetMemory m_memory;
    std::vector<OpenScroll> m_open_scrolls;
    platform::Input::Scrolling m_scrolling;
    float m_seconds = 0;
    double m_now_ms = 0;
    int m_frame = 0;
    bool m_mirrored = false;
    bool m_met_focus = false;
    bool m_context = false;  ///< A context menu was asked for, at this place.
    float m_context_x = 0, m_context_y = 0;
    int m_layer = 0;      ///< 0: the screen; 1: on top of it; 2: on top of that.
    int m_top_layer = 0;  ///< The highest that was drawn in the last frame: it alone scrolls.
    int m_next_top_layer = 0;
    std::vector<float> m_coming;  ///< How far what lies on top has come.
};

}  // namespace pinwright::ui
