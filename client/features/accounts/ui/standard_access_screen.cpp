// The guide from trial to Standard access: what trial access is, the sandbox next to production, the video
// that Pinterest requires, and how to apply.
#include <algorithm>
#include <string>

#include "client/core/common_words.hpp"
#include "client/features/accounts/account_words.hpp"
#include "client/features/accounts/standard_access_words.hpp"
#include "client/features/accounts/ui/account_screens.hpp"
#include "client/features/common/ui/screen.hpp"
#include "client/kit/canvas/mirror_group.hpp"
#include "client/kit/widgets/widgets.hpp"

namespace pinwright::ui {

namespace words = app::words;
namespace command = app::command;
using platform::Role;

namespace {

// A card with a heading. `draw` receives the position of its content and returns its height.
template <typename Draw>
float DrawCard(Ui& ui, std::string_view title, const Area& area, float y, Draw&& draw)
{
    const Id id = MakeId(title);
    const float pad = area.phone ? kSpace4 : kSpace6, width = area.width;
    Panel panel(ui);
    Group group(ui, id, Role::kSection, std::string(title), area.x, y, width);
    float at = y + pad;
    at +=
        Heading(ui, MakeId("name", id), area.x + pad, at, width - 2 * pad, title, Type::kTitle, 2) + kSpace2;
    at += draw(area.x + pad, at, width - 2 * pad) + pad;
    group.Close(at);
    panel.CloseAsCard({area.x, y, width, at - y});
    return at + kSpace4;
}

float DrawText(Ui& ui, float x, float y, float width, std::string_view text)
{
    return Paragraph(ui, MakeId(text), x, y, width, text, Type::kBody, ui.theme.text);
}

template <std::size_t Count>
float DrawSteps(Ui& ui, std::string_view name, float x, float y, float width,
                const std::string_view (&steps)[Count])
{
    Group list(ui, MakeId("steps", MakeId(name)), Role::kList, std::string(name), x, y, width);
    float at = y;
    for (std::size_t i = 0; i < Count; ++i) {
        const std::string number = std::to_string(i + 1) + ".";
        ui.paint.Text(x, at, kSpace6, number, Type::kBody, ui.theme.muted);
        const float height =
            ui.paint.Text(x + kSpace6, at, width - kSpace6, steps[i], Type::kBody, ui.theme.text);
        platform::Node node;
        node.id = MakeId(steps[i]);
        node.role = Role::kListItem;
        node.rect = {x, at, width, height};
        node.name = number + " " + std::string(steps[i]);
        ui.mirror.Add(std::move(node));
        at += height + kSpace2;
    }
    list.Close(at);
    return at - y;
}

float DrawSandbox(Ui& ui, const app::State& state, float x, float y, float width, Commands& commands)
{
    float at = y;
    at += DrawText(ui, x, at, width, words::kSandboxDetail) + kSpace3;
    const Account* there = nullptr;
    for (const Account& account : state.server.status.accounts) {
        if (account.environment == Environment::kSandbox && account.state == AccountState::kConnected)
            there = &account;
    }
    if (there != nullptr)
        at += DrawText(ui, x, at, width, words::IsConnected(words::NameOf(*there))) + kSpace3;
    const ButtonWish button{.name = there != nullptr ? words::kComposeInSandbox : words::kConnectSandbox,
                            .look = Look::kPrimary,
                            .busy = state.integrations.connect == app::ConnectStep::kLeaving};
    if (Button(ui, MakeId("sandbox"), {x, at, ButtonWidth(ui, button), kControlHeight}, button)) {
        if (there == nullptr) {
            commands.push_back(command::ConnectSandbox{});
        } else {
            commands.push_back(command::ChooseAccount{there->id});
            commands.push_back(command::GoTo{{app::Screen::kCompose, {}}});
        }
    }
    return at + kControlHeight - y;
}

float DrawVideo(Ui& ui, const app::State& state, float x, float y, float width, Commands& commands)
{
    float at = y;
    at += DrawText(ui, x, at, width, words::kVideoDetail) + kSpace3;
    at += DrawSteps(ui, words::kVideoTitle, x, at, width, words::kVideoSteps) + kSpace2;
    const bool running = state.recording == app::Recording::kRunning;
    const std::string_view told = state.recording == app::Recording::kNone
                                      ? words::kRecordDetail
                                      : words::RecordingText(state.recording);
    at += Paragraph(ui, MakeId("record-detail"), x, at, width, told, Type::kSmall,
                    running ? ui.theme.danger : ui.theme.muted) +
          kSpace3;
    const ButtonWish button{.name = running ? words::kStopRecording : words::kRecord};
    if (Button(ui, MakeId("record"), {x, at, ButtonWidth(ui, button), kControlHeight}, button))
        commands.push_back(command::RecordVideo{!running});
    return at + kControlHeight - y;
}

float DrawAsking(Ui& ui, float x, float y, float width)
{
    float at = y;
    at += DrawSteps(ui, words::kAskTitle, x, at, width, words::kAskSteps) + kSpace2;
    const float wide = std::min(width, ui.paint.TextWidth(words::kMyApps, Type::kBody) + 2);
    TextLink(ui, MakeId("apps"), {x, at, wide, 28}, words::kMyApps, std::string(words::kMyAppsAddress), true);
    return at + 28 - y;
}

}  // namespace

float DrawStandardAccess(Ui& ui, const app::State& state, const Area& room, Commands& commands)
{
    const Area area = Narrowed(room, kReadable);
    float y = area.y;
    y +=
        Heading(ui, MakeId("title"), area.x, y, area.title_width, words::kStandardAccess, Type::kDisplay, 1) +
        kSpace2;
    y += Paragraph(ui, MakeId("detail"), area.x, y, area.width, words::kStandardAccessDetail, Type::kBody,
                   ui.theme.muted) +
         kSpace6;
    y = DrawCard(ui, words::kSandboxTitle, area, y, [&](float x, float at, float wide) {
        return DrawSandbox(ui, state, x, at, wide, commands);
    });
    y = DrawCard(ui, words::kVideoTitle, area, y,
                 [&](float x, float at, float wide) { return DrawVideo(ui, state, x, at, wide, commands); });
    return DrawCard(ui, words::kAskTitle, area, y,
                    [&](float x, float at, float wide) { return DrawAsking(ui, x, at, wide); });
}

}  // namespace pinwright::ui
