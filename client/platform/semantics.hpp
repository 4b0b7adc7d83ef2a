// The mirror: what is drawn, as real elements over the canvas, for readers, keyboards, automation.
//   [X] buttons, links with real addresses, headings, text, fields, file choice, combo box and search
//       field with options, switches, check boxes, tabs, radios, grids, menus, landmarks, lists with
//       position and size, images, progress
//   [X] dialogs that take the focus, keep it and give it back; a focus that follows a change of screen
//       and is never lost with what it was on
//   [X] activation, focus in both directions, keys, shortcuts, context menus, scrolling
//   [X] live regions, polite and assertive; right to left
//   [ ] editing with the mirror alone of what has no element (there is no such thing)
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

    // ---- Within a frame, in the order of reading ----
    void BeginFrame();
    void Add(Node node);
    /// What is added until Close() lies inside; its rectangle follows the container's.
    void Open(Node node);
    /// What is drawn over everything else at this place, to be told before its OpenOnTop(): fields that lie
    /// under it show nothing there.
    void Cover(const Rect& rect);
    void Close();
    /// The height of what is inside is known only after it was drawn.
    void Close(float content_height);
    /// As Open, but next to the containers that are open, not inside: lists and dialogs over the rest.
    void OpenOnTop(Node node);
    /// Sends what changed to the page. What was heard and not taken is forgotten.
    void EndFrame();
    /// Not 0: rectangles are given as for a page from left to right, and the elements are placed mirrored
    /// within this width. To be set before BeginFrame().
    void SetMirrored(float stage_width) { m_mirrored = stage_width; }

    // ---- What was heard since the last frame ----
    bool TakeActivated(std::uint32_t id) { return m_hearing.Take(Heard::kActivate, id).has_value(); }
    /// The same, telling whether Shift was down.
    std::optional<bool> TakeActivation(std::uint32_t id)
    {
        const std::optional<double> how = m_hearing.Take(Heard::kActivate, id);
        return how ? std::optional(*how != 0) : std::nullopt;
    }
    std::optional<std::string> TakeEdit(std::uint32_t id) { return m_hearing.TakeEdit(id); }
    /// Keys pressed on `id`, one at a time; kNone: no more.
    int TakeKey(std::uint32_t id);
    /// Enter in a field of one line.
    bool TakeEnter(std::uint32_t id) { return TakeKey(id) == static_cast<int>(Key::kEnter); }
    /// Escape, wherever it was pressed.
    bool TakeEscape() { return m_hearing.TakeEscape(); }
    /// As if it had been pressed.
    void PressEscape() { m_hearing.Hear(Heard::kKeyPress, 0, static_cast<double>(Key::kEscape)); }
    std::optional<Shortcut> TakeShortcut();
    /// The context menu was asked for by keyboard, while `id` had the focus.
    bool TakeContext(std::uint32_t id) { return m_hearing.Take(Heard::kContext, id).has_value(); }
    /// Told only once the pointer is up: what a field says when it is left may move the very button that the
    /// pointer has gone down on.
    bool TakeLeft(std::uint32_t id);
    void SetPointerDown(bool down) { m_pointer_down = down; }
    /// The page scrolled this container by itself: to show what has the focus, or for a reader.
    std::optional<float> TakeScroll(std::uint32_t id);
    std::uint32_t focused() const { return m_hearing.focused(); }
    /// Whether the focus came by keyboard and is to be shown.
    bool focus_shown() const { return m_hearing.focus_shown(); }

    // ---- To the page ----
    void Focus(std::uint32_t id) { m_focus_wanted = id; }
    void SayPolitely(std::string_view text);
    void SayAtOnce(std::string_view text);
    void Title(std::string_view text);
    void Theme(bool dark, std::uint32_t background);
    /// The direction of the page, its fields and menus.
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
    int m_layers = 0;  ///< Containers on top, so far in this frame.
    std::uint32_t m_focus_wanted = 0;
    bool m_pointer_down = false;
    float m_mirrored = 0;
    std::string m_status, m_alert;
};

}  // namespace pinwright::platform
