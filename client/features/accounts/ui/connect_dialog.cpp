// The dialog for connecting: the choice of service, and what it will be asked for before the browser leaves.
#include "client/core/common_words.hpp"
#include "client/features/accounts/account_words.hpp"
#include "client/features/accounts/ui/account_screens.hpp"
#include "client/features/common/ui/screen.hpp"
#include "client/kit/widgets/dialog_buttons.hpp"
#include "client/kit/widgets/widgets.hpp"
#include "shared/scopes.hpp"

namespace pinwright::ui {

namespace words = app::words;
namespace command = app::command;

namespace {

float DrawService(Ui& ui, Id id, float x, float y, float width, Commands& commands)
{
    const Rect rect{x, y, width, 64};
    const Press press = ui.Pressed(id, rect);
    const float hover = ui.Ease(MakeId("hover", id), press.hovered || press.held);
    ui.paint.Fill(rect, Faded(ui.theme.hover, hover), kFieldRadius + 2);
    ui.paint.Stroke(rect, ui.theme.field_line, kFieldRadius + 2);
    ui.paint.Fill({x + kSpace3, y + 12, 40, 40}, kServiceColour, kChipRadius);
    ui.paint.Draw(Icon::kPin, x + kSpace3 + 20, y + 32, kOnServiceColour, 24);
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
        const std::string reason = "To " + std::string(scope.reason) + ".";
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
    const bool choosing = step == app::ConnectStep::kChooseService;
    const bool explaining = step != app::ConnectStep::kClosed && !choosing;
    const Id choose = MakeId("choose-service"), id = MakeId("connect-dialog");
    // Focus the heading, so that screen readers read the explanation before the buttons.
    FollowFocus(ui, id, explaining, MakeId("heading", id));
    bool stays = true, out = false;
    if (choosing) {
        stays = Dialog(ui, choose, {words::kChooseService, 400}, [&](float x, float y, float width) {
            const float at = y + DrawService(ui, MakeId("service", choose), x, y, width, commands) + kSpace4;
            out = DrawWayOut(ui, choose, x, at, width, words::kCancel);
            return at + kControlHeight - y;
        });
    } else if (explaining) {
        stays = Dialog(ui, id, {words::kConnectTitle, 520}, [&](float x, float y, float width) {
            float at = y + DrawExplanation(ui, id, x, y, width) + kSpace3, row = 0;
            const Choice choice = DrawChoice(ui, id, x, at, width,
                                             {.name = words::kContinueToPinterest,
                                              .look = Look::kPrimary,
                                              .busy = step == app::ConnectStep::kLeaving},
                                             words::kCancel, row);
            if (choice.done)
                commands.push_back(command::ContinueToPinterest{});
            out = choice.out;
            return at + row - y;
        });
    }
    if (!stays || out)
        commands.push_back(command::CloseConnect{});
}

}  // namespace pinwright::ui
