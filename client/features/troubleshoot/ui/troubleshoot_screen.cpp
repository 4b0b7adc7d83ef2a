// The Troubleshoot screen: checks appear one after another. A failed check opens with the cause, the fix, and
// a button for it.
#include <string>

#include "client/core/common_words.hpp"
#include "client/features/accounts/account_words.hpp"
#include "client/features/common/ui/diagnosis_message.hpp"
#include "client/features/common/ui/screen.hpp"
#include "client/features/troubleshoot/check_words.hpp"
#include "client/features/troubleshoot/ui/troubleshoot_screen.hpp"
#include "client/kit/canvas/mirror_group.hpp"
#include "client/kit/widgets/widgets.hpp"

namespace pinwright::ui {

namespace words = app::words;
namespace command = app::command;
using platform::Role;

namespace {

constexpr Action kThisScreen = Action::kTroubleshoot;

Mood MoodOf(Severity severity)
{
    switch (severity) {
        case Severity::kOk:
            return Mood::kGood;
        case Severity::kAttention:
            return Mood::kAttention;
        case Severity::kBroken:
            return Mood::kProblem;
        case Severity::kUnreached:
            break;
    }
    return Mood::kNeutral;
}

// A check that passed: a line with its evidence, and a button if it has one.
float DrawGood(Ui& ui, Id id, const Check& check, float x, float y, float width, Commands& commands)
{
    const float text = x + kIconSize + kSpace3, room = width - kIconSize - kSpace3;
    ui.paint.Draw(Icon::kCheck, x + kIconSize / 2, y + SizeOf(Type::kBody) * kLeading / 2, ui.theme.ok);
    Column column(text, y, room);
    Paragraph(ui, MakeId("title", id), column, check.title, Type::kBody, ui.theme.text);
    if (!check.detail.empty()) {
        column.Space(2);
        Paragraph(ui, MakeId("detail", id), column, check.detail, Type::kSmall, ui.theme.muted);
    }
    const std::string_view label = words::ActionLabel(check.action);
    if (label.empty())
        return column.bottom();
    const ButtonWish button{.name = label, .icon = Icon::kCopy};
    column.Space(kSpace2);
    if (Button(ui, MakeId("action", id), {text, column.y(), ButtonWidth(ui, button), kControlHeight}, button))
        commands.push_back(command::RunAction{check.action, check.account_id, check.pin_id});
    return column.y() + kControlHeight;
}

float DrawCheck(Ui& ui, Id id, const Check& check, float x, float y, float width, Commands& commands)
{
    Group group(ui, id, Role::kGroup, std::string(words::SeverityLabel(check.severity)) + ": " + check.title,
                x, y, width);
    float bottom;
    if (check.severity == Severity::kOk) {
        bottom = DrawGood(ui, id, check, x, y, width, commands);
    } else {
        const Action action = check.action == kThisScreen ? Action::kNone : check.action;
        const MessageDone done =
            Message(ui, MakeId("message", id), x - kSpace2, y, width + 2 * kSpace2,
                    MessageOf(MoodOf(check.severity), check.title, check.detail, check.fix, action));
        if (done.answer == MessageAnswer::kAction)
            commands.push_back(command::RunAction{check.action, check.account_id, check.pin_id});
        bottom = y + done.height;
    }
    group.Close(bottom);
    return bottom;
}

std::string GroupName(const app::State& state, const std::string& account_id)
{
    for (const Account& account : state.server.status.accounts) {
        if (account.id == account_id)
            return words::NameOf(account);
    }
    return std::string(texts::kThisServer);
}

// A card with the checks of the server or of one account.
float DrawChecksCard(Ui& ui, const app::State& state, const std::string& account_id, float x, float y,
                     float width, Layout layout, Commands& commands)
{
    const Id id = MakeId(account_id, MakeId("checks"));
    const float pad = layout == Layout::kPhone ? kSpace4 : kSpace6;
    const std::string name = GroupName(state, account_id);
    Panel panel(ui);
    Group group(ui, id, Role::kSection, name, x, y, width);
    Column column(x + pad, y + pad, width - 2 * pad, kSpace4);
    Heading(ui, MakeId("name", id), column, name, Type::kTitle, 2);
    for (const Check& check : state.checks.items) {
        if (check.account_id == account_id)
            column.EndAt(
                DrawCheck(ui, MakeId(check.id, id), check, column.x(), column.y(), column.width(), commands));
    }
    const float bottom = column.bottom() + pad;
    group.Close(bottom);
    panel.CloseAsCard({x, y, width, bottom - y});
    return bottom;
}

float DrawChecking(Ui& ui, float x, float y)
{
    const float middle = y + SizeOf(Type::kBody) * kLeading / 2;
    Spinner(ui, x + kIconSize / 2, middle, 8, ui.theme.muted);
    return y + Paragraph(ui, MakeId("checking"), x + kIconSize + kSpace3, y, 200, texts::kStillChecking,
                         Type::kBody, ui.theme.muted);
}

float DrawButtons(Ui& ui, const app::Checks& checks, float x, float y, float width, Layout layout,
                  Commands& commands)
{
    const bool phone = layout == Layout::kPhone;
    const bool busy = checks.load == app::Load::kLoading;
    const ButtonWish again{
        .name = texts::kRunAgain, .look = Look::kPrimary, .icon = Icon::kRefresh, .busy = busy};
    const ButtonWish copy{
        .name = texts::kCopyReport, .icon = Icon::kCopy, .disabled = busy || checks.items.empty()};
    const float half = (width - kSpace2) / 2;
    Row row({x, y, width, kControlHeight}, kSpace2);
    if (Button(ui, MakeId("again"), row.Add(phone ? half : ButtonWidth(ui, again)), again))
        commands.push_back(command::RunChecks{});
    if (Button(ui, MakeId("copy"), row.Add(phone ? half : ButtonWidth(ui, copy)), copy))
        commands.push_back(command::CopyReport{});
    return y + kControlHeight;
}

}  // namespace

float DrawTroubleshoot(Ui& ui, const app::State& state, const Area& room, Commands& commands)
{
    const app::Checks& checks = state.checks;
    const Area area = Narrowed(room, kReadable);
    const float x = area.x, width = area.width;
    Column column(x, area.y, width);
    column.Add(Heading(ui, MakeId("title"), x, column.y(), area.title_width, texts::kTroubleshoot,
                       Type::kDisplay, 1));
    column.Space(kSpace2);
    Paragraph(ui, MakeId("detail"), column, texts::kTroubleshootDetail, Type::kBody, ui.theme.muted);
    column.Space(kSpace4);
    column.EndAt(DrawButtons(ui, checks, x, column.y(), width, area.layout(), commands));
    column.Space(kSpace6);
    if (checks.load == app::Load::kFailed && checks.problem) {
        column.Add(Message(ui, MakeId("problem"), x, column.y(), width,
                           {.mood = Mood::kProblem,
                            .title = checks.problem->title,
                            .detail = checks.problem->detail,
                            .fix = checks.problem->fix})
                       .height);
        column.Space(kSpace4);
    }
    if (checks.load == app::Load::kReady) {
        Paragraph(ui, MakeId("summary"), column, words::ChecksSummary(checks.items), Type::kHeading,
                  ui.theme.text);
        column.Space(kSpace3);
    }
    std::string shown;
    for (const Check& check : checks.items) {
        // The server's checks come before and after the accounts', but share one card.
        if (check.account_id.empty() && &check != &checks.items.front())
            continue;
        if (!check.account_id.empty() && check.account_id == shown)
            continue;
        shown = check.account_id;
        column.EndAt(
            DrawChecksCard(ui, state, check.account_id, x, column.y(), width, area.layout(), commands));
        column.Space(kSpace4);
    }
    if (checks.load == app::Load::kLoading) {
        column.EndAt(DrawChecking(ui, x, column.y()));
        column.Space(kSpace4);
    }
    return column.y();
}

}  // namespace pinwright::ui
