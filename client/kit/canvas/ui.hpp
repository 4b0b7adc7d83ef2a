// What every widget and screen receives: the painter, the mirror, the pointer, and memory between frames.
// Screens and widgets use logical coordinates, which begin at the start of the line. On a mirrored stage,
// this class flips the pointer and clips. It knows no widget by name.
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

/// What the pointer does to a thing.
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
    float width = 0, height = 0;  ///< Size of the stage.
    float density = 1;
    bool files_over = false;  ///< Files are being dragged over the page.
    std::function<void(int frames)> wake;
    /// Whether later.wasm is here, which draws what opens over the composer. Until then, open nothing: call
    /// `need_late_code`, and open it in the frame that follows.
    bool late_code = true;
    std::function<void()> need_late_code;

    // ---- The frame ----
    /// Draws right to left, from the next frame on.
    void SetMirrored(bool mirrored) { m_mirrored = mirrored; }
    bool mirrored() const { return m_mirrored; }
    void BeginFrame(float seconds, double now_ms);
    void EndFrame();
    float seconds() const { return m_seconds; }
    double now_ms() const { return m_now_ms; }

    // ---- The pointer ----
    /// REQUIRES: one call per frame and id, where the thing is drawn.
    Press Pressed(Id id, const Rect& rect);
    struct Point {
        float x = 0, y = 0;
    };
    /// The mouse's current or last position.
    Point Pointer() const;
    bool PointerDown() const;
    /// Where the mouse went down, once dragged this far from there.
    std::optional<Point> DragOrigin(float distance) const;
    /// A press outside `rect`, if nothing lies on top of this layer: close what is open. The press does
    /// nothing else.
    bool PressedOutside(const Rect& rect);
    /// Escape, if this layer is the topmost.
    bool TakeEscape() { return m_layer == m_top_layer && mirror.TakeEscape(); }

    // ---- Between frames ----
    /// Runs from 0 to 1 while `on`, and back, in about 140 ms, and draws frames meanwhile. A thing that was
    /// not in the last frame begins at its final value.
    float Ease(Id id, bool on);
    /// Runs from 0 to 1 once, when a thing appears.
    float Appear(Id id);
    /// A ring 2 px around a thing that has keyboard focus.
    void FocusRing(Id id, const Rect& rect, float radius);
    /// Whether something drawn since the last call has the focus.
    bool TookFocus() { return std::exchange(m_met_focus, false); }
    void Focus(Id id) { mirror.Focus(id); }
    bool HasFocus(Id id) const { return mirror.focused() == id; }
    /// The memory of the widget `id`, in its own small struct (see WidgetMemory). Without an id: for a widget
    /// that exists only once.
    template <typename T>
    T& Memory(Id id = 0)
    {
        return m_memory.Of<T>(id);
    }

    // ---- Grounds ----
    /// A soft ground, or a border with forced colors, which have no soft grounds.
    void Ground(const Rect& rect, Color color, float radius);
    /// A floating ground: a shadow, and a border if the shadow alone is not enough.
    void Float(const Rect& rect, Color color, float radius, float height);

    // ---- Scrolling ----
    /// Shifts and clips everything until EndScroll; returns the top of the content on the stage.
    float BeginScroll(platform::Node node);
    void EndScroll(float content_bottom);
    /// Scrolls the area so that `top` to `bottom` of its content (from the content's first pixel) shows.
    void ShowInScroll(Id id, float top, float bottom);
    struct ScrollState {
        float offset = 0, content = 0;
    };
    /// The area's scroll offset and content height.
    ScrollState ScrollOf(Id id);
    /// The visible part of the open area, or the stage if none is open.
    Rect View() const;
    /// Whether part of `rect` shows there.
    bool InSight(const Rect& rect) const;

    // ---- Layers on top of the rest ----
    /// Fades in a layer over everything opened before. Layers can nest.
    void BeginOnTop(Id id, Behind behind);
    void EndOnTop();
    /// The number of layers on top, once a frame is drawn. Escape closes each of them.
    int layers() const { return m_next_top_layer; }
    /// From 0 to 1 while this layer appears.
    float Coming() const { return m_coming.back(); }

private:
    struct Scroll {
        float offset = 0, content = 0, view = 0;
        float show_top = 0, show_bottom = 0;  ///< What to show once the heights are known.
        float thumb_wide = 0;
        float grabbed = -1;  ///< Where the pointer holds the thumb; negative: it doesn't.
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
    bool m_context = false;  ///< A context menu was requested at this place.
    float m_context_x = 0, m_context_y = 0;
    int m_layer = 0;      ///< 0: the screen; 1: on top of it; 2: on top of that.
    int m_top_layer = 0;  ///< The topmost layer of the last frame: only it scrolls.
    int m_next_top_layer = 0;
    std::vector<float> m_coming;  ///< How far each open layer has appeared.
};

}  // namespace pinwright::ui
