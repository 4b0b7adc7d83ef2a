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
void DrawCard(Ui& ui, std::string_view title, const Area& area, Column& column, Draw&& draw)
{
    const Id id = MakeId(title);
    const float pad = area.phone ? kSpace4 : kSpace6, y = column.y();
    Panel panel(ui);
    Group group(ui, id, Role::kSection, std::string(title), area.x, y, area.width);
    Column inside(area.x + pad, y + pad, area.width - 2 * pad);
    Heading(ui, MakeId("name", id), inside, title, Type::kTitle, 2);
    inside.Space(kSpace2);
    draw(inside);
    const Rect card = column.Add(inside.bottom() + pad - y);
    group.Close(card.bottom());
    panel.CloseAsCard(card);
    column.Space(kSpace4);
}

void DrawText(Ui& ui, Column& column, std::string_view text)
{
    Paragraph(ui, MakeId(text), column, text, Type::kBody, ui.theme.text);
    column.Space(kSpace3);
}

template <std::size_t Count>
void DrawSteps(Ui& ui, std::string_view name, Column& column, const TextId (&steps)[Count])
{
    const float x = column.x(), width = column.width();
    Group list(ui, MakeId("steps", MakeId(name)), Role::kList, std::string(name), x, column.y(), width);
    for (std::size_t i = 0; i < Count; ++i) {
        const std::string number = std::to_string(i + 1) + ".";
        ui.paint.Text(x, column.y(), kSpace6, number, Type::kBody, ui.theme.muted);
        const float height =
            ui.paint.Text(x + kSpace6, column.y(), width - kSpace6, steps[i], Type::kBody, ui.theme.text);
        platform::Node node;
        node.id = MakeId(steps[i]);
        node.role = Role::kListItem;
        node.rect = column.Add(height);
        node.name = number + " " + std::string(steps[i]);
        ui.mirror.Add(std::move(node));
        column.Space(kSpace2);
    }
    list.Close(column.y());
    column.Space(kSpace2);
}

void DrawSandbox(Ui& ui, const app::State& state, Column& column, Commands& commands)
{
    DrawText(ui, column, texts::kSandboxDetail);
    const Account* there = nullptr;
    for (const Account& account : state.server.status.accounts) {
        if (account.environment == Environment::kSandbox && account.state == AccountState::kConnected)
            there = &account;
    }
    if (there != nullptr)
        DrawText(ui, column, words::IsConnected(words::NameOf(*there)));
    const ButtonWish button{.name = there != nullptr ? texts::kComposeInSandbox : texts::kConnectSandbox,
                            .look = Look::kPrimary,
                            .busy = state.integrations.connect == app::ConnectStep::kLeaving};
    if (Button(ui, MakeId("sandbox"), column.Add(ButtonWidth(ui, button), kControlHeight), button)) {
        if (there == nullptr) {
            commands.push_back(command::ConnectSandbox{});
        } else {
            commands.push_back(command::ChooseAccount{there->id});
            commands.push_back(command::GoTo{{app::Screen::kCompose, {}}});
        }
    }
}

void DrawVideo(Ui& ui, const app::State& state, Column& column, Commands& commands)
{
    DrawText(ui, column, texts::kVideoDetail);
    DrawSteps(ui, texts::kVideoTitle, column, texts::kVideoSteps);
    const bool running = state.recording == app::Recording::kRunning;
    const std::string_view told = state.recording == app::Recording::kNone
                                      ? texts::kRecordDetail
                                      : words::RecordingText(state.recording);
    Paragraph(ui, MakeId("record-detail"), column, told, Type::kSmall,
              running ? ui.theme.danger : ui.theme.muted);
    column.Space(kSpace3);
    const ButtonWish button{.name = running ? texts::kStopRecording : texts::kRecord};
    if (Button(ui, MakeId("record"), column.Add(ButtonWidth(ui, button), kControlHeight), button))
        commands.push_back(command::RecordVideo{!running});
}

void DrawAsking(Ui& ui, Column& column)
{
    DrawSteps(ui, texts::kAskTitle, column, texts::kAskSteps);
    const float wide = std::min(column.width(), ui.paint.TextWidth(texts::kMyApps, Type::kBody) + 2);
    TextLink(ui, MakeId("apps"), column.Add(wide, 28), texts::kMyApps, std::string(words::kMyAppsAddress),
             Target::kNewTab);
}

}  // namespace

float DrawStandardAccess(Ui& ui, const app::State& state, const Area& room, Commands& commands)
{
    const Area area = Narrowed(room, kReadable);
    Column column(area.x, area.y, area.width);
    column.Add(Heading(ui, MakeId("title"), area.x, area.y, area.title_width, texts::kStandardAccess,
                       Type::kDisplay, 1));
    column.Space(kSpace2);
    Paragraph(ui, MakeId("detail"), column, texts::kStandardAccessDetail, Type::kBody, ui.theme.muted);
    column.Space(kSpace6);
    DrawCard(ui, texts::kSandboxTitle, area, column,
             [&](Column& inside) { DrawSandbox(ui, state, inside, commands); });
    DrawCard(ui, texts::kVideoTitle, area, column,
             [&](Column& inside) { DrawVideo(ui, state, inside, commands); });
    DrawCard(ui, texts::kAskTitle, area, column, [&](Column& inside) { DrawAsking(ui, inside); });
    return column.y();
}

}  // namespace pinwright::ui
