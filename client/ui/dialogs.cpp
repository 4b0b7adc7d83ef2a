// The dialogs of the first screens: connecting explains what is asked, disconnecting what becomes of
// the queue, and a board can be made where it is missing.
#include <algorithm>

#include "client/app/words.hpp"
#include "client/ui/screens.hpp"
#include "client/ui/widgets.hpp"
#include "shared/scopes.hpp"

namespace pinwright::ui {

namespace words = app::words;
namespace command = app::command;

namespace {

// The last row of a dialog: what does it to the right, the way out beside it; stacked where it is narrow.
struct Choice {
    bool done = false, out = false;
};

Choice DrawChoice(Ui& ui, Id id, float x, float y, float width, const ButtonWish& yes, std::string_view no,
                  float& height)
{
    Choice choice;
    const ButtonWish cancel{.name = no, .look = Look::kQuiet};
    const float yes_w = ButtonWidth(ui, yes), no_w = ButtonWidth(ui, cancel);
    const bool stacked = yes_w + no_w + kSpace2 > width;
    const float right = x + width;
    const Rect yes_rect =
        stacked ? Rect{x, y, width, kControlHeight} : Rect{right - yes_w, y, yes_w, kControlHeight};
    const Rect no_rect = stacked ? Rect{x, y + kControlHeight + kSpace2, width, kControlHeight}
                                 : Rect{right - yes_w - kSpace2 - no_w, y, no_w, kControlHeight};
    choice.out = Button(ui, MakeId("no", id), no_rect, cancel);
    choice.done = Button(ui, MakeId("yes", id), yes_rect, yes);
    height = stacked ? 2 * kControlHeight + kSpace2 : kControlHeight;
    return choice;
}

// The focus goes into a dialog when it opens, and back to where it came from when it closes.
void FollowFocus(Ui& ui, Id dialog, bool open, Id first)
{
    double& was_open = ui.Kept(MakeId("was-open", dialog));
    double& opener = ui.Kept(MakeId("opener", dialog));
    if (open && was_open == 0) {
        opener = ui.mirror.focused();
        ui.Focus(first);
    } else if (!open && was_open != 0) {
        ui.Focus(static_cast<Id>(opener));
        ui.Kept(MakeId("height", dialog)) = 0;
    }
    was_open = open ? 1 : 0;
}

float DrawService(Ui& ui, Id id, float x, float y, float width, Commands& commands)
{
    const Rect rect{x, y, width, 64};
    const Press press = ui.Pressed(id, rect);
    const float hover = ui.Ease(MakeId("hover", id), press.hovered || press.held);
    ui.paint.Fill(rect, Faded(ui.theme.hover, hover), kFieldRadius + 2);
    ui.paint.Stroke(rect, ui.theme.field_line, kFieldRadius + 2);
    ui.paint.Fill({x + kSpace3, y + 12, 40, 40}, Rgb(0xc8102e), kChipRadius);
    ui.paint.Draw(Icon::kPin, x + kSpace3 + 20, y + 32, Rgb(0xffffff), 24);
    ui.paint.Line(x + kSpace3 + 40 + kSpace4, y + 32, width - 120, words::kPinterest, Type::kHeading,
                  ui.theme.text);
    ui.FocusRing(id, rect, kFieldRadius + 2);
    platform::Node node;
    node.id = id;
    node.role = platform::Role::kButton;
    node.rect = rect;
    node.name = words::kPinterest;
    ui.mirror.Add(std::move(node));
    if (press.pressed)
        commands.push_back(command::ChoosePinterest{});
    return rect.h;
}

float DrawExplanation(Ui& ui, Id id, float x, float y, float width)
{
    float at = y;
    at += Paragraph(ui, MakeId("intro", id), x, at, width, words::kConnectIntro, Type::kBody, ui.theme.text) +
          kSpace4;
    for (const Scope& scope : kScopes) {
        ui.paint.Draw(Icon::kCheck, x + 10, at + 11, ui.theme.accent, 18);
        std::string reason = "To " + std::string(scope.reason) + ".";
        at +=
            Paragraph(ui, MakeId(scope.name, id), x + 32, at, width - 32, reason, Type::kBody, ui.theme.text);
        at += Paragraph(ui, MakeId("scope", MakeId(scope.name, id)), x + 32, at, width - 32, scope.name,
                        Type::kCaption, ui.theme.muted) +
              kSpace2;
    }
    at += kSpace2;
    ui.paint.HorizontalLine(x, at, width, ui.theme.line);
    at += kSpace3;
    for (const std::string_view text : {words::kConnectNot, words::kConnectBusiness, words::kConnectWhich})
        at += Paragraph(ui, MakeId(text, id), x, at, width, text, Type::kSmall, ui.theme.muted) + kSpace2;
    return at - y;
}

}  // namespace

void DrawConnectDialog(Ui& ui, const app::State& state, Commands& commands)
{
    const app::ConnectStep step = state.integrations.connect;
    const Id id = MakeId("connect-dialog");
    const bool choosing = step == app::ConnectStep::kChooseService;
    const bool open = step != app::ConnectStep::kClosed;
    const Id service = MakeId("service", id), go = MakeId("yes", id);
    FollowFocus(ui, MakeId("choose", id), choosing, service);
    FollowFocus(ui, MakeId("explain", id), open && !choosing, go);
    if (!open)
        return;
    const bool stays =
        Dialog(ui, MakeId(choosing ? "choose" : "explain", id),
               {choosing ? words::kChooseService : words::kConnectTitle, choosing ? 400.0f : 520.0f},
               [&](float x, float y, float width) {
                   float at = y;
                   float row = 0;
                   if (choosing) {
                       at += DrawService(ui, service, x, at, width, commands) + kSpace4;
                       const ButtonWish cancel{.name = words::kCancel, .look = Look::kQuiet};
                       const float wide = ButtonWidth(ui, cancel);
                       if (Button(ui, MakeId("no", id), {x + width - wide, at, wide, kControlHeight}, cancel))
                           commands.push_back(command::CloseConnect{});
                       return at + kControlHeight - y;
                   }
                   at += DrawExplanation(ui, id, x, at, width) + kSpace3;
                   const ButtonWish yes{.name = words::kContinueToPinterest,
                                        .look = Look::kPrimary,
                                        .busy = step == app::ConnectStep::kLeaving};
                   const Choice choice = DrawChoice(ui, id, x, at, width, yes, words::kCancel, row);
                   if (choice.done)
                       commands.push_back(command::ContinueToPinterest{});
                   if (choice.out)
                       commands.push_back(command::CloseConnect{});
                   return at + row - y;
               });
    if (!stays)
        commands.push_back(command::CloseConnect{});
}

void DrawDisconnectDialog(Ui& ui, const app::State& state, Commands& commands)
{
    const Id id = MakeId("disconnect-dialog");
    FollowFocus(ui, id, state.integrations.disconnect.has_value(), MakeId("no", id));
    if (!state.integrations.disconnect)
        return;
    const app::DisconnectDialog& dialog = *state.integrations.disconnect;
    const std::string title = std::string(words::kDisconnect) + " " + dialog.name;
    const bool stays = Dialog(ui, id, {title}, [&](float x, float y, float width) {
        float at = y;
        at += Paragraph(ui, MakeId("detail", id), x, at, width, words::kDisconnectDetail, Type::kBody,
                        ui.theme.text) +
              kSpace6;
        if (dialog.problem)
            at += DrawDiagnosis(ui, MakeId("problem", id), x, at, width, *dialog.problem, false,
                                dialog.account_id, commands) +
                  kSpace4;
        float row = 0;
        const ButtonWish yes{.name = words::kDisconnect, .look = Look::kDanger, .busy = dialog.busy};
        const Choice choice = DrawChoice(ui, id, x, at, width, yes, words::kCancel, row);
        if (choice.done)
            commands.push_back(command::ConfirmDisconnect{});
        if (choice.out)
            commands.push_back(command::CancelDisconnect{});
        return at + row - y;
    });
    if (!stays)
        commands.push_back(command::CancelDisconnect{});
}

void DrawCreateBoardDialog(Ui& ui, const app::State& state, Commands& commands)
{
    const Id id = MakeId("board-dialog");
    FollowFocus(ui, id, state.compose.create_board.has_value(), FieldId(app::Field::kBoardName));
    if (!state.compose.create_board)
        return;
    const app::CreateBoardDialog& dialog = *state.compose.create_board;
    const bool stays = Dialog(ui, id, {words::kCreateBoard}, [&](float x, float y, float width) {
        float at = y;
        const FieldAnswer name = TextField(ui, FieldId(app::Field::kBoardName), x, at, width,
                                           {.name = words::kBoardName,
                                            .text = dialog.name,
                                            .problems = dialog.problems,
                                            .last = true,
                                            .required = true});
        if (name.text)
            commands.push_back(command::EditText{app::Field::kBoardName, *name.text});
        if (name.left)
            commands.push_back(command::LeaveField{app::Field::kBoardName});
        at += name.height + kSpace6;
        if (dialog.problem)
            at +=
                DrawDiagnosis(ui, MakeId("problem", id), x, at, width, *dialog.problem, false, {}, commands) +
                kSpace4;
        float row = 0;
        const ButtonWish yes{.name = words::kCreate, .look = Look::kPrimary, .busy = dialog.busy};
        const Choice choice = DrawChoice(ui, id, x, at, width, yes, words::kCancel, row);
        if (choice.done || ui.mirror.TakeEnter(FieldId(app::Field::kBoardName)))
            commands.push_back(command::CreateBoard{});
        if (choice.out)
            commands.push_back(command::CloseCreateBoard{});
        return at + row - y;
    });
    if (!stays)
        commands.push_back(command::CloseCreateBoard{});
}

float DrawDiagnosis(Ui& ui, Id id, float x, float y, float width, const Diagnosis& diagnosis, bool attention,
                    const std::string& account_id, Commands& commands)
{
    const MessageDone done = Message(ui, id, x, y, width,
                                     {attention ? Mood::kAttention : Mood::kProblem, diagnosis.title,
                                      diagnosis.detail, diagnosis.fix, diagnosis.action, false, false});
    if (done.answer == MessageAnswer::kAction)
        commands.push_back(command::RunAction{diagnosis.action, account_id});
    return done.height;
}

}  // namespace pinwright::ui
