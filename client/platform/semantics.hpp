// The mirror: what is drawn, as real elements over the canvas, for readers, keyboards, automation.
//   [X] buttons, links with real addresses, headings, text, fields, file choice, combo box with
//       options, dialogs that keep the focus, landmarks, lists, images, progress
//   [X] activation, focus in both directions, keys of the combo box, Escape, scrolling
//   [X] live regions, polite and assertive
//   [ ] tabs, switches, grids
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/platform/rect.hpp"

namespace pinwright::platform {

/// In the order of `kinds` in web/semantics.js.
enum class Role {
    kGroup,
    kButton,
    kLink,
    kHeading,
    kText,
    kField,
    kArea,
    kFile,
    kComboBox,
    kListBox,
    kOption,
    kDialog,
    kNavigation,
    kMain,
    kList,
    kListItem,
    kImage,
    kProgress,
    kNote,
    kSection
};

enum NodeFlags {
    kDisabled = 1,
    kExpanded = 2,
    kSelected = 4,
    kCurrent = 8,
    kInvalid = 16,
    kModal = 32,
    kScrolls = 64,
    kOnTop = 128,
    kElsewhere = 512,
    kRequired = 1024
};

/// How a text field's words look: set by the theme, written to the element's style.
struct FieldLook {
    float font_size = 16;
    float line_height = 22;
    float pad_x = 12;
    float pad_y = 10;
    std::uint32_t colour = 0;  ///< 0xAABBGGRR
    std::uint32_t caret = 0;
    int hints = 0;  ///< 1: an address; 2: the last field of its form.
    std::string placeholder;

    bool operator==(const FieldLook&) const = default;
};

struct Node {
    std::uint32_t id = 0;  ///< Not 0, and the same in every frame.
    Role role = Role::kGroup;
    int flags = 0;
    Rect rect;  ///< On the stage; scrolled as drawn.
    std::string name;
    std::string value;              ///< Of fields and the combo box.
    std::string description;        ///< What else a reader says: a problem, a limit.
    std::string address;            ///< Of links.
    int level = 1;                  ///< Of headings; position of options; percent of progress (-1: unknown).
    int size = 0;                   ///< How many options there are.
    float scroll = 0, content = 0;  ///< With kScrolls: offset and height of what is inside.
    std::uint32_t owns = 0;         ///< A combo box's list.
    std::uint32_t marked = 0;       ///< Its option that the arrows are on.
    std::optional<FieldLook> look;
    Rect hole;  ///< Of a field: what lies over it, from its own top left corner. Set by Semantics.

    bool operator==(const Node&) const = default;
};

/// Keys that reach a combo box; printable ones are kLetter + the lower-case code point.
enum class Key { kNone, kDown, kUp, kHome, kEnd, kEnter, kSpace, kEscape, kTab, kLetter = 256 };

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
    /// What is drawn over everything else at this place; fields show nothing there.
    void Cover(const Rect& rect) { m_covers = rect; }
    void Close();
    /// The height of what is inside is known only after it was drawn.
    void Close(float content_height);
    /// As Open, but next to the containers that are open, not inside: lists and dialogs over the rest.
    void OpenOnTop(Node node);
    /// Sends what changed to the page. What was heard and not taken is forgotten.
    void EndFrame();

    // ---- What was heard since the last frame ----
    bool TakeActivated(std::uint32_t id);
    std::optional<std::string> TakeEdit(std::uint32_t id);
    /// Keys pressed on `id`, one at a time; kNone: no more.
    int TakeKey(std::uint32_t id);
    /// Enter in a field of one line.
    bool TakeEnter(std::uint32_t id) { return TakeKey(id) == static_cast<int>(Key::kEnter); }
    /// Escape, wherever it was pressed.
    bool TakeEscape();
    /// Told only once the pointer is up: what a field says when it is left may move the very button that the
    /// pointer has gone down on.
    bool TakeLeft(std::uint32_t id);
    void SetPointerDown(bool down) { m_pointer_down = down; }
    /// The page scrolled this container by itself: to show what has the focus, or for a reader.
    std::optional<float> TakeScroll(std::uint32_t id);
    std::uint32_t focused() const { return m_focused; }
    /// Whether the focus came by keyboard and is to be shown.
    bool focus_shown() const { return m_focus_shown; }

    // ---- To the page ----
    void Focus(std::uint32_t id) { m_focus_wanted = id; }
    void SayPolitely(std::string_view text);
    void SayAtOnce(std::string_view text);
    void Title(std::string_view text);
    void Theme(bool dark, std::uint32_t background);

private:
    struct Placed {
        Node node;
        std::uint32_t parent = 0;

        bool operator==(const Placed&) const = default;
    };
    struct Heard {
        int what;
        std::uint32_t id;
        double detail;
    };
    static void Happened(void* self, int what, int id, double detail);
    static void Edited(void* self, int id, const char* text);
    void Place(Node node, std::uint32_t parent);
    void Send(const Placed& placed) const;
    std::optional<double> Take(int what, std::uint32_t id);

private:
    std::vector<Placed> m_now, m_before;
    std::vector<std::size_t> m_open;  ///< Indices into m_now of the open containers.
    std::vector<Heard> m_heard;
    std::vector<std::pair<std::uint32_t, std::string>> m_edits;
    std::uint32_t m_focused = 0, m_focus_wanted = 0;
    bool m_focus_shown = false;
    bool m_pointer_down = false;
    Rect m_covers, m_covered;  ///< Told in this frame, and in the one before.
    std::string m_status, m_alert;
};

}  // namespace pinwright::platform
