#include "client/platform/semantics.hpp"

#include <algorithm>
#include <cstddef>

extern "C" {
void pw_mirror_open(void* self, void (*happened)(void*, int, int, double),
                    void (*edited)(void*, int, const char*));
void pw_mirror_set(const void* wire);
void pw_mirror_remove(std::uint32_t id);
void pw_mirror_order(const std::uint32_t* pairs, int count);
void pw_mirror_focus(std::uint32_t id);
void pw_mirror_say(const char* status, const char* alert);
void pw_mirror_title(const char* title);
void pw_mirror_theme(int dark, std::uint32_t colour);
}

namespace pinwright::platform {

namespace {

// As web/semantics.js and web/text_fields.js read them: 32-bit words, one after the other.
struct WireLook {
    float font_size, line_height, pad_x, pad_y;
    std::uint32_t colour, caret;
    int hints;
    const char* placeholder;
};
struct WireNode {
    std::uint32_t id, parent;
    int role, flags;
    float x, y, w, h;
    const char *name, *value, *description, *address;
    int level, size;
    float scroll, content;
    const WireLook* look;
    std::uint32_t owns, marked;
    Rect hole;
};
static_assert(offsetof(WireNode, look) == 16 * 4 && offsetof(WireNode, hole) == 19 * 4);
static_assert(offsetof(WireLook, placeholder) == 7 * 4);

enum What { kActivate = 0, kFocus = 1, kBlur = 2, kKeyPress = 3, kScroll = 4 };

}  // namespace

void Semantics::Listen()
{
    pw_mirror_open(this, &Semantics::Happened, &Semantics::Edited);
}

void Semantics::BeginFrame()
{
    m_before.swap(m_now);
    m_now.clear();
    m_open.clear();
    m_covered = m_covers;
    m_covers = {};
}

void Semantics::Place(Node node, std::uint32_t parent)
{
    const bool on_top = !m_open.empty() && (m_now[m_open.front()].node.flags & kOnTop) != 0;
    if (node.look && !on_top && m_covered.w > 0) {
        const Rect& rect = node.rect;
        const float left = std::max(rect.x, m_covered.x), top = std::max(rect.y, m_covered.y);
        const float right = std::min(rect.right(), m_covered.right());
        const float bottom = std::min(rect.bottom(), m_covered.bottom());
        if (right > left && bottom > top)
            node.hole = {left - rect.x, top - rect.y, right - left, bottom - top};
    }
    if (!m_open.empty() && parent != 0) {
        // Children lie in the container's own coordinates, so that its scrolling moves them all at once.
        const Node& container = m_now[m_open.back()].node;
        node.rect.x -= container.rect.x;
        node.rect.y -= container.rect.y - container.scroll;
    }
    // A fraction of a pixel moves no hit, but would be sent again at every frame of an animation.
    m_now.push_back({std::move(node), parent});
}

void Semantics::Add(Node node)
{
    Place(std::move(node), m_open.empty() ? 0 : m_now[m_open.back()].node.id);
}

void Semantics::Open(Node node)
{
    // Until it is closed, a container keeps the rectangle on the stage, which its children need.
    m_now.push_back({std::move(node), m_open.empty() ? 0 : m_now[m_open.back()].node.id});
    m_open.push_back(m_now.size() - 1);
}

void Semantics::OpenOnTop(Node node)
{
    node.flags |= kOnTop;
    m_now.push_back({std::move(node), 0});
    m_open.push_back(m_now.size() - 1);
}

void Semantics::Close()
{
    const std::size_t index = m_open.back();
    m_open.pop_back();
    Placed& placed = m_now[index];
    if (placed.parent == 0 || m_open.empty())
        return;
    const Node& container = m_now[m_open.back()].node;
    placed.node.rect.x -= container.rect.x;
    placed.node.rect.y -= container.rect.y - container.scroll;
}

void Semantics::Close(float content_height)
{
    m_now[m_open.back()].node.content = content_height;
    Close();
}

void Semantics::Send(const Placed& placed) const
{
    const Node& node = placed.node;
    WireLook look{};
    if (node.look)
        look = {
            node.look->font_size, node.look->line_height, node.look->pad_x, node.look->pad_y,
            node.look->colour,    node.look->caret,       node.look->hints, node.look->placeholder.c_str()};
    const WireNode wire{node.id,
                        placed.parent,
                        static_cast<int>(node.role),
                        node.flags,
                        node.rect.x,
                        node.rect.y,
                        node.rect.w,
                        node.rect.h,
                        node.name.c_str(),
                        node.value.c_str(),
                        node.description.c_str(),
                        node.address.c_str(),
                        node.level,
                        node.size,
                        node.scroll,
                        node.content,
                        node.look ? &look : nullptr,
                        node.owns,
                        node.marked,
                        node.hole};
    pw_mirror_set(&wire);
}

void Semantics::EndFrame()
{
    bool reordered = m_now.size() != m_before.size();
    for (std::size_t i = 0; i < m_now.size(); ++i) {
        const Placed& placed = m_now[i];
        // Most frames change nothing or little: the same place in the order is the first guess.
        const Placed* old = nullptr;
        if (i < m_before.size() && m_before[i].node.id == placed.node.id) {
            old = &m_before[i];
        } else {
            reordered = true;
            const auto found = std::find_if(m_before.begin(), m_before.end(),
                                            [&](const Placed& one) { return one.node.id == placed.node.id; });
            if (found != m_before.end())
                old = &*found;
        }
        if (old == nullptr || !(*old == placed)) {
            Send(placed);
            reordered = reordered || old == nullptr || old->parent != placed.parent;
        }
    }
    if (reordered) {
        std::vector<std::uint32_t> ids;
        for (const Placed& placed : m_now)
            ids.push_back(placed.node.id);
        std::sort(ids.begin(), ids.end());
        for (const Placed& placed : m_before) {
            if (!std::binary_search(ids.begin(), ids.end(), placed.node.id))
                pw_mirror_remove(placed.node.id);
        }
        std::vector<std::uint32_t> pairs;
        for (const Placed& placed : m_now) {
            pairs.push_back(placed.node.id);
            pairs.push_back(placed.parent);
        }
        pw_mirror_order(pairs.data(), static_cast<int>(m_now.size()));
    }
    std::erase_if(m_heard, [this](const Heard& one) { return !(m_pointer_down && one.what == kBlur); });
    m_edits.clear();
    if (m_focus_wanted != 0) {
        const std::uint32_t wanted = m_focus_wanted;
        m_focus_wanted = 0;
        pw_mirror_focus(wanted);
    }
}

std::optional<double> Semantics::Take(int what, std::uint32_t id)
{
    for (auto heard = m_heard.begin(); heard != m_heard.end(); ++heard) {
        if (heard->what != what || heard->id != id)
            continue;
        const double detail = heard->detail;
        m_heard.erase(heard);
        return detail;
    }
    return std::nullopt;
}

bool Semantics::TakeActivated(std::uint32_t id)
{
    return Take(kActivate, id).has_value();
}

std::optional<std::string> Semantics::TakeEdit(std::uint32_t id)
{
    // Of several edits between two frames the last holds them all.
    for (auto edit = m_edits.rbegin(); edit != m_edits.rend(); ++edit) {
        if (edit->first == id)
            return std::move(edit->second);
    }
    return std::nullopt;
}

int Semantics::TakeKey(std::uint32_t id)
{
    return static_cast<int>(Take(kKeyPress, id).value_or(0));
}

bool Semantics::TakeEscape()
{
    for (auto heard = m_heard.begin(); heard != m_heard.end(); ++heard) {
        if (heard->what == kKeyPress && heard->detail == static_cast<double>(Key::kEscape)) {
            m_heard.erase(heard);
            return true;
        }
    }
    return false;
}

bool Semantics::TakeLeft(std::uint32_t id)
{
    return !m_pointer_down && Take(kBlur, id).has_value();
}

std::optional<float> Semantics::TakeScroll(std::uint32_t id)
{
    std::optional<float> last;
    while (const std::optional<double> offset = Take(kScroll, id))
        last = static_cast<float>(*offset);
    return last;
}

void Semantics::SayPolitely(std::string_view text)
{
    // A non-breaking space more or less makes the same words news to the page.
    m_status = m_status == text ? std::string(text) + "\u00a0" : std::string(text);
    pw_mirror_say(m_status.c_str(), m_alert.c_str());
}

void Semantics::SayAtOnce(std::string_view text)
{
    m_alert = m_alert == text ? std::string(text) + "\u00a0" : std::string(text);
    pw_mirror_say(m_status.c_str(), m_alert.c_str());
}

void Semantics::Title(std::string_view text)
{
    pw_mirror_title(std::string(text).c_str());
}

void Semantics::Theme(bool dark, std::uint32_t background)
{
    pw_mirror_theme(dark ? 1 : 0, background);
}

void Semantics::Happened(void* self, int what, int id, double detail)
{
    auto& semantics = *static_cast<Semantics*>(self);
    const auto node = static_cast<std::uint32_t>(id);
    if (what == kFocus) {
        semantics.m_focused = node;
        semantics.m_focus_shown = detail != 0;
        return;
    }
    if (what == kBlur && semantics.m_focused == node)
        semantics.m_focused = 0;
    semantics.m_heard.push_back({what, node, detail});
}

void Semantics::Edited(void* self, int id, const char* text)
{
    static_cast<Semantics*>(self)->m_edits.emplace_back(static_cast<std::uint32_t>(id), text);
}

}  // namespace pinwright::platform
