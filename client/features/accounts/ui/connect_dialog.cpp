// The dialog for connecting: the choice of service, and what it will be asked for before the browser leaves.
#include "client/core/common_words.hpp"
#include "client/features/accounts/account_words.hpp"
#include "client/features/accounts/ui/account_screens.hpp"
#include "client/features/common/ui/screen.hpp"
#include "client/kit/widgets/dialog_buttons.hpp"
#include "client/kit/widgets/widgets.hpp"
#include "shared/scopes.hpp"

namespace pinwright::ui {

namespace command = app::command;

namespace {

void DrawService(Ui& ui, Id id, Column& column, Commands& commands)
{
    const Rect rect = column.Add(64);
    const float middle = rect.y + rect.h / 2;
    const Press press = ui.Pressed(id, rect);
    const float hover = ui.Ease(MakeId("hover", id), press.hovered || press.held);
    ui.paint.Fill(rect, Faded(ui.theme.hover, hover), kFieldRadius + 2);
    ui.paint.Stroke(rect, ui.theme.field_line, kFieldRadius + 2);
    const Rect disc{rect.x + kSpace3, middle - 20, 40, 40};
    ui.paint.Fill(disc, kServiceColor, kChipRadius);
    ui.paint.Draw(Icon::kPin, disc.x + 20, middle, kOnServiceColor, 24);
    ui.paint.Line(disc.right() + kSpace4, middle, rect.w - 120, texts::kPinterest, Type::kHeading,
                  ui.theme.text);
    ui.FocusRing(id, rect, kFieldRadius + 2);
    platform::Node node;
    node.id = id;
    node.role = platform::Role::kButton;
    node.rect = rect;
    node.name = texts::kPinterest;
    ui.mirror.Add(std::move(node));
    if (press.pressed)
        commands.push_back(command::ChoosePinterest{});
}

void DrawExplanation(Ui& ui, Id id, Column& column)
{
    Paragraph(ui, MakeId("intro", id), column, texts::kConnectIntro, Type::kBody, ui.theme.text);
    column.Space(kSpace4);
    Column scopes(column.x() + 32, column.y(), column.width() - 32);
    for (const Scope& scope : kScopes) {
        ui.paint.Draw(Icon::kCheck, column.x() + 10, scopes.y() + 11, ui.theme.accent, 18);
        Paragraph(ui, MakeId(scope.name, id), scopes, scope.reason, Type::kBody, ui.theme.text);
        Paragraph(ui, MakeId("scope", MakeId(scope.name, id)), scopes, scope.name, Type::kCaption,
                  ui.theme.muted);
        scopes.Space(kSpace2);
    }
    column.EndAt(scopes.y());
    column.Space(kSpace2);
    ui.paint.HorizontalLine(column.x(), column.y(), column.width(), ui.theme.line);
    column.Space(kSpace3);
    for (const std::string_view text : {texts::kConnectNot, texts::kConnectBusiness, texts::kConnectWhich}) {
        Paragraph(ui, MakeId(text, id), column, text, Type::kSmall, ui.theme.muted);
        column.Space(kSpace2);
    }
}

}  // namespace

void DrawConnectDialog(Ui& ui, const app::State& state, Commands& commands)
{
    const app::ConnectStep step = state.integrations.connect;
    const bool choosing = step == app::ConnectStep::kChooseService;
    const bool explaining = step != app::ConnectStep::kClosed && !choosing;
    const Id choose = MakeId("choose-service"), id = MakeId("connect-dialog");
    // Focus the heading, so that screen readers read the explanation before the buttons.
    FollowFocus(ui, id, explaining, MakeId("heading", id));
    bool stays = true, out = false;
    if (choosing) {
        stays = Dialog(ui, choose, {texts::kChooseService, 400}, [&](Column& column) {
            DrawService(ui, MakeId("service", choose), column, commands);
            column.Space(kSpace4);
            out = DrawWayOut(ui, choose, column, texts::kCancel);
        });
    } else if (explaining) {
        stays = Dialog(ui, id, {texts::kConnectTitle, 520}, [&](Column& column) {
            DrawExplanation(ui, id, column);
            column.Space(kSpace3);
            const Choice choice = DrawChoice(ui, id, column,
                                             {.name = texts::kContinueToPinterest,
                                              .look = Look::kPrimary,
                                              .busy = step == app::ConnectStep::kLeaving},
                                             texts::kCancel);
            if (choice.done)
                commands.push_back(command::ContinueToPinterest{});
            out = choice.out;
        });
    }
    if (!stays || out)
        commands.push_back(command::CloseConnect{});
}

}  // namespace pinwright::ui
