#include "client/platform/semantics.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

extern "C" {
void pw_mirror_open(void* self, void (*happened)(void*, int, int, double),
                    void (*edited)(void*, int, const char*));
void pw_mirror_set(const void* wire);
void pw_mirror_remove(std::uint32_t id);
void pw_mirror_order(const std::uint32_t* pairs, int count);
void pw_mirror_settle(std::uint32_t wanted);
void pw_mirror_say(const char* status, const char* alert);
void pw_mirror_title(const char* title);
void pw_mirror_theme(int dark, std::uint32_t color);
void pw_mirror_direction(int right_to_left);
}

namespace pinwright::platform {

namespace {

// Layout that web/semantics.js and web/text_fields.js read: consecutive 32-bit words.
struct WireLook {
    float font_size, line_height, pad_x, pad_y;
    std::uint32_t color, caret;
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
    m_fields.clear();
    m_covers.clear();
    m_layers = 0;
}

Rect Semantics::Mirrored(Rect rect) const
{
    if (m_mirrored > 0)
        rect.x = m_mirrored - rect.right();
    return rect;
}

void Semantics::Add(Node node)
{
    node.rect = Mirrored(node.rect);
    if (node.look)
        m_fields.push_back({node.rect, m_open.empty() ? 0 : m_open.back().layer, m_now.size()});
    std::uint32_t parent = 0;
    if (!m_open.empty()) {
        // Children use the container's coordinates, so that its scrolling moves them all at once.
        const Node& container = m_now[m_open.back().index].node;
        parent = container.id;
        node.rect.x -= m_open.back().rect.x;
        node.rect.y -= m_open.back().rect.y - container.scroll;
    }
    m_now.push_back({std::move(node), parent});
}

void Semantics::Open(Node node)
{
    const Rect rect = Mirrored(node.rect);
    const int layer = m_open.empty() ? 0 : m_open.back().layer;
    Add(std::move(node));
    m_open.push_back({rect, layer, m_now.size() - 1});
}

void Semantics::OpenOnTop(Node node)
{
    node.flags |= kOnTop;
    node.rect = Mirrored(node.rect);
    m_open.push_back({node.rect, ++m_layers, m_now.size()});
    m_now.push_back({std::move(node), 0});
}

void Semantics::Cover(const Rect& rect)
{
    m_covers.push_back({Mirrored(rect), m_layers + 1, 0});
}

void Semantics::Close()
{
    m_open.pop_back();
}

void Semantics::Close(float content_height)
{
    m_now[m_open.back().index].node.content = content_height;
    Close();
}

// A field is not part of the picture, so nothing drawn can hide it. We cut out the covered part instead. If
// several things cover a field, we cut out the smallest rectangle around them.
void Semantics::MakeHoles()
{
    for (const Layered& field : m_fields) {
        const Rect& rect = field.rect;
        Rect hole;
        for (const Layered& cover : m_covers) {
            float left = std::max(rect.x, cover.rect.x), top = std::max(rect.y, cover.rect.y);
            float right = std::min(rect.right(), cover.rect.right());
            float bottom = std::min(rect.bottom(), cover.rect.bottom());
            if (cover.layer <= field.layer || right <= left || bottom <= top)
                continue;
            if (hole.w > 0) {
                left = std::min(left, hole.x);
                top = std::min(top, hole.y);
                right = std::max(right, hole.right());
                bottom = std::max(bottom, hole.bottom());
            }
            hole = {left, top, right - left, bottom - top};
        }
        if (hole.w > 0)
            m_now[field.index].node.hole = {hole.x - rect.x, hole.y - rect.y, hole.w, hole.h};
    }
}

void Semantics::Send(const Placed& placed) const
{
    const Node& node = placed.node;
    WireLook look{};
    if (node.look)
        look = {
            node.look->font_size, node.look->line_height, node.look->pad_x, node.look->pad_y,
            node.look->color,     node.look->caret,       node.look->hints, node.look->placeholder.c_str()};
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

// A page element can't change its kind.
bool Semantics::IsSameElement(const Node& before, const Node& now)
{
    return before.role == now.role && before.address.empty() == now.address.empty() &&
           (now.role != Role::kHeading || before.level == now.level);
}

void Semantics::EndFrame()
{
    MakeHoles();
    bool reordered = m_now.size() != m_before.size();
    for (std::size_t i = 0; i < m_now.size(); ++i) {
        const Placed& placed = m_now[i];
        // Most frames change little, so look at the same index first.
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
        if (old != nullptr && !IsSameElement(old->node, placed.node)) {
            pw_mirror_remove(placed.node.id);
            old = nullptr;
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
    m_hearing.Forget(m_pointer_down);
    if (reordered || m_focus_wanted != 0) {
        const std::uint32_t wanted = m_focus_wanted;
        m_focus_wanted = 0;
        pw_mirror_settle(wanted);
    }
}

int Semantics::TakeKey(std::uint32_t id)
{
    return static_cast<int>(m_hearing.Take(Heard::kKeyPress, id).value_or(0));
}

std::optional<Shortcut> Semantics::TakeShortcut()
{
    const std::optional<double> heard = m_hearing.Take(Heard::kShortcut, 0);
    if (!heard)
        return std::nullopt;
    // The sign says whether Control was down.
    return Shortcut{static_cast<char32_t>(std::abs(*heard)), *heard < 0};
}

bool Semantics::TakeLeft(std::uint32_t id)
{
    return !m_pointer_down && m_hearing.Take(Heard::kBlur, id).has_value();
}

std::optional<float> Semantics::TakeScroll(std::uint32_t id)
{
    const std::optional<double> last = m_hearing.TakeLast(Heard::kScroll, id);
    return last ? std::optional(static_cast<float>(*last)) : std::nullopt;
}

void Semantics::SayPolitely(std::string_view text)
{
    // Adding or removing a non-breaking space makes the page announce the same words again.
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

void Semantics::Direction(bool right_to_left)
{
    pw_mirror_direction(right_to_left ? 1 : 0);
}

void Semantics::Happened(void* self, int what, int id, double detail)
{
    static_cast<Semantics*>(self)->m_hearing.Hear(static_cast<Heard>(what), static_cast<std::uint32_t>(id),
                                                  detail);
}

void Semantics::Edited(void* self, int id, const char* text)
{
    static_cast<Semantics*>(self)->m_hearing.HearEdit(static_cast<std::uint32_t>(id), text);
}

}  // namespace pinwright::platform
