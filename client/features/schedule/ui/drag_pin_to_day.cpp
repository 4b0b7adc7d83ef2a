#include "client/features/schedule/ui/drag_pin_to_day.hpp"

#include <algorithm>
#include <utility>

#include "client/core/media_address.hpp"
#include "client/features/pins/pin_words.hpp"
#include "client/features/pins/publish_retry_cancel.hpp"
#include "client/kit/widgets/widgets.hpp"

namespace pinwright::ui {

namespace words = app::words;
namespace command = app::command;

namespace {

constexpr float kFrom = 6;                  // A mouse that moves less than this is clicking.
constexpr float kEdge = 56, kSpeed = 700;   // The page scrolls near its edges; in px, and px per second.
constexpr float kWidest = 200, kHigh = 48;  // Maximum size of the dragged card.

}  // namespace

PinDrag::PinDrag(Ui& ui, Id of, Commands& commands)
    : m_ui(ui), m_carried(ui.Memory<Carried>(of)), m_commands(commands)
{
    const Ui::Point at = ui.Pointer();
    m_x = at.x;
    m_y = at.y;
    m_down = ui.PointerDown();
    if (const auto finger = ui.input.carried()) {
        m_x = ui.paint.Flip(finger->x);
        m_y = finger->y;
        m_down = !finger->done;
    } else if (!m_down && m_carried.pin == 0) {
        m_carried.spent = false;
    }
}

bool PinDrag::Meet(Id id, const Pin& pin, const Rect& rect, bool held)
{
    if (m_carried.pin == 0 && !m_carried.spent) {
        if (const auto finger = m_ui.input.carried()) {
            const float x = m_ui.paint.Flip(finger->from_x);
            if (!finger->done && rect.Contains(x, finger->from_y))
                Begin(id, pin, rect, x, finger->from_y);
        } else if (const auto from = m_ui.DragOrigin(kFrom); from && held && !m_ui.input.touch()) {
            Begin(id, pin, rect, from->x, from->y);
        }
    }
    if (m_carried.pin != id)
        return false;
    m_pin = &pin;
    m_rect = rect;
    return true;
}

void PinDrag::Begin(Id id, const Pin& pin, const Rect& rect, float from_x, float from_y)
{
    // Releasing the pointer must not count as a press, whatever it is over.
    m_ui.input.Spend();
    m_carried.spent = true;
    if (!app::OffersOf(pin).move || !pin.publish_at) {
        m_commands.push_back(command::TellWhyNot{pin.id});
        return;
    }
    m_carried.pin = id;
    m_carried.x = std::min(from_x - rect.x, kWidest - kSpace4);
    m_carried.y = std::min(from_y - rect.y, kHigh - kSpace2);
}

bool PinDrag::IsOver(const std::string& date, const Rect& rect)
{
    if (m_carried.pin == 0 || !rect.Contains(m_x, m_y) || !m_ui.View().Contains(m_x, m_y))
        return false;
    m_target = date;
    return true;
}

void PinDrag::Finish()
{
    if (m_carried.pin == 0)
        return;
    const bool gone = m_pin == nullptr || m_ui.TakeEscape();
    if (!gone && m_down) {
        Draw();
        const Rect view = m_ui.View();
        const float down =
            std::max(0.0f, m_y - (view.bottom() - kEdge)) - std::max(0.0f, view.y + kEdge - m_y);
        if (down != 0)
            m_ui.input.Push(m_ui.paint.Flip(m_x), std::clamp(m_y, view.y, view.bottom()),
                            std::clamp(down / kEdge, -1.0f, 1.0f) * kSpeed * m_ui.seconds());
        m_ui.wake(2);
        return;
    }
    if (!gone && !m_target.empty())
        m_commands.push_back(command::MovePin{m_pin->id, m_target});
    m_carried.pin = 0;
    m_ui.wake(2);
}

void PinDrag::Draw()
{
    // Fade the pin at its original place.
    m_ui.paint.Fill(m_rect, Faded(m_ui.theme.surface, 0.65f), kFieldRadius);
    const Rect card{m_x - m_carried.x, m_y - m_carried.y, std::min(m_rect.w, kWidest), kHigh};
    m_ui.Float(card, m_ui.theme.raised, kFieldRadius, 22);
    m_ui.paint.Stroke(card, m_ui.theme.accent, kFieldRadius, 2);
    Thumbnail(m_ui, {card.x + 6, card.y + 6, 36, 36}, app::ThumbnailAddress(*m_pin), Icon::kImage, 7);
    m_ui.paint.Line(card.x + 50, card.y + kHigh / 2, card.w - 56, words::TitleOf(*m_pin), Type::kSmallStrong,
                    m_ui.theme.text);
}

}  // namespace pinwright::ui
