// The screen of one pin: what happened to it, and what to do next.
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

// Two columns of text: the name and the value.
void Fact(Ui& ui, std::string_view name, Column& column, const std::string& value)
{
    if (value.empty())
        return;
    const float label = 104;
    ui.paint.Text(column.x(), column.y(), label, name, Type::kSmall, ui.theme.muted, 1);
    const float height = Paragraph(ui, MakeId(name, MakeId("fact")), column.x() + label, column.y(),
                                   column.width() - label, value, Type::kSmall, ui.theme.text, 4);
    column.Add(height + 6);
}

// In reading order: the likeliest next step first.
void DrawNextSteps(Ui& ui, const app::PinView& view, Column& column, Commands& commands)
{
    const Pin& pin = *view.pin;
    ButtonFlow flow(ui, column.x(), column.y(), column.width());
    bool primary_taken = false;
    const auto look_of_next = [&](bool drawn) {
        const Look next = primary_taken ? Look::kSecondary : Look::kPrimary;
        primary_taken = primary_taken || drawn;
        return next;
    };
    if (!pin.url.empty()) {
        const ButtonWish wish{
            .name = texts::kViewOnPinterest, .look = look_of_next(true), .icon = Icon::kOutside};
        ButtonLink(ui, MakeId("view"), flow.Next(wish), wish, pin.url, Target::kNewTab);
        const ButtonWish copy{.name = texts::kCopyLink, .icon = Icon::kCopy};
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
          {.name = view.words.try_now ? texts::kTryNow : texts::kTryAgain,
           .look = look_of_next(retry),
           .busy = view.busy},
          command::RetryPin{pin.id});
    offer(offers.edit, {.name = texts::kEdit, .look = look_of_next(offers.edit)}, command::EditPin{pin.id});
    offer(offers.move, {.name = texts::kMove}, command::AskMove{pin.id});
    offer(offers.publish_now, {.name = texts::kPublishNow, .busy = view.busy},
          command::PublishPinNow{pin.id});
    offer(offers.cancel, {.name = texts::kCancelPin}, command::AskCancelPin{pin.id});
    const ButtonWish another{.name = texts::kNewPin, .icon = Icon::kPlus};
    if (Button(ui, MakeId("new"), flow.Next(another), another))
        commands.push_back(command::NewPin{});
    column.EndAt(flow.bottom());
}

float DrawOutcome(Ui& ui, const app::State& state, float x, float y, float width, Commands& commands)
{
    const app::PinView& view = state.pin;
    const Pin& pin = *view.pin;
    const StateLook look = LookOf(ui.theme, pin);
    ui.paint.Fill({x, y, 48, 48}, look.ground, kChipRadius);
    if (view.words.busy || view.busy)
        Spinner(ui, x + 24, y + 24, 11, look.color);
    else
        ui.paint.Draw(look.icon, x + 24, y + 24, look.color, 24);
    const float text = x + 48 + kSpace4, room = width - 48 - kSpace4;
    const float title = ui.paint.TextHeight(room, view.words.title, Type::kTitle);
    const float title_y = y + std::max(0.0f, (48 - title) / 2);
    const float title_end =
        title_y + Heading(ui, MakeId("outcome"), text, title_y, room, view.words.title, Type::kTitle, 1);
    Column column(x, std::max(y + 48, title_end) + kSpace3, width);
    Paragraph(ui, MakeId("outcome-detail"), column, view.words.detail, Type::kBody, ui.theme.text);
    if (!view.words.fix.empty()) {
        column.Space(kSpace2);
        Paragraph(ui, MakeId("outcome-fix"), column, view.words.fix, Type::kBody, ui.theme.muted);
    }
    if (!view.note.empty()) {
        column.Space(kSpace2);
        Paragraph(ui, MakeId("outcome-note"), column, view.note, Type::kSmall, ui.theme.muted);
    }
    column.Space(kSpace6);
    DrawNextSteps(ui, view, column, commands);
    return column.bottom();
}

// Last and small: users quote the id when they ask for help.
float DrawPinId(Ui& ui, const std::string& id, float x, float y, float width, Commands& commands)
{
    const std::string text = Fill(texts::kPinIdIs, {{"id", id}});
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
               {.name = texts::kCopyPinId, .look = Look::kQuiet, .icon = Icon::kCopy, .icon_only = true}))
        commands.push_back(command::CopyPinId{});
    return kControlHeight;
}

// The link back to the list, at the top.
float DrawBack(Ui& ui, float x, float y, Commands& commands)
{
    const ButtonWish wish{.name = texts::kPins, .look = Look::kQuiet, .icon = Icon::kBack};
    if (ButtonLink(ui, MakeId("back"), {x - kSpace3, y, ButtonWidth(ui, wish), kControlHeight}, wish,
                   "/pins"))
        commands.push_back(command::GoTo{{app::Screen::kPins, {}}});
    return kControlHeight;
}

// The picture, and beside it the outcome and the facts. Gives the y where the card ends.
float DrawPinCard(Ui& ui, const app::State& state, const Area& area, float x, float y, float width,
                  Commands& commands)
{
    const Pin& pin = *state.pin.pin;
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
    const std::optional<Timestamp>& at_time = pin.published_at ? pin.published_at : pin.publish_at;
    const std::string when = at_time ? TimeInWords(*at_time, TimeStyle::kDayAndTime) : std::string();
    // The outcome, with the facts below a line.
    const auto outcome_and_facts = [&](float left, float top, float room) {
        Column inside(left, top, room);
        inside.EndAt(DrawOutcome(ui, state, left, top, room, commands));
        inside.Space(kSpace6);
        ui.paint.HorizontalLine(left, inside.y(), room, ui.theme.line);
        inside.Space(kSpace4);
        Fact(ui, texts::kTitle, inside, pin.title);
        Fact(ui, texts::kBoard, inside, board);
        Fact(ui, texts::kLink, inside, pin.link);
        Fact(ui, pin.published_at ? words::PinStateLabel(PinState::kPublished) : texts::kDue, inside, when);
        if (pin.expected_at)
            Fact(ui, texts::kExpected, inside, TimeInWords(*pin.expected_at, TimeStyle::kDayAndTime));
        return inside.y();
    };
    float bottom = frame.bottom();
    if (area.phone) {
        // The picture and title are side by side; the outcome below uses the full width.
        Column beside(text_x, y + pad, text_w);
        Heading(ui, MakeId("pin-title"), beside,
                pin.title.empty() ? texts::kPinTitle : std::string_view(pin.title), Type::kHeading, 2);
        beside.Space(kSpace1);
        Paragraph(ui, MakeId("pin-board"), beside, board, Type::kSmall, ui.theme.muted, 2);
        bottom = outcome_and_facts(x + pad, std::max(beside.y(), bottom) + kSpace6, width - 2 * pad);
    } else {
        bottom = std::max(outcome_and_facts(text_x, y + pad, text_w), bottom);
    }
    bottom += pad;
    panel.CloseAsCard({x, y, width, bottom - y});
    return bottom;
}

}  // namespace

float DrawPin(Ui& ui, const app::State& state, const Area& area, Commands& commands)
{
    const app::PinView& view = state.pin;
    const Area middle = Narrowed(area, 860);
    const float x = middle.x, width = middle.width;
    Column column(x, area.y - 3, width);
    column.Add(DrawBack(ui, x, column.y(), commands));
    column.Space(kSpace2);
    if (!view.pin) {
        if (view.load == app::Load::kFailed && view.problem) {
            Heading(ui, MakeId("title"), column, texts::kPinTitle, Type::kDisplay, 1);
            column.Space(kSpace6);
            if (DrawFailure(ui, MakeId("problem"), column, *view.problem))
                commands.push_back(command::ReloadPin{});
            return column.bottom();
        }
        Skeleton(ui, column.Add(360), kCardRadius);
        return column.bottom();
    }
    const Pin& pin = *view.pin;
    Column below(x, DrawPinCard(ui, state, area, x, column.y(), width, commands), width, kSpace4);
    below.Space(kSpace4);
    below.Add(DrawDecision(ui, view, x, below.y(), width, commands));
    for (const Diagnosis& warning : pin.warnings)
        DrawDiagnosis(ui, MakeId(warning.id, MakeId("warning")), below, Mood::kAttention, warning,
                      pin.account_id, commands);
    if (view.problem)
        DrawDiagnosis(ui, MakeId("look-problem"), below, Mood::kAttention, *view.problem, {}, commands);
    if (!view.history.empty()) {
        Panel story(ui);
        const float top = below.y(), inner = area.phone ? kSpace4 : kSpace6;
        const float height =
            2 * inner + DrawHistory(ui, view.history, x + inner, top + inner, width - 2 * inner,
                                    area.layout(), LookOf(ui.theme, pin).color);
        story.CloseAsCard({x, top, width, height});
        below.Add(height);
    }
    const float foot = below.bottom() + kSpace2;
    return foot + DrawPinId(ui, pin.id, x, foot, width, commands);
}

}  // namespace pinwright::ui
