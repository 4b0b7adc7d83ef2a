#include "client/app/ui/app_shell.hpp"

#include <algorithm>
#include <utility>

#include "client/app/ui/app_dialogs.hpp"
#include "client/app/ui/navigation_bar.hpp"
#include "client/app/ui/notice_strips.hpp"
#include "client/app/ui/toast.hpp"
#include "client/core/common_words.hpp"
#include "client/features/accounts/ui/account_screens.hpp"
#include "client/features/common/ui/diagnosis_message.hpp"
#include "client/features/common/ui/pin_list.hpp"
#include "client/features/compose/compose_words.hpp"
#include "client/features/compose/ui/compose_screens.hpp"
#include "client/features/pins/ui/pin_screens.hpp"
#include "client/features/schedule/ui/schedule_screens.hpp"
#include "client/features/troubleshoot/ui/troubleshoot_screen.hpp"
#include "client/kit/widgets/empty_state.hpp"
#include "client/kit/widgets/widgets.hpp"

namespace pinwright::ui {

using app::Screen;
using platform::Node;
namespace words = app::words;

namespace {

struct ShellMemory {
    int notices = 0;  // The value of State::notices in the previous frame.
};

float DrawNotice(Ui& ui, const app::State& state, const Area& area, Commands& commands)
{
    if (!state.notice)
        return area.y;
    const app::Notice& notice = *state.notice;
    const Mood mood = notice.kind == app::Notice::Kind::kGood        ? Mood::kGood
                      : notice.kind == app::Notice::Kind::kAttention ? Mood::kAttention
                                                                     : Mood::kProblem;
    const app::Route pin{Screen::kPin, notice.pin_id};
    const std::string address = app::RouteAddress(pin);
    const std::string_view link = notice.pin_id.empty() ? std::string_view() : texts::kOpenPin;
    MessageWish wish = MessageOf(mood, notice.title, notice.detail, notice.fix, notice.action);
    wish.dismissable = true;
    wish.link = link;
    wish.address = address;
    wish.other = notice.other;
    const MessageDone done = Message(ui, MakeId("notice"), area.x, area.y, area.width, wish);
    if (done.answer == MessageAnswer::kLink)
        commands.push_back(app::command::GoTo{pin});
    if (done.answer == MessageAnswer::kAction)
        commands.push_back(app::command::RunAction{notice.action, notice.account_id});
    if (done.answer == MessageAnswer::kOther)
        commands.push_back(app::command::AddSignedIn{});
    if (done.answer == MessageAnswer::kDismiss)
        commands.push_back(app::command::DismissNotice{});
    return area.y + done.height + kSpace6;
}

float DrawWaiting(Ui& ui, const Area& area)
{
    Skeleton(ui, {area.x, area.y, std::min(220.0f, area.width), 34});
    const Rect card{area.x, area.y + 34 + kSpace6, area.width, 320};
    Card(ui, card);
    Column lines(card.x + kSpace6, card.y + kSpace6, card.w - 2 * kSpace6, kSpace4);
    for (const float share : {0.35f, 0.9f, 0.8f, 0.5f})
        Skeleton(ui, lines.Add(lines.width() * share, 20));
    return card.bottom();
}

float DrawUnknown(Ui& ui, const Area& area, Commands& commands)
{
    Column column(area.x, area.y, area.width);
    column.Add(Heading(ui, MakeId("unknown"), area.x, area.y, area.title_width, texts::kUnknownTitle,
                       Type::kDisplay, 1));
    column.Space(kSpace2);
    Paragraph(ui, MakeId("unknown-detail"), column, texts::kUnknownDetail, Type::kBody, ui.theme.muted);
    column.Space(kSpace6);
    const ButtonWish look{.name = texts::kNewPin, .look = Look::kPrimary, .icon = Icon::kPlus};
    if (ButtonLink(ui, MakeId("unknown-link"), column.Add(ButtonWidth(ui, look), kControlHeight), look,
                   "/compose"))
        commands.push_back(app::command::GoTo{{Screen::kCompose, {}}});
    return column.bottom();
}

// The screens that are in later.wasm: all but the composer.
[[gnu::noinline]] float DrawLateScreen(Ui& ui, const app::State& state, const Area& area, Commands& commands)
{
    switch (state.route.screen) {
        case Screen::kIntegrations:
            return DrawIntegrations(ui, state, area, commands);
        case Screen::kPin:
            return DrawPin(ui, state, area, commands);
        case Screen::kPins:
            return DrawPins(ui, state, area, commands);
        case Screen::kSchedule:
            return DrawSchedule(ui, state, area, commands);
        case Screen::kTroubleshoot:
            return DrawTroubleshoot(ui, state, area, commands);
        case Screen::kStandardAccess:
            return DrawStandardAccess(ui, state, area, commands);
        case Screen::kCompose:
        case Screen::kHome:
        case Screen::kUnknown:
            break;
    }
    return DrawUnknown(ui, area, commands);
}

float DrawScreen(Ui& ui, const app::State& state, const Area& area, Commands& commands)
{
    if (!state.server.known && state.server.load == app::Load::kFailed && state.server.problem) {
        const Diagnosis& problem = *state.server.problem;
        const ButtonWish again{.name = texts::kTryAgain, .look = Look::kPrimary, .icon = Icon::kRefresh};
        // On a phone, leave the appearance button visible.
        return DrawEmpty(
            ui, MakeId("offline"), area, area.y + (area.phone ? kControlHeight + kSpace2 : 0),
            {Icon::kAlert, problem.title, words::TwoSentences(problem.detail, problem.fix)},
            [&](float middle, float y) {
                const float wide = ButtonWidth(ui, again);
                if (Button(ui, MakeId("offline-again"), {middle - wide / 2, y, wide, kControlHeight}, again))
                    commands.push_back(app::command::ReloadStatus{});
                return kControlHeight;
            });
    }
    if (!state.server.known || state.route.screen == Screen::kHome)
        return DrawWaiting(ui, area);
    return state.route.screen == Screen::kCompose ? DrawCompose(ui, state, area, commands)
                                                  : DrawLateScreen(ui, state, area, commands);
}

[[gnu::noinline]] void DrawLateDialogs(Ui& ui, const app::State& state, Commands& commands)
{
    DrawConnectDialog(ui, state, commands);
    DrawDisconnectDialog(ui, state, commands);
    DrawRemoveDialog(ui, state, commands);
    DrawCreateBoardDialog(ui, state, commands);
    DrawAppearanceDialog(ui, state, commands);
    DrawShortcutsDialog(ui, state, commands);
    DrawDiscardDialog(ui, state, commands);
    DrawCancelDialog(ui, state, commands);
    DrawMoveDialog(ui, state, commands);
    DrawQueueDialog(ui, state, commands);
    DrawOverdueDialog(ui, state, commands);
}

}  // namespace

Commands DrawAll(Ui& ui, const app::State& state)
{
    Commands commands;
    const bool phone = ui.width < kMiddleFrom, wide = ui.width >= kWideFrom;
    // On a low screen, as with four times zoom or above an on-screen keyboard, everything but the bar
    // scrolls, because the form needs the space.
    const bool low = ui.height < kLowBelow;
    const Press undo = PressUndo(ui, state);
    if (undo.pressed)
        commands.push_back(app::command::Undo{});
    const float top = low ? 0 : DrawStrips(ui, state, 0, commands);
    const float rail = phone ? 0 : wide ? kRailWide : kRailMiddle;
    Navigation navigation(ui, state, phone ? Nav::kBar : wide ? Nav::kRail : Nav::kIcons, commands);
    if (!phone)
        navigation.Draw({0, top, rail, ui.height - top});

    const bool composing = state.server.known && state.route.screen == Screen::kCompose;
    const float publish = phone && composing && !low          ? PublishBarHeight(state)
                          : app::HasLists(state.route.screen) ? SelectionBarHeight(ui, state)
                                                              : 0;
    const float bar = phone ? kBarHeight : 0, foot = ui.height - bar;
    const Rect room{rail, top, ui.width - rail, foot - top - publish - ToastHeight(ui, state)};
    Node main;
    // All tabs of a list count as one screen.
    main.id = MakeId("main", MakeId(app::RouteAddress({state.route.screen, state.route.pin_id})));
    main.role = platform::Role::kMain;
    main.rect = room;
    if (app::HasLists(state.route.screen) && state.route.view == app::ScheduleView::kList)
        KeepPinsInPlace(ui, state, main);
    // The result of an action is at the top of the screen: scroll it into view.
    if (std::exchange(ui.Memory<ShellMemory>().notices, state.notices) != state.notices)
        ui.ShowInScroll(main.id, 0, 1);
    const float start = ui.BeginScroll(std::move(main));
    const float begin = low ? DrawStrips(ui, state, start, commands) : start;
    const float pad = phone ? kSpace4 : wide ? kSpace8 : kSpace6;
    Area area;
    area.phone = phone;
    area.wide = wide;
    area.width = std::min(kContentMost, room.w - 2 * pad);
    area.x = ui.paint.Snap(room.x + (room.w - area.width) / 2);
    area.y = begin + (phone ? kSpace4 : kSpace8);
    area.y = DrawNotice(ui, state, area, commands);
    area.title_width = area.width - (phone ? kControlHeight + kSpace2 : 0);
    if (phone &&
        Button(
            ui, MakeId("appearance"),
            {area.x + area.width - kControlHeight + kSpace2, area.y - 3, kControlHeight, kControlHeight},
            {.name = texts::kAppearance, .look = Look::kQuiet, .icon = Icon::kContrast, .icon_only = true}))
        commands.push_back(app::command::OpenAppearance{});
    float bottom = DrawScreen(ui, state, area, commands) + (phone ? kSpace6 : kSpace12);
    if (phone && composing && low) {
        const float height = PublishBarHeight(state);
        DrawPublishBar(ui, state, {0, bottom, ui.width, height}, commands);
        bottom += height;
    }
    ui.EndScroll(bottom);

    if (publish > 0 && composing)
        DrawPublishBar(ui, state, {0, foot - publish, ui.width, publish}, commands);
    else if (publish > 0)
        DrawSelectionBar(ui, state, {rail, foot - publish, ui.width - rail, publish}, commands);
    if (phone)
        navigation.Draw({0, foot, ui.width, bar});
    navigation.DrawTip();
    DrawToast(ui, state, foot - publish - kSpace4, undo);
    if (ui.late_code)
        DrawLateDialogs(ui, state, commands);
    while (const std::optional<platform::Shortcut> pressed = ui.mirror.TakeShortcut())
        commands.push_back(app::command::Shortcut{pressed->key, pressed->control});
    return commands;
}

}  // namespace pinwright::ui
