// The Integrations screen: the accounts, a button to connect one, and the permissions that it needs.
#include <algorithm>

#include "client/core/common_words.hpp"
#include "client/features/accounts/account_words.hpp"
#include "client/features/accounts/ui/account_card.hpp"
#include "client/features/accounts/ui/account_screens.hpp"
#include "client/features/common/ui/diagnosis_message.hpp"
#include "client/features/common/ui/screen.hpp"
#include "client/kit/widgets/empty_state.hpp"
#include "client/kit/widgets/widgets.hpp"

namespace pinwright::ui {

namespace command = app::command;

namespace {

constexpr float kCardLeast = 440;  // Minimum width of a card for two to be side by side.

// If an account needs reconnection, connecting another isn't the primary action.
ButtonWish ConnectWish(const Status& status)
{
    const bool broken =
        std::any_of(status.accounts.begin(), status.accounts.end(),
                    [](const Account& account) { return account.state == AccountState::kNeedsReconnection; });
    return {.name = texts::kConnectAccount,
            .look = broken ? Look::kSecondary : Look::kPrimary,
            .icon = Icon::kPlus};
}

ButtonWish TroubleshootWish()
{
    return {.name = texts::kTroubleshoot, .icon = Icon::kPulse};
}

void DrawConnect(Ui& ui, const Status& status, const Rect& rect, Commands& commands)
{
    if (Button(ui, MakeId("connect"), rect, ConnectWish(status)))
        commands.push_back(command::OpenConnect{});
}

void DrawUnconfigured(Ui& ui, const Status& status, Column& column, Commands& commands)
{
    DrawDiagnosis(ui, MakeId("unconfigured"), column, Mood::kAttention, Diagnose(Cause::kAppNotConfigured),
                  {}, commands);
    column.Space(kSpace4);
    if (status.redirect_uri.empty())
        return;
    Paragraph(ui, MakeId("redirect-label"), column, texts::kRedirectAddress, Type::kSmallStrong,
              ui.theme.text);
    Paragraph(ui, MakeId("redirect"), column, status.redirect_uri, Type::kSmall, ui.theme.muted);
    column.Space(kSpace6);
}

// Uses two columns if there is room; each card goes into the shorter one.
float DrawAccounts(Ui& ui, const app::State& state, const Area& area, float y, Commands& commands)
{
    const std::vector<Account>& accounts = state.server.status.accounts;
    const bool two = accounts.size() > 1 && area.width >= 2 * kCardLeast + kSpace4;
    const float width = two ? (area.width - kSpace4) / 2 : area.width;
    float ends[2] = {y, y};
    for (const Account& account : accounts) {
        const int column = two && ends[1] < ends[0] ? 1 : 0;
        ends[column] =
            DrawAccountCard(ui, state, account, area.x + static_cast<float>(column) * (width + kSpace4),
                            ends[column], width, commands) +
            kSpace4;
    }
    return std::max(ends[0], ends[1]);
}

// The explanation shown before connecting stays available afterward.
float DrawAsked(Ui& ui, float x, float y, float width)
{
    const Id id = MakeId("asked");
    Column column(x, y, std::min(width, 720.0f));
    Heading(ui, id, column, texts::kAskedTitle, Type::kHeading, 2);
    column.Space(kSpace2);
    for (const std::string_view text : {texts::kAskedDetail, texts::kConnectNot, texts::kConnectWhich}) {
        Paragraph(ui, MakeId(text, id), column, text, Type::kSmall, ui.theme.muted);
        column.Space(kSpace1);
    }
    return column.y();
}

}  // namespace

float DrawIntegrations(Ui& ui, const app::State& state, const Area& area, Commands& commands)
{
    const Status& status = state.server.status;
    const float wide = ButtonWidth(ui, ConnectWish(status));
    const bool more = !status.accounts.empty() && status.app_configured;
    const bool above = more && !area.phone;
    Column column(area.x, area.y, area.width);
    column.Add(Heading(ui, MakeId("title"), area.x, area.y,
                       above ? area.width - wide - kSpace4 : area.title_width, texts::kIntegrationsTitle,
                       Type::kDisplay, 1));
    if (above)
        DrawConnect(ui, status, {area.x + area.width - wide, area.y - 2, wide, kControlHeight}, commands);
    column.Space(area.phone ? kSpace4 : kSpace6);
    if (!status.app_configured)
        DrawUnconfigured(ui, status, column, commands);
    if (status.accounts.empty())
        return DrawEmpty(ui, MakeId("none"), area, column.y(),
                         {Icon::kPlug, texts::kNoAccountsTitle, texts::kNoAccountsDetail},
                         [&](float middle, float at) {
                             if (!status.app_configured)
                                 return 0.0f;
                             DrawConnect(ui, status, {middle - wide / 2, at, wide, kControlHeight}, commands);
                             return kControlHeight;
                         });
    column.EndAt(DrawAccounts(ui, state, area, column.y(), commands));
    if (more && area.phone) {
        DrawConnect(ui, status, column.Add(kControlHeight), commands);
        column.Space(kSpace4);
    }
    column.Space(kSpace4);
    column.EndAt(DrawAsked(ui, area.x, column.y(), area.width));
    column.Space(kSpace4);
    if (ButtonLink(ui, MakeId("troubleshoot"),
                   column.Add(area.phone ? area.width : ButtonWidth(ui, TroubleshootWish()), kControlHeight),
                   TroubleshootWish(), "/troubleshoot"))
        commands.push_back(command::GoTo{{app::Screen::kTroubleshoot, {}}});
    return column.bottom();
}

}  // namespace pinwright::ui
