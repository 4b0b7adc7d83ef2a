// The mirror: real page elements over the canvas for everything drawn, for screen readers, keyboards and
// automation.
//   [X] buttons, links with real addresses, headings, text, fields, file choice, combo box and search field
//       with options, switches, check boxes, tabs, radios, grids, menus, landmarks, lists with position and
//       size, images, progress
//   [X] dialogs that take, keep and return the focus; focus follows a change of screen, and is not lost
//       with the focused element
//   [X] activation, focus in both directions, keys, shortcuts, context menus, scrolling
//   [X] live regions, polite and assertive; right to left
//   [ ] editing things that have no element (there are none)
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/platform/hearing.hpp"
#include "client/platform/node.hpp"

namespace pinwright::platform {

class Semantics {
public:
    Semantics() = default;
    Semantics(const Semantics&) = delete;
    Semantics& operator=(const Semantics&) = delete;

    void Listen();

    // ---- Within a frame, in reading order ----
    void BeginFrame();
    void Add(Node node);
    /// Nodes added until Close() lie inside; their rectangles follow the container's.
    void Open(Node node);
    /// Announces an area that is drawn over everything else; fields under it show nothing there. Call before
    /// the area's OpenOnTop().
    void Cover(const Rect& rect);
    void Close();
    /// For a content height that is known only after drawing.
    void Close(float content_height);
    /// Like Open, but beside the open containers, not inside: for lists and dialogs over the rest.
    void OpenOnTop(Node node);
    /// Sends changes to the page. Drops reports that nobody took.
    void EndFrame();
    /// If not 0: mirrors the elements within this width. Pass left-to-right rectangles. Call before
    /// BeginFrame().
    void SetMirrored(float stage_width) { m_mirrored = stage_width; }

    // ---- What the page reported since the last frame ----
    bool TakeActivated(std::uint32_t id) { return m_hearing.Take(Heard::kActivate, id).has_value(); }
    /// The same; the value says whether Shift was down.
    std::optional<bool> TakeActivation(std::uint32_t id)
    {
        const std::optional<double> how = m_hearing.Take(Heard::kActivate, id);
        return how ? std::optional(*how != 0) : std::nullopt;
    }
    std::optional<std::string> TakeEdit(std::uint32_t id) { return m_hearing.TakeEdit(id); }
    /// Keys pressed on `id`, one per call; kNone: no more.
    int TakeKey(std::uint32_t id);
    /// Enter in a single-line field.
    bool TakeEnter(std::uint32_t id) { return TakeKey(id) == static_cast<int>(Key::kEnter); }
    /// Escape, pressed anywhere.
    bool TakeEscape() { return m_hearing.TakeEscape(); }
    /// Acts as if Escape had been pressed.
    void PressEscape() { m_hearing.Hear(Heard::kKeyPress, 0, static_cast<double>(Key::kEscape)); }
    std::optional<Shortcut> TakeShortcut();
    /// The keyboard asked for the context menu while `id` had the focus.
    bool TakeContext(std::uint32_t id) { return m_hearing.Take(Heard::kContext, id).has_value(); }
    /// Whether the focus left the field. Reported only once the pointer is up: a message that the field shows
    /// then may move the button being pressed.
    bool TakeLeft(std::uint32_t id);
    void SetPointerDown(bool down) { m_pointer_down = down; }
    /// The page scrolled this container, to show the focused element or for a screen reader.
    std::optional<float> TakeScroll(std::uint32_t id);
    std::uint32_t focused() const { return m_hearing.focused(); }
    /// Whether the focus came by keyboard, and must be visible.
    bool focus_shown() const { return m_hearing.focus_shown(); }

    // ---- To the page ----
    void Focus(std::uint32_t id) { m_focus_wanted = id; }
    void SayPolitely(std::string_view text);
    void SayAtOnce(std::string_view text);
    void Title(std::string_view text);
    void Theme(bool dark, std::uint32_t background);
    /// Sets the direction of the page, its fields and menus.
    void Direction(bool right_to_left);

private:
    struct Placed {
        Node node;
        std::uint32_t parent = 0;

        bool operator==(const Placed&) const = default;
    };
    struct Layered {
        Rect rect;  ///< On the stage.
        int layer = 0;
        std::size_t index = 0;
    };
    static void Happened(void* self, int what, int id, double detail);
    static void Edited(void* self, int id, const char* text);
    Rect Mirrored(Rect rect) const;
    void MakeHoles();
    static bool IsSameElement(const Node& before, const Node& now);
    void Send(const Placed& placed) const;

private:
    Hearing m_hearing;
    std::vector<Placed> m_now, m_before;
    std::vector<Layered> m_open;  ///< The open containers.
    std::vector<Layered> m_fields, m_covers;
    int m_layers = 0;  ///< Containers on top so far in this frame.
    std::uint32_t m_focus_wanted = 0;
    bool m_pointer_down = false;
    float m_mirrored = 0;
    std::string m_status, m_alert;
};

}  // namespace pinwright::platform
