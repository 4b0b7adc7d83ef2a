// The result: what became of a pin, in words, with the way on.
#include <algorithm>

#include "client/core/common_words.hpp"
#include "client/core/media_address.hpp"
#include "client/features/accounts/board_words.hpp"
#include "client/features/common/ui/diagnosis_message.hpp"
#include "client/features/common/ui/screen.hpp"
#include "client/features/compose/compose_words.hpp"
#include "client/features/pins/batch_words.hpp"
#include "client/features/pins/pin_words.hpp"
#include "client/features/pins/publish_retry_cancel.hpp"
#include "client/features/pins/ui/pin_decision.hpp"
#include "client/features/pins/ui/pin_history.hpp"
#include "client/features/pins/ui/pin_screens.hpp"
#include "client/kit/canvas/time_text.hpp"
#include "client/kit/widgets/state_style.hpp"
#include "client/kit/widgets/widgets.hpp"

namespace pinwright::ui {

namespace words = app::words;
namespace command = app::command;

namespace {

// Two columns of words: what, and how it is.
float Fact(Ui& ui, std::string_view name, float x, float y, float width, const std::string& value)
{
    if (value.empty())
        return 0;
    const float label = 104;
    ui.paint.Text(x, y, label, name, Type::kSmall, ui.theme.muted, 1);
    const float height = Paragraph(ui, MakeId(name, MakeId("fact")), x + label, y, width - label, value,
                                   Type::kSmall, ui.theme.text, 4);
    return height + 6;
}

float DrawOutcome(Ui& ui, const app::State& state, float x, float y, float width, Commands& commands)
{
    const app::PinView& view = state.pin;
    const Pin& pin = *view.pin;
    const StateLook look = LookOf(ui.theme, pin);
    float at = y;
    ui.paint.Fill({x, at, 48, 48}, look.ground, kChipRadius);
    if (view.words.busy || view.busy)
        Spinner(ui, x + 24, at + 24, 11, look.colour);
    else
        ui.paint.Draw(look.icon, x + 24, at + 24, look.colour, 24);
    const float text = x + 48 + kSpace4, room = width - 48 - kSpace4;
    const float title = ui.paint.TextHeight(room, view.words.title, Type::kTitle);
    float text_at = at + std::max(0.0f, (48 - title) / 2);
    text_at += Heading(ui, MakeId("outcome"), text, text_at, room, view.words.title, Type::kTitle, 1);
    at = std::max(at + 48, text_at) + kSpace3;
    if (!view.words.detail.empty())
        at += Paragraph(ui, MakeId("outcome-detail"), x, at, width, view.words.detail, Type::kBody,
                        ui.theme.text);
    if (!view.words.fix.empty())
        at += kSpace2 + Paragraph(ui, MakeId("outcome-fix"), x, at + kSpace2, width, view.words.fix,
                                  Type::kBody, ui.theme.muted);
    if (!view.note.empty())
        at += kSpace2 + Paragraph(ui, MakeId("outcome-note"), x, at + kSpace2, width, view.note, Type::kSmall,
                                  ui.theme.muted);
    at += kSpace6;

    // In reading order: the likeliest next step first.
    ButtonFlow flow(ui, x, at, width);
    bool primary_taken = false;
    const auto look_of_next = [&](bool drawn) {
        const Look next = primary_taken ? Look::kSecondary : Look::kPrimary;
        primary_taken = primary_taken || drawn;
        return next;
    };
    if (!pin.url.empty()) {
        const ButtonWish wish{
            .name = words::kViewOnPinterest, .look = Look::kPrimary, .icon = Icon::kOutside};
        const Rect rect = flow.Next(wish);
        ButtonLink(ui, MakeId("view"), rect, words::kViewOnPinterest, pin.url, true, look_of_next(true),
                   Icon::kOutside);
        const ButtonWish copy{.name = words::kCopyLink, .icon = Icon::kCopy};
        if (Button(ui, MakeId("copy"), flow.Next(copy), copy))
            commands.push_back(command::CopyPinLink{pin.id});
    }
    const std::string_view action = words::ActionLabel(view.words.action);
    if (!action.empty() && view.words.action != Action::kRetry && view.words.action != Action::kEditPin &&
        view.words.action != Action::kOpenPinterestSettings) {
        const ButtonWish wish{.name = action, .look = look_of_next(true)};
        if (Button(ui, MakeId("action"), flow.Next(wish), wish))
            commands.push_back(command::RunAction{view.words.action, pin.account_id});
    }
    const app::PinOffers offers = app::OffersOf(pin);
    const auto offer = [&](bool offered, const ButtonWish& wish, app::command::Command asked) {
        if (offered && Button(ui, MakeId(wish.name), flow.Next(wish), wish))
            commands.push_back(std::move(asked));
    };
    const bool retry = offers.retry || view.words.try_now;
    offer(retry,
          {.name = view.words.try_now ? words::kTryNow : words::kTryAgain,
           .look = look_of_next(retry),
           .busy = view.busy},
          command::RetryPin{pin.id});
    offer(offers.edit, {.name = words::kEdit, .look = look_of_next(offers.edit)}, command::EditPin{pin.id});
    offer(offers.move, {.name = words::kMove}, command::AskMove{pin.id});
    offer(offers.publish_now, {.name = words::kPublishNow, .busy = view.busy},
          command::PublishPinNow{pin.id});
    offer(offers.cancel, {.name = words::kCancelPin}, command::AskCancelPin{pin.id});
    const ButtonWish another{.name = words::kNewPin, .icon = Icon::kPlus};
    if (Button(ui, MakeId("new"), flow.Next(another), another))
        commands.push_back(command::NewPin{});
    return flow.bottom();
}

// Last and small: what a person names when asking for help.
float DrawPinId(Ui& ui, const std::string& id, float x, float y, float width, Commands& commands)
{
    const std::string text = std::string(words::kPinId) + " " + id;
    const float middle = y + kControlHeight / 2;
    const float most = width - kControlHeight;
    const float wide = std::min(most, ui.paint.TextWidth(text, Type::kCaption) + 2);
    ui.paint.Line(x, middle, wide, text, Type::kCaption, ui.theme.muted);
    platform::Node node;
    node.id = MakeId("pin-id");
    node.role = platform::Role::kText;
    node.name = text;
    node.rect = {x, middle - 10, wide, 20};
    ui.mirror.Add(std::move(node));
    if (Button(ui, MakeId("copy-id"), {x + wide, y, kControlHeight, kControlHeight},
               {.name = words::kCopyPinId, .look = Look::kQuiet, .icon = Icon::kCopy, .icon_only = true}))
        commands.push_back(command::CopyPinId{});
    return kControlHeight;
}

// The way back to the list, above all else.
float DrawBack(Ui& ui, float x, float y, Commands& commands)
{
    const ButtonWish wish{.name = words::kPins, .look = Look::kQuiet, .icon = Icon::kBack};
    if (ButtonLink(ui, MakeId("back"), {x - kSpace3, y, ButtonWidth(ui, wish), kControlHeight}, wish.name,
                   "/pins", false, Look::kQuiet, Icon::kBack))
        commands.push_back(command::GoTo{{app::Screen::kPins, {}}});
    return kControlHeight;
}

}  // namespace

float DrawPin(Ui& ui, const app::State& state, const Area& area, Commands& commands)
{
    const app::PinView& view = state.pin;
    const Area middle = Narrowed(area, 860);
    const float x = middle.x, width = middle.width;
    float y = area.y - 3;
    y += DrawBack(ui, x, y, commands) + kSpace2;
    if (!view.pin) {
        if (view.load == app::Load::kFailed && view.problem) {
            y += Heading(ui, MakeId("title"), x, y, width, words::kPinTitle, Type::kDisplay, 1) + kSpace6;
            if (DrawFailure(ui, MakeId("problem"), x, y, width, *view.problem))
                commands.push_back(command::ReloadPin{});
            return y;
        }
        Skeleton(ui, {x, y, width, 360}, kCardRadius);
        return y + 360;
    }
    const Pin& pin = *view.pin;
    const Board* const found = app::FindBoard(state, pin.account_id, pin.board_id);
    const std::string board = found != nullptr ? words::BoardLabel(state, *found) : std::string();
    const float pad = area.phone ? kSpace4 : kSpace6;
    Panel panel(ui);
    const float picture_w = area.phone ? 120 : 240;
    platform::Images::Image picture;
    if (!pin.media.empty())
        picture = ui.images.FromServer(app::PictureAddress(pin), static_cast<int>(picture_w * ui.density));
    const float picture_h = picture.texture != 0
                                ? std::min(picture_w * 1.5f, picture_w * picture.height / picture.width)
                                : picture_w * 1.2f;
    const Rect frame{x + pad, y + pad, picture_w, picture_h};
    ui.paint.Fill(frame, ui.theme.sunken, kCardRadius);
    if (picture.texture != 0)
        ui.paint.Cover(frame, picture, kCardRadius);
    else
        ui.paint.Draw(Icon::kImage, frame.x + frame.w / 2, frame.y + frame.h / 2, ui.theme.muted, 28);

    const float text_x = frame.right() + (area.phone ? kSpace4 : kSpace6);
    const float text_w = x + width - pad - text_x;
    float bottom = 0;
    const std::optional<Timestamp>& at_time = pin.published_at ? pin.published_at : pin.publish_at;
    const std::string when = at_time ? TimeInWords(*at_time, TimeStyle::kDayAndTime) : std::string();
    const auto facts = [&](float fx, float fy, float fw) {
        float at = fy;
        at += Fact(ui, words::kTitle, fx, at, fw, pin.title);
        at += Fact(ui, words::kBoard, fx, at, fw, board);
        at += Fact(ui, words::kLink, fx, at, fw, pin.link);
        at += Fact(ui, pin.published_at ? words::PinStateLabel(PinState::kPublished) : words::kDue, fx, at,
                   fw, when);
        if (pin.expected_at)
            at +=
                Fact(ui, words::kExpected, fx, at, fw, TimeInWords(*pin.expected_at, TimeStyle::kDayAndTime));
        return at;
    };
    if (area.phone) {
        // Picture and title side by side; the outcome below has the whole width.
        float at = y + pad;
        at += Heading(ui, MakeId("pin-title"), text_x, at, text_w,
                      pin.title.empty() ? words::kPinTitle : std::string_view(pin.title), Type::kHeading, 2) +
              kSpace1;
        at += Paragraph(ui, MakeId("pin-board"), text_x, at, text_w, board, Type::kSmall, ui.theme.muted, 2);
        at = std::max(at, frame.bottom()) + kSpace6;
        at = DrawOutcome(ui, state, x + pad, at, width - 2 * pad, commands) + kSpace6;
        ui.paint.HorizontalLine(x + pad, at, width - 2 * pad, ui.theme.line);
        at = facts(x + pad, at + kSpace4, width - 2 * pad);
        bottom = at + pad;
    } else {
        float at = DrawOutcome(ui, state, text_x, y + pad, text_w, commands) + kSpace6;
        ui.paint.HorizontalLine(text_x, at, text_w, ui.theme.line);
        at = facts(text_x, at + kSpace4, text_w);
        bottom = std::max(at, frame.bottom()) + pad;
    }
    panel.CloseAsCard({x, y, width, bottom - y});
    y = bottom;
    if (const float height = DrawDecision(ui, view, x, y + kSpace4, width, commands); height > 0)
        y += kSpace4 + height;
    for (const Diagnosis& warning : pin.warnings)
        y += kSpace4 + DrawDiagnosis(ui, MakeId(warning.id, MakeId("warning")), x, y + kSpace4, width,
                                     warning, true, pin.account_id, commands);
    if (view.problem)
        y += kSpace4 + DrawDiagnosis(ui, MakeId("look-problem"), x, y + kSpace4, width, *view.problem, true,
                                     {}, commands);
    if (!view.history.empty()) {
        Panel story(ui);
        const float top = y + kSpace4, inner = area.phone ? kSpace4 : kSpace6;
        const float height =
            2 * inner + DrawHistory(ui, view.history, x + inner, top + inner, width - 2 * inner, area.phone,
                                    LookOf(ui.theme, pin).colour);
        story.CloseAsCard({x, top, width, height});
        y = top + height;
    }
    return y + kSpace2 + DrawPinId(ui, pin.id, x, y + kSpace2, width, commands);
}

}  // namespace pinwright::ui
