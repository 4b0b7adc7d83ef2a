// How areas scroll: by wheel, finger and thumb, and when the page shows the focused element. The rest of Ui
// is in ui.cpp.
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "client/kit/canvas/ui.hpp"

namespace pinwright::ui {

float Ui::ThumbLength(const Scroll& scroll, const Rect& rect)
{
    return std::max(rect.h * rect.h / scroll.content, std::min(36.0f, rect.h / 2));
}

float Ui::BeginScroll(platform::Node node)
{
    Scroll& scroll = Memory<Scroll>(node.id);
    const Rect rect = node.rect, box = paint.Flip(rect);
    if (node.content > 0)
        scroll.content = node.content;
    if (scroll.show_bottom > 0 && scroll.content > 0) {
        scroll.offset = std::min(scroll.offset, scroll.show_top);
        scroll.offset = std::max(scroll.offset, scroll.show_bottom - rect.h);
        scroll.show_bottom = 0;
    }
    HoldThumb(node.id, scroll, rect);
    const float most = std::max(0.0f, scroll.content - rect.h);
    if (const std::optional<float> shown = mirror.TakeScroll(node.id))
        scroll.offset = *shown;
    if (m_scrolling.amount != 0 && m_layer == m_top_layer && rect.Contains(m_scrolling.x, m_scrolling.y)) {
        const float wanted = scroll.offset + m_scrolling.amount;
        if (wanted < 0 || wanted > most)
            input.StopCoasting();
        scroll.offset = wanted;
        m_scrolling.amount = 0;
    }
    scroll.offset = paint.Snap(std::clamp(scroll.offset, 0.0f, most));
    node.flags |= platform::kScrolls;
    node.scroll = scroll.offset;
    node.content = scroll.content;
    m_open_scrolls.push_back({node.id, rect});
    mirror.Open(std::move(node));
    ImGui::PushClipRect({box.x, box.y}, {box.right(), box.bottom()}, true);
    return rect.y - scroll.offset;
}

void Ui::EndScroll(float content_bottom)
{
    const OpenScroll open = m_open_scrolls.back();
    m_open_scrolls.pop_back();
    Scroll& scroll = Memory<Scroll>(open.id);
    const float content = std::ceil(content_bottom - open.rect.y + scroll.offset);
    if (content != scroll.content) {
        // Shorter content may be scrolled too far: the next frame corrects it.
        scroll.content = content;
        wake(2);
    }
    if (content > open.rect.h + 1)
        DrawThumb(scroll, open.rect);
    ImGui::PopClipRect();
    mirror.Close(std::max(content, open.rect.h));
}

void Ui::ShowInScroll(Id id, float top, float bottom)
{
    Scroll& scroll = Memory<Scroll>(id);
    scroll.show_top = top;
    scroll.show_bottom = bottom;
    wake(2);
}

Ui::ScrollState Ui::ScrollOf(Id id)
{
    const Scroll& scroll = Memory<Scroll>(id);
    return {scroll.offset, scroll.content};
}

// A thin thumb for content that doesn't fit. A mouse can drag it, and it grows under the pointer. Call it
// before drawing the content below it.
void Ui::HoldThumb(Id id, Scroll& scroll, const Rect& rect)
{
    const float most = scroll.content - rect.h;
    Press press;
    if (most > 1 && !input.touch())
        press = Pressed(MakeId("thumb", id), {rect.right() - 12, rect.y, 12, rect.h});
    scroll.thumb_wide = 4 + 3 * Ease(MakeId("thumb-wide", id), press.hovered || press.held);
    if (!press.held) {
        scroll.grabbed = -1;
        return;
    }
    const float length = ThumbLength(scroll, rect), travel = rect.h - length;
    const float at = ImGui::GetIO().MousePos.y - rect.y, top = travel * scroll.offset / most;
    if (scroll.grabbed < 0)
        scroll.grabbed = at >= top && at < top + length ? at - top : length / 2;
    scroll.offset = (at - scroll.grabbed) / travel * most;
    wake(2);
}

void Ui::DrawThumb(const Scroll& scroll, const Rect& rect)
{
    const float length = ThumbLength(scroll, rect);
    const float top = rect.y + (rect.h - length) * std::min(1.0f, scroll.offset / (scroll.content - rect.h));
    paint.Fill({rect.right() - 3 - scroll.thumb_wide, top + 3, scroll.thumb_wide, length - 6},
               theme.forced ? theme.text : Faded(theme.muted, scroll.grabbed >= 0 ? 0.8f : 0.45f), 4);
}

Rect Ui::View() const
{
    return m_open_scrolls.empty() ? Rect{0, 0, width, height} : m_open_scrolls.back().rect;
}

bool Ui::InSight(const Rect& rect) const
{
    const Rect view = View();
    return rect.x < view.right() && rect.right() > view.x && rect.y < view.bottom() && rect.bottom() > view.y;
}

}  // namespace pinwright::ui
