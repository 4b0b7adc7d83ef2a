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

namespace words = app::words;
namespace command = app::command;

namespace {

constexpr float kCardLeast = 440;  // Minimum width of a card for two to be side by side.

// If an account needs reconnection, connecting another isn't the primary action.
ButtonWish ConnectWish(const Status& status)
{
    const bool broken =
        std::any_of(status.accounts.begin(), status.accounts.end(),
                    [](const Account& account) { return account.state == AccountState::kNeedsReconnection; });
    return {.name = words::kConnectAccount,
            .look = broken ? Look::kSecondary : Look::kPrimary,
            .icon = Icon::kPlus};
}

ButtonWish TroubleshootWish()
{
    return {.name = words::kTroubleshoot, .icon = Icon::kPulse};
}

void DrawConnect(Ui& ui, const Status& status, float x, float y, float width, Commands& commands)
{
    if (Button(ui, MakeId("connect"), {x, y, width, kControlHeight}, ConnectWish(status)))
        commands.push_back(command::OpenConnect{});
}

float DrawUnconfigured(Ui& ui, const Status& status, const Area& area, float y, Commands& commands)
{
    y += DrawDiagnosis(ui, MakeId("unconfigured"), area.x, y, area.width, Diagnose(Cause::kAppNotConfigured),
                       true, {}, commands) +
         kSpace4;
    if (status.redirect_uri.empty())
        return y;
    y += Paragraph(ui, MakeId("redirect-label"), area.x, y, area.width, words::kRedirectAddress,
                   Type::kSmallStrong, ui.theme.text);
    return y + kSpace6 +
           Paragraph(ui, MakeId("redirect"), area.x, y, area.width, status.redirect_uri, Type::kSmall,
                     ui.theme.muted);
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
float DrawAsked(Ui& ui, const Area& area, float y)
{
    const Id id = MakeId("asked");
    const float width = std::min(area.width, 720.0f);
    y += kSpace4;
    y += Heading(ui, id, area.x, y, width, words::kAskedTitle, Type::kHeading, 2) + kSpace2;
    for (const std::string_view text : {words::kAskedDetail, words::kConnectNot, words::kConnectWhich})
        y += Paragraph(ui, MakeId(text, id), area.x, y, width, text, Type::kSmall, ui.theme.muted) + kSpace1;
    return y;
}

}  // namespace

float DrawIntegrations(Ui& ui, const app::State& state, const Area& area, Commands& commands)
{
    const Status& status = state.server.status;
    const float wide = ButtonWidth(ui, ConnectWish(status));
    const bool more = !status.accounts.empty() && status.app_configured;
    const bool above = more && !area.phone;
    float y = area.y;
    y += Heading(ui, MakeId("title"), area.x, y, above ? area.width - wide - kSpace4 : area.title_width,
                 words::kIntegrationsTitle, Type::kDisplay, 1);
    if (above)
        DrawConnect(ui, status, area.x + area.width - wide, area.y - 2, wide, commands);
    y += area.phone ? kSpace4 : kSpace6;
    if (!status.app_configured)
        y = DrawUnconfigured(ui, status, area, y, commands);
    if (status.accounts.empty())
        return DrawEmpty(ui, MakeId("none"), area, y,
                         {Icon::kPlug, words::kNoAccountsTitle, words::kNoAccountsDetail},
                         [&](float middle, float at) {
                             if (!status.app_configured)
                                 return 0.0f;
                             DrawConnect(ui, status, middle - wide / 2, at, wide, commands);
                             return kControlHeight;
                         });
    y = DrawAccounts(ui, state, area, y, commands);
    if (more && area.phone) {
        DrawConnect(ui, status, area.x, y, area.width, commands);
        y += kControlHeight + kSpace4;
    }
    y = DrawAsked(ui, area, y) + kSpace4;
    if (ButtonLink(ui, MakeId("troubleshoot"),
                   {area.x, y, area.phone ? area.width : ButtonWidth(ui, TroubleshootWish()), kControlHeight},
                   words::kTroubleshoot, "/troubleshoot", false, Look::kSecondary, Icon::kPulse))
        commands.push_back(command::GoTo{{app::Screen::kTroubleshoot, {}}});
    return y + kControlHeight;
}

}  // namespace pinwright::ui
