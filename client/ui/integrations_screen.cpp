// Integrations: the accounts, how they stand, and the way to connect, mend and disconnect them.
#include <algorithm>

#include "client/app/words.hpp"
#include "client/platform/clock.hpp"
#include "client/ui/panel.hpp"
#include "client/ui/screens.hpp"
#include "client/ui/widgets.hpp"
#include "shared/scopes.hpp"

namespace pinwright::ui {

namespace words = app::words;
namespace command = app::command;

namespace {

struct StateLook {
    Icon icon;
    Colour colour, ground;
};

StateLook LookOf(const Theme& theme, const Account& account)
{
    if (account.state == AccountState::kConnected)
        return account.cause ? StateLook{Icon::kAlert, theme.warn, theme.warn_soft}
                             : StateLook{Icon::kCheck, theme.ok, theme.ok_soft};
    if (account.state == AccountState::kNeedsReconnection)
        return {Icon::kAlert, theme.danger, theme.danger_soft};
    return {Icon::kCross, theme.muted, theme.sunken};
}

bool Granted(const Account& account, std::string_view scope)
{
    return std::find(account.scopes.begin(), account.scopes.end(), scope) != account.scopes.end();
}

// What is asked, each with a tick or a cross; two columns where there is room.
float DrawPermissions(Ui& ui, Id id, const Account& account, float x, float y, float width)
{
    const float label = SizeOf(Type::kSmall) * kLeading;
    Heading(ui, MakeId("permissions", id), x, y, width, words::kPermissions, Type::kSmallStrong, 3);
    float at = y + label + kSpace2;
    platform::Node list;
    list.id = MakeId("list", id);
    list.role = platform::Role::kList;
    list.name = words::kPermissions;
    list.rect = {x, at, width, 0};
    const int columns = width > 560 ? 2 : 1;
    const float column = (width - kSpace6 * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    float heights[2] = {at, at};
    list.rect.h = 200;
    ui.mirror.Open(std::move(list));
    int index = 0;
    for (const Scope& scope : kScopes) {
        const int in = index++ % columns;
        float& top = heights[in];
        const float left = x + static_cast<float>(in) * (column + kSpace6);
        const bool granted = Granted(account, scope.name);
        ui.paint.Draw(granted ? Icon::kCheck : Icon::kCross, left + 8, top + label / 2,
                      granted ? ui.theme.ok : ui.theme.danger, 16);
        std::string reason(scope.reason);
        if (reason[0] >= 'a' && reason[0] <= 'z')
            reason[0] = static_cast<char>(reason[0] - 32);
        const float height = ui.paint.Text(left + 24, top, column - 24, reason, Type::kSmall,
                                           granted ? ui.theme.muted : ui.theme.text);
        platform::Node item;
        item.id = MakeId(scope.name, id);
        item.role = platform::Role::kListItem;
        item.name = std::string(granted ? words::kGranted : words::kNotGranted) + ": " + reason;
        item.rect = {left, top, column, height};
        ui.mirror.Add(std::move(item));
        top += height + 6;
    }
    ui.mirror.Close();
    return std::max(heights[0], heights[1]) - 6 - y;
}

float DrawAccount(Ui& ui, const app::State& state, const Account& account, const Area& area, float y,
                  Commands& commands)
{
    const Id id = MakeId(account.id, MakeId("account"));
    const float pad = area.phone ? kSpace4 : kSpace6;
    const float x = area.x + pad, width = area.width - 2 * pad;
    Panel panel(ui);
    platform::Node section;
    section.id = id;
    section.role = platform::Role::kSection;
    section.name = "@" + account.username;
    double& kept = ui.Kept(MakeId("height", id));
    section.rect = {area.x, y, area.width, std::max(1.0f, static_cast<float>(kept))};
    ui.mirror.Open(std::move(section));
    float at = y + pad;

    Avatar(ui, {x, at, 56, 56}, account.avatar, account.name);
    const StateLook look = LookOf(ui.theme, account);
    const std::string_view label = words::AccountStateLabel(account.state);
    const float chip = ui.paint.TextWidth(label, Type::kSmallStrong) + 42;
    const float text = x + 56 + kSpace4;
    const float room = width - 56 - kSpace4 - (area.phone ? 0 : chip + kSpace4);
    Heading(ui, MakeId("name", id), text, at + 2, room,
            account.name.empty() ? account.username : account.name, Type::kTitle, 2);
    std::string second = "@" + account.username;
    if (account.account_type == "BUSINESS")
        second += std::string(" · ") + std::string(words::kBusiness);
    else if (!account.account_type.empty())
        second += std::string(" · ") + std::string(words::kPersonal);
    if (!words::EnvironmentLabel(account.environment).empty())
        second += " · " + std::string(words::EnvironmentLabel(account.environment));
    Paragraph(ui, MakeId("second", id), text, at + 30, room, second, Type::kSmall, ui.theme.muted, 1);
    if (area.phone) {
        at += 56 + kSpace3;
        Chip(ui, x, at + 14, label, look.icon, look.colour, look.ground);
        at += 28;
    } else {
        Chip(ui, x + width - chip, at + 28, label, look.icon, look.colour, look.ground);
        at += 56;
    }
    platform::Node state_word;
    state_word.id = MakeId("state", id);
    state_word.role = platform::Role::kText;
    state_word.name = label;
    state_word.rect = {area.phone ? x : x + width - chip, at - 28, chip, 28};
    ui.mirror.Add(std::move(state_word));
    at += kSpace4;

    if (account.cause)
        at += DrawDiagnosis(ui, MakeId("cause", id), x, at, width, *account.cause,
                            account.state == AccountState::kConnected, account.id, commands) +
              kSpace4;

    if (account.state != AccountState::kDisconnected) {
        if (account.refresh_expires_at && account.state == AccountState::kConnected) {
            const std::string until =
                std::string(words::kSignInGoodUntil) + " " +
                platform::TimeInWords(*account.refresh_expires_at, platform::TimeStyle::kDay) + ".";
            at += Paragraph(ui, MakeId("until", id), x, at, width, until, Type::kSmall, ui.theme.muted) +
                  kSpace4;
        }
        ui.paint.HorizontalLine(x, at, width, ui.theme.line);
        at += kSpace4;
        at += DrawPermissions(ui, MakeId("scopes", id), account, x, at, width) + kSpace6;
    }

    const auto boards = state.boards.find(account.id);
    const bool refreshing = boards != state.boards.end() && boards->second.refreshing;
    const bool connected = account.state == AccountState::kConnected;
    const ButtonWish reconnect{.name = words::kReconnect,
                               .look = connected ? Look::kSecondary : Look::kPrimary};
    const ButtonWish refresh{.name = words::kRefreshBoards, .icon = Icon::kRefresh, .busy = refreshing};
    const ButtonWish disconnect{.name = words::kDisconnect, .look = Look::kQuiet};
    float left = x;
    const auto place = [&](std::string_view name, const ButtonWish& wish) {
        const float wide = std::min(ButtonWidth(ui, wish), width);
        if (left > x && left + wide > x + width) {
            left = x;
            at += kControlHeight + kSpace2;
        }
        const bool pressed = Button(ui, MakeId(name, id), {left, at, wide, kControlHeight}, wish);
        left += wide + kSpace2;
        return pressed;
    };
    if (place("reconnect", reconnect))
        commands.push_back(command::Reconnect{account.id});
    if (account.state != AccountState::kDisconnected) {
        if (connected && place("refresh", refresh))
            commands.push_back(command::RefreshBoards{account.id});
        if (place("disconnect", disconnect))
            commands.push_back(command::AskDisconnect{account.id});
    }
    at += kControlHeight;
    if (boards != state.boards.end() && boards->second.problem && boards->second.load == app::Load::kFailed)
        at += kSpace3 + DrawDiagnosis(ui, MakeId("boards", id), x, at + kSpace3, width,
                                      *boards->second.problem, true, account.id, commands);
    at += pad;
    ui.mirror.Close();
    kept = at - y;
    panel.CloseAsCard({area.x, y, area.width, at - y});
    return at;
}

float DrawNone(Ui& ui, const app::State& state, const Area& area, float y, Commands& commands)
{
    Panel panel(ui);
    const float pad = area.phone ? kSpace6 : kSpace12;
    const float width = std::min(460.0f, area.width - 2 * kSpace4);
    const float x = area.x + (area.width - width) / 2;
    float at = y + pad;
    const float middle = area.x + area.width / 2;
    ui.paint.Fill({middle - 36, at, 72, 72}, ui.theme.accent_soft, kChipRadius);
    ui.paint.Draw(Icon::kPlug, middle, at + 36, ui.theme.accent, 32);
    at += 72 + kSpace4;
    const float title = ui.paint.TextWidth(words::kNoAccountsTitle, Type::kTitle);
    at += Heading(ui, MakeId("none"), std::max(x, middle - title / 2), at, std::min(width, title + 2),
                  words::kNoAccountsTitle, Type::kTitle, 2) +
          kSpace2;
    const float detail =
        ui.paint.CentredText(x, at, width, words::kNoAccountsDetail, Type::kBody, ui.theme.muted);
    platform::Node node;
    node.id = MakeId("none-detail");
    node.role = platform::Role::kText;
    node.name = words::kNoAccountsDetail;
    node.rect = {x, at, width, detail};
    ui.mirror.Add(std::move(node));
    at += detail + kSpace6;
    if (state.server.status.app_configured) {
        const ButtonWish connect{.name = words::kConnectAccount, .look = Look::kPrimary, .icon = Icon::kPlus};
        const float wide = ButtonWidth(ui, connect);
        if (Button(ui, MakeId("connect"), {middle - wide / 2, at, wide, kControlHeight}, connect))
            commands.push_back(command::OpenConnect{});
        at += kControlHeight;
    }
    at += pad;
    panel.CloseAsCard({area.x, y, area.width, at - y});
    return at;
}

}  // namespace

float DrawIntegrations(Ui& ui, const app::State& state, const Area& area, Commands& commands)
{
    const Status& status = state.server.status;
    float y = area.y;
    const bool button_above = !status.accounts.empty() && status.app_configured;
    const ButtonWish connect{.name = words::kConnectAccount, .look = Look::kPrimary, .icon = Icon::kPlus};
    const float wide = ButtonWidth(ui, connect);
    const float title_w = button_above && !area.phone ? area.width - wide - kSpace4 : area.width;
    const float title =
        Heading(ui, MakeId("title"), area.x, y, title_w, words::kIntegrationsTitle, Type::kDisplay, 1);
    if (button_above && !area.phone &&
        Button(ui, MakeId("connect"), {area.x + area.width - wide, y - 2, wide, kControlHeight}, connect))
        commands.push_back(command::OpenConnect{});
    y += title + kSpace6;
    if (!status.app_configured) {
        const Diagnosis diagnosis = Diagnose(Cause::kAppNotConfigured);
        y += DrawDiagnosis(ui, MakeId("unconfigured"), area.x, y, area.width, diagnosis, true, {}, commands) +
             kSpace4;
        if (!status.redirect_uri.empty()) {
            y += Paragraph(ui, MakeId("redirect-label"), area.x, y, area.width, words::kRedirectAddress,
                           Type::kSmallStrong, ui.theme.text);
            y += Paragraph(ui, MakeId("redirect"), area.x, y, area.width, status.redirect_uri, Type::kSmall,
                           ui.theme.muted) +
                 kSpace6;
        }
    }
    if (status.accounts.empty())
        return DrawNone(ui, state, area, y, commands);
    for (const Account& account : status.accounts)
        y = DrawAccount(ui, state, account, area, y, commands) + kSpace4;
    if (button_above && area.phone) {
        if (Button(ui, MakeId("connect"), {area.x, y, area.width, kControlHeight}, connect))
            commands.push_back(command::OpenConnect{});
        y += kControlHeight;
    }
    return y;
}

}  // namespace pinwright::ui
