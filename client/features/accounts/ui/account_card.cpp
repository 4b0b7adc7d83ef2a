#include "client/features/accounts/ui/account_card.hpp"

#include <algorithm>

#include "client/core/common_words.hpp"
#include "client/features/accounts/account_words.hpp"
#include "client/features/accounts/board_words.hpp"
#include "client/features/common/ui/diagnosis_message.hpp"
#include "client/features/schedule/schedule_words.hpp"
#include "client/kit/canvas/mirror_group.hpp"
#include "client/kit/canvas/time_text.hpp"
#include "client/kit/widgets/state_style.hpp"
#include "client/kit/widgets/widgets.hpp"
#include "shared/scopes.hpp"

namespace pinwright::ui {

namespace words = app::words;
namespace command = app::command;

namespace {

constexpr float kFace = 56, kChip = 28;
// A card narrower than this stacks its chip and its permissions.
constexpr float kRoomy = 520;

bool Granted(const Account& account, std::string_view scope)
{
    return std::find(account.scopes.begin(), account.scopes.end(), scope) != account.scopes.end();
}

void Mirror(Ui& ui, Id id, platform::Role role, const Rect& rect, std::string_view name)
{
    platform::Node node;
    node.id = id;
    node.role = role;
    node.rect = rect;
    node.name = name;
    node.level = 2;
    ui.mirror.Add(std::move(node));
}

// The requested permissions, each with a check mark or a cross, in two columns if there is room.
float DrawPermissions(Ui& ui, Id id, const Account& account, float x, float y, float width)
{
    const float label = SizeOf(Type::kSmall) * kLeading;
    Heading(ui, MakeId("permissions", id), x, y, width, texts::kPermissions, Type::kSmallStrong, 3);
    const float at = y + label + kSpace2;
    platform::Node list;
    list.id = MakeId("list", id);
    list.role = platform::Role::kList;
    list.name = texts::kPermissions;
    list.rect = {x, at, width, 200};
    const std::size_t count = width > 560 ? 2 : 1;
    const float half = (width - kSpace6) / 2, wide = count == 2 ? half : width;
    Column columns[] = {{x, at, wide, 6}, {x + wide + kSpace6, at, wide, 6}};
    ui.mirror.Open(std::move(list));
    std::size_t index = 0;
    for (const Scope& scope : kScopes) {
        Column& column = columns[index++ % count];
        const float left = column.x(), top = column.y();
        const bool granted = Granted(account, scope.name);
        ui.paint.Draw(granted ? Icon::kCheck : Icon::kCross, left + 8, top + label / 2,
                      granted ? ui.theme.ok : ui.theme.danger, 16);
        const std::string reason(scope.reason);
        const float height = ui.paint.Text(left + 24, top, wide - 24, reason, Type::kSmall,
                                           granted ? ui.theme.muted : ui.theme.text);
        Mirror(ui, MakeId(scope.name, id), platform::Role::kListItem, {left, top, wide, height},
               std::string(granted ? texts::kGranted : texts::kNotGranted) + ": " + reason);
        column.Add(height);
    }
    ui.mirror.Close();
    return std::max(columns[0].bottom(), columns[1].bottom()) - y;
}

// Draws the name, the Pinterest user, and the state. Returns the height.
float DrawHead(Ui& ui, Id id, const Account& account, float x, float y, float width)
{
    const bool roomy = width >= kRoomy;
    Avatar(ui, {x, y, kFace, kFace}, account.avatar, account.name);
    const StateLook look = LookOf(ui.theme, account);
    const std::string_view label = words::AccountStateLabel(account.state);
    const float chip = ChipWidth(ui, label, look.icon), text = x + kFace + kSpace4;
    const float room = width - kFace - kSpace4 - (roomy ? chip + kSpace4 : 0);
    const bool off = account.state == AccountState::kDisconnected;
    const std::string& name = account.name.empty() ? account.username : account.name;
    ui.paint.Line(text, y + 16, room, name, Type::kTitle, off ? ui.theme.muted : ui.theme.text);
    Mirror(ui, MakeId("name", id), platform::Role::kHeading, {text, y + 2, room, 28}, name);
    std::string second = "@" + account.username;
    const auto add = [&second](std::string_view word) {
        if (!word.empty())
            (second += " · ") += word;
    };
    if (!account.account_type.empty())
        add(account.account_type == "BUSINESS" ? texts::kBusiness : texts::kPersonal);
    add(words::EnvironmentLabel(account.environment));
    const float below =
        30 + Paragraph(ui, MakeId("second", id), text, y + 30, room, second, Type::kSmall, ui.theme.muted, 2);
    const float head = std::max(kFace, below);
    const Rect at{roomy ? x + width - chip : x, roomy ? y + (kFace - kChip) / 2 : y + head + kSpace3, chip,
                  kChip};
    Chip(ui, at.x, at.y + kChip / 2, label, look.icon, look.color, look.ground);
    Mirror(ui, MakeId("state", id), platform::Role::kText, at, label);
    return roomy ? head : at.bottom() - y;
}

// The buttons, and next to them the number of boards.
float DrawActions(Ui& ui, const app::State& state, Id id, const Account& account, float x, float y,
                  float width, Commands& commands)
{
    const auto boards = state.boards.find(account.id);
    const bool known = boards != state.boards.end();
    const bool connected = account.state == AccountState::kConnected;
    const bool off = account.state == AccountState::kDisconnected;
    ButtonFlow flow(ui, x, y, width);
    const auto place = [&](const ButtonWish& wish) {
        return Button(ui, MakeId(wish.name, id), flow.Next(wish), wish);
    };
    if (place({.name = off ? texts::kConnectAgain : texts::kReconnect,
               .look = connected || off ? Look::kSecondary : Look::kPrimary}))
        commands.push_back(command::Reconnect{account.id});
    if (connected && place({.name = texts::kRefreshBoards,
                            .icon = Icon::kRefresh,
                            .busy = known && boards->second.refreshing}))
        commands.push_back(command::RefreshBoards{account.id});
    if (connected && place({.name = texts::kQueueTimes, .icon = Icon::kClock}))
        commands.push_back(command::OpenQueue{account.id});
    if (!off && place({.name = texts::kDisconnect, .look = Look::kQuiet}))
        commands.push_back(command::AskDisconnect{account.id});
    if (off && place({.name = texts::kRemove, .look = Look::kQuiet}))
        commands.push_back(command::AskRemove{account.id});
    Column column(x, y, width);
    column.EndAt(flow.bottom());
    if (connected && !account.queue_times.slots.empty()) {
        column.Space(kSpace2);
        Paragraph(ui, MakeId("times", id), column,
                  std::string(texts::kQueueTimes) + ": " + words::QueueText(account.queue_times),
                  Type::kSmall, ui.theme.muted);
    }
    // The account's own problem is shown above, and explains why there are no boards.
    if (!known || !connected)
        return column.height();
    const app::BoardList& list = boards->second;
    if (list.problem) {
        column.Space(kSpace3);
        DrawDiagnosis(ui, MakeId("boards", id), column, Mood::kAttention, *list.problem, account.id,
                      commands);
    } else if (list.load == app::Load::kReady) {
        column.Space(kSpace2);
        Paragraph(ui, MakeId("found", id), column, words::BoardsFound(list.boards.size()), Type::kSmall,
                  ui.theme.muted);
    }
    return column.height();
}

}  // namespace

float DrawAccountCard(Ui& ui, const app::State& state, const Account& account, float left, float y,
                      float wide, Commands& commands)
{
    const Id id = MakeId(account.id, MakeId("account"));
    const float pad = ui.width < kMiddleFrom ? kSpace4 : kSpace6;
    const float x = left + pad, width = wide - 2 * pad;
    Panel panel(ui);
    Group group(ui, id, platform::Role::kSection, "@" + account.username, left, y, wide);
    Column column(x, y + pad, width, kSpace4);
    column.Add(DrawHead(ui, id, account, x, column.y(), width));
    const bool connected = account.state == AccountState::kConnected;
    const bool off = account.state == AccountState::kDisconnected;
    if (account.cause && off) {
        Paragraph(ui, MakeId("cause", id), column, account.cause->detail, Type::kSmall, ui.theme.muted);
    } else if (account.cause) {
        Diagnosis cause = *account.cause;
        // The card itself has a button to reconnect.
        if (cause.action == Action::kReconnect)
            cause.action = Action::kNone;
        DrawDiagnosis(ui, MakeId("cause", id), column, connected ? Mood::kAttention : Mood::kProblem, cause,
                      account.id, commands);
    }
    // If the account has a problem, the buttons that fix it come first.
    if (!connected)
        column.Add(DrawActions(ui, state, id, account, x, column.y(), width, commands));
    if (!off) {
        if (account.refresh_expires_at && connected) {
            const std::string until =
                Fill(texts::kSignInGoodUntil,
                     {{"date", TimeInWords(*account.refresh_expires_at, TimeStyle::kDay)}});
            Paragraph(ui, MakeId("until", id), column, until, Type::kSmall, ui.theme.muted);
        }
        ui.paint.HorizontalLine(x, column.y(), width, ui.theme.line);
        column.Space(kSpace4);
        column.Add(DrawPermissions(ui, MakeId("scopes", id), account, x, column.y(), width));
    }
    if (connected) {
        const float actions = column.bottom() + pad;
        column.EndAt(actions + DrawActions(ui, state, id, account, x, actions, width, commands));
        const float at = column.bottom() + kSpace2;
        const float wide = ui.paint.TextWidth(texts::kPauseAccount, Type::kBody) + kSpace4 + kControlHeight;
        if (Switch(ui, MakeId("pause", id), {x, at, std::min(width, wide), kControlHeight},
                   texts::kPauseAccount, account.paused))
            commands.push_back(command::Pause{account.id, !account.paused});
        column.EndAt(at + kControlHeight);
    }
    const float bottom = column.bottom() + pad;
    group.Close(bottom);
    panel.CloseAsCard({left, y, wide, bottom - y});
    return bottom;
}

}  // namespace pinwright::ui
