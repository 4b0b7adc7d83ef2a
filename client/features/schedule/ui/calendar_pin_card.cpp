#include "client/features/schedule/ui/calendar_pin_card.hpp"

#include "client/core/media_address.hpp"
#include "client/features/pins/pin_words.hpp"
#include "client/kit/canvas/time_text.hpp"
#include "client/kit/widgets/state_style.hpp"
#include "client/kit/widgets/widgets.hpp"

namespace pinwright::ui {

namespace words = app::words;

namespace {

constexpr float kChipHeight = 40, kCardHeight = 178;
constexpr float kChipPicture = 32, kCardPicture = 84, kStateMark = 14;
constexpr float kRadius = 10;

// The state that most needs the user's attention has the greatest value.
int Urgency(PinState state)
{
    switch (state) {
        case PinState::kFailed:
            return 3;
        case PinState::kHeld:
        case PinState::kUnconfirmed:
            return 2;
        case PinState::kScheduled:
        case PinState::kPublishing:
            return 1;
        case PinState::kDraft:
        case PinState::kPublished:
        case PinState::kCanceled:
            break;
    }
    return 0;
}

}  // namespace

float PinShapeHeight(PinShape shape)
{
    return shape == PinShape::kChip ? kChipHeight : kCardHeight;
}

RowAnswer DrawCalendarPin(Ui& ui, Id id, const Rect& rect, const app::State& state, const Pin& pin,
                          PinShape shape, bool in_order)
{
    RowAnswer answer;
    answer.go = ui.mirror.TakeActivated(id);
    const Press press = ui.Pressed(id, rect);
    const float hover = ui.Ease(MakeId("hover", id), press.hovered || press.held);
    // Warnings are more important than the state.
    const StateLook look = pin.warnings.empty() ? LookOf(ui.theme, pin) : LookOf(ui.theme, PinState::kHeld);
    const Board* const board = app::FindBoard(state, pin.account_id, pin.board_id);
    const std::string_view where = board != nullptr ? std::string_view(board->name) : std::string_view();
    const std::string time = pin.publish_at ? TimeInWords(*pin.publish_at, TimeStyle::kTime) : std::string();
    ui.Ground(rect, look.ground, kRadius);
    if (hover > 0)
        ui.paint.Fill(rect, Faded(ui.theme.hover, hover), kRadius);
    const std::string_view title = words::TitleOf(pin);
    if (shape == PinShape::kChip) {
        const Rect picture{rect.x + kSpace1, rect.y + kSpace1, kChipPicture, kChipPicture};
        Thumbnail(ui, picture, app::ThumbnailAddress(pin), Icon::kImage, 7);
        const float text = picture.right() + 6, room = rect.right() - kSpace1 - text;
        ui.paint.Line(text, rect.y + 13, room, title, Type::kCaptionStrong, ui.theme.text);
        ui.paint.Draw(look.icon, text + kStateMark / 2, rect.y + 28, look.color, kStateMark);
        ui.paint.Line(text + kStateMark + kSpace1, rect.y + 28, room - kStateMark - kSpace1, time,
                      Type::kCaption, ui.theme.text);
    } else {
        const float pad = 6, x = rect.x + pad + 2, room = rect.w - 2 * (pad + 2);
        Thumbnail(ui, {rect.x + pad, rect.y + pad, rect.w - 2 * pad, kCardPicture},
                  app::ThumbnailAddress(pin), Icon::kImage, 7);
        const float middle = rect.y + pad + kCardPicture + 14;
        ui.paint.Draw(look.icon, x + kStateMark / 2, middle, look.color, kStateMark);
        ui.paint.Line(x + kStateMark + kSpace1, middle, room - kStateMark - kSpace1, time,
                      Type::kCaptionStrong, ui.theme.text);
        ui.paint.Text(x, middle + 10, room, title, Type::kSmallStrong, ui.theme.text, 2);
        ui.paint.Line(x, rect.bottom() - pad - 10, room, where, Type::kCaption, ui.theme.muted);
    }
    ui.FocusRing(id, rect, kRadius);
    platform::Node node;
    node.id = id;
    node.role = platform::Role::kLink;
    node.rect = rect;
    node.name = std::string(title) + ", " + std::string(words::PinLabel(pin));
    const std::string_view warning =
        pin.warnings.empty() ? std::string_view() : std::string_view(pin.warnings.front().title);
    for (const std::string_view part : {std::string_view(time), where, warning}) {
        if (!part.empty())
            node.name += ", " + std::string(part);
    }
    node.address = app::RouteAddress({app::Screen::kPin, pin.id});
    node.flags = platform::kHasMenu | (in_order ? 0 : platform::kNotInTabOrder);
    ui.mirror.Add(std::move(node));
    answer.held = press.held;
    answer.menu = press.context;
    answer.anchor = MenuAnchor(ui, id, rect);
    return answer;
}

void DrawDaySummary(Ui& ui, float center, float y, const std::vector<Pin>& pins, std::size_t first,
                    std::size_t last)
{
    if (first == last)
        return;
    std::size_t worst = first;
    for (std::size_t row = first; row < last; ++row) {
        if (Urgency(pins[row].state) > Urgency(pins[worst].state))
            worst = row;
    }
    const StateLook look = LookOf(ui.theme, pins[worst]);
    const float side = 28;
    Thumbnail(ui, {center - side / 2, y, side, side}, app::ThumbnailAddress(pins[first]), Icon::kImage, 7);
    const std::string count = std::to_string(last - first);
    const float wide = ui.paint.DigitsWidth(count, Type::kCaptionStrong) + 24;
    const float x = center - wide / 2, middle = y + side + 10;
    ui.paint.Draw(look.icon, x + 8, middle, look.color, 12);
    ui.paint.Digits(x + 16, middle, wide - 16, count, Type::kCaptionStrong, look.color);
}

}  // namespace pinwright::ui
