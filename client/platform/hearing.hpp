// Keeps the page's reports since the last frame until a widget takes them. Decides nothing.
//   [X] activation, focus in and out, keys, edits, scrolling, context menus, shortcuts
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "client/platform/node.hpp"

namespace pinwright::platform {

class Hearing {
public:
    void Hear(Heard what, std::uint32_t id, double detail);
    void HearEdit(std::uint32_t id, const char* text) { m_edits.emplace_back(id, text); }

    /// Takes the first report of its kind; `id` 0 means any element.
    std::optional<double> Take(Heard what, std::uint32_t id);
    std::optional<double> TakeLast(Heard what, std::uint32_t id);
    std::optional<std::string> TakeEdit(std::uint32_t id);
    bool TakeEscape();
    /// Drops reports that nobody took, but keeps blurs while `pointer_down`.
    void Forget(bool pointer_down);

    std::uint32_t focused() const { return m_focused; }
    bool focus_shown() const { return m_focus_shown; }

private:
    struct Event {
        Heard what;
        std::uint32_t id;
        double detail;
    };

private:
    std::vector<Event> m_heard;
    std::vector<std::pair<std::uint32_t, std::string>> m_edits;
    std::uint32_t m_focused = 0;
    bool m_focus_shown = false;
};

}  // namespace pinwright::platform
