#include "client/platform/hearing.hpp"

namespace pinwright::platform {

void Hearing::Hear(Heard what, std::uint32_t id, double detail)
{
    if (what == Heard::kFocus) {
        m_focused = id;
        m_focus_shown = detail != 0;
        return;
    }
    if (what == Heard::kBlur && m_focused == id)
        m_focused = 0;
    m_heard.push_back({what, id, detail});
}

std::optional<double> Hearing::Take(Heard what, std::uint32_t id)
{
    for (auto heard = m_heard.begin(); heard != m_heard.end(); ++heard) {
        if (heard->what != what || (id != 0 && heard->id != id))
            continue;
        const double detail = heard->detail;
        m_heard.erase(heard);
        return detail;
    }
    return std::nullopt;
}

std::optional<double> Hearing::TakeLast(Heard what, std::uint32_t id)
{
    std::optional<double> last;
    while (const std::optional<double> next = Take(what, id))
        last = next;
    return last;
}

std::optional<std::string> Hearing::TakeEdit(std::uint32_t id)
{
    // The last edit between two frames includes all earlier ones.
    for (auto edit = m_edits.rbegin(); edit != m_edits.rend(); ++edit) {
        if (edit->first == id)
            return std::move(edit->second);
    }
    return std::nullopt;
}

bool Hearing::TakeEscape()
{
    for (auto heard = m_heard.begin(); heard != m_heard.end(); ++heard) {
        if (heard->what == Heard::kKeyPress && heard->detail == static_cast<double>(Key::kEscape)) {
            m_heard.erase(heard);
            return true;
        }
    }
    return false;
}

void Hearing::Forget(bool pointer_down)
{
    std::erase_if(m_heard, [&](const Event& one) { return !(pointer_down && one.what == Heard::kBlur); });
    m_edits.clear();
}

}  // namespace pinwright::platform
