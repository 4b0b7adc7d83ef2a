#include "client/app/ui/notice_strips.hpp"

#include <algorithm>
#include <utility>

#include "client/core/common_words.hpp"
#include "client/features/accounts/account_words.hpp"
#include "client/features/schedule/schedule_words.hpp"
#include "client/kit/widgets/widgets.hpp"

namespace pinwright::ui {

using platform::Node;
namespace words = app::words;
namespace command = app::command;

namespace {

struct Strip {
    std::string_view name;  // The landmark's, of which there is one.
    std::string text;
    Color color, ground;
    Icon icon = Icon::kInfo;
    std::string_view button = {};  // Empty: none.
};

// True: its button was pressed.
bool DrawStrip(Ui& ui, Id id, Column& column, const Strip& strip)
{
    const ButtonWish button{.name = strip.button, .look = Look::kQuiet};
    const float lead = 16 + kSpace2, button_w = strip.button.empty() ? 0 : ButtonWidth(ui, button);
    const float room = column.width() - 2 * kSpace4 - lead - button_w;
    const float text_w = std::min(room, ui.paint.TextWidth(strip.text, Type::kSmall) + 2);
    const float text_h = ui.paint.TextHeight(text_w, strip.text, Type::kSmall);
    const Rect rect = column.Add(std::max(text_h + 2 * 7, strip.button.empty() ? 0.0f : kControlHeight));
    const float middle = rect.y + rect.h / 2;
    const float x = rect.x + kSpace4 + (room - text_w) / 2;
    ui.paint.Fill(rect, strip.ground);
    if (ui.theme.forced)
        ui.paint.HorizontalLine(rect.x, rect.bottom() - 1, rect.w, ui.theme.line);
    ui.paint.Draw(strip.icon, x + 8, middle, strip.color, 16);
    ui.paint.Text(x + lead, middle - text_h / 2, text_w, strip.text, Type::kSmall, strip.color);
    Node region;
    region.id = id;
    region.role = platform::Role::kSection;
    region.rect = rect;
    region.name = strip.name;
    Node node;
    node.id = MakeId("words", id);
    node.role = platform::Role::kNote;
    node.rect = rect;
    node.name = strip.text;
    ui.mirror.Open(std::move(region));
    ui.mirror.Add(std::move(node));
    const bool pressed =
        !strip.button.empty() &&
        Button(ui, MakeId("button", id),
               {x + lead + text_w, middle - kControlHeight / 2, button_w, kControlHeight}, button);
    ui.mirror.Close();
    return pressed;
}

}  // namespace

float DrawStrips(Ui& ui, const app::State& state, float y, Commands& commands)
{
    const app::Server& server = state.server;
    if (!server.known)
        return y;
    Column column(0, y, ui.width);
    const Color warn = ui.theme.warn, warn_soft = ui.theme.warn_soft;
    const Color danger = ui.theme.danger, danger_soft = ui.theme.danger_soft;
    if (const std::string_view mode = words::ModeNotice(server.status.mode); !mode.empty())
        DrawStrip(ui, MakeId("strip"), column, {texts::kNotice, std::string(mode), warn, warn_soft});
    if (const std::string paused = words::PausedStrip(server.status); !paused.empty()) {
        const std::string_view resume = server.status.restored ? texts::kTakeOver : texts::kResume;
        if (DrawStrip(ui, MakeId("paused"), column,
                      {texts::kPausedNotice, paused, warn, warn_soft, Icon::kClock, resume}))
            commands.push_back(command::Resume{});
    }
    // On Integrations, the account's card says it, with its button.
    const bool cards = state.route.screen == app::Screen::kIntegrations;
    const std::string broken = cards ? std::string() : words::ReconnectStrip(server.status);
    if (!broken.empty() &&
        DrawStrip(ui, MakeId("broken"), column,
                  {texts::kConnectionNotice, broken, danger, danger_soft, Icon::kAlert, texts::kReconnect}))
        commands.push_back(command::ReconnectAll{});
    const Account* const ending = cards ? nullptr : words::SignInEnds(server.status);
    if (ending != nullptr && DrawStrip(ui, MakeId("ending"), column,
                                       {texts::kSignInNotice, words::EndingStrip(*ending), warn, warn_soft,
                                        Icon::kClock, texts::kReconnect}))
        commands.push_back(command::Reconnect{ending->id});
    if (server.load == app::Load::kFailed && server.problem &&
        DrawStrip(ui, MakeId("lost"), column,
                  {texts::kServerNotice, words::ServerLost(*server.problem), danger, danger_soft,
                   Icon::kAlert, texts::kTryAgain}))
        commands.push_back(command::ReloadStatus{});
    return column.y();
}

}  // namespace pinwright::ui
