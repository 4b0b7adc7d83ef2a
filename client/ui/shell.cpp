#include "client/ui/shell.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "client/app/words.hpp"
#include "client/ui/widgets.hpp"

namespace pinwright::ui {

using app::Screen;
using platform::Node;
using platform::Role;
namespace words = app::words;

namespace {

struct Place {
    Screen screen;
    std::string_view name;
    Icon icon;
};

constexpr std::array<Place, 2> kPlaces{{{Screen::kCompose, words::kCompose, Icon::kCompose},
                                        {Screen::kIntegrations, words::kIntegrations, Icon::kPlug}}};

enum class Nav { kRail, kIcons, kBar };

void Logo(Ui& ui, float x, float y)
{
    ui.paint.Fill({x, y, 32, 32}, ui.theme.accent, 9);
    ui.paint.Draw(Icon::kPin, x + 16, y + 16, ui.theme.on_accent, 20);
}

void NavLink(Ui& ui, const Rect& rect, const Place& place, bool current, Nav nav, Commands& commands)
{
    const Id id = MakeId(place.name, MakeId("nav"));
    if (ui.mirror.TakeActivated(id))
        commands.push_back(app::command::GoTo{{place.screen, {}}});
    const Press press = ui.Pressed(id, rect);
    const float hover = ui.Ease(MakeId("hover", id), press.hovered || press.held);
    const Colour colour = current ? ui.theme.link : Mixed(ui.theme.muted, ui.theme.text, hover);
    const float middle = rect.y + rect.h / 2;
    if (nav == Nav::kBar) {
        const Rect pill{rect.x + rect.w / 2 - 28, rect.y + 6, 56, 28};
        if (current)
            ui.Ground(pill, ui.theme.accent_soft, kChipRadius);
        ui.paint.Draw(place.icon, rect.x + rect.w / 2, pill.y + 14, colour);
        ui.paint.Line(rect.x, rect.y + 45, rect.w, place.name, Type::kCaption, colour, 0.5f);
    } else {
        if (current)
            ui.Ground(rect, ui.theme.accent_soft, kFieldRadius);
        else if (hover > 0)
            ui.paint.Fill(rect, Faded(ui.theme.hover, hover), kFieldRadius);
        if (nav == Nav::kIcons) {
            ui.paint.Draw(place.icon, rect.x + rect.w / 2, middle, colour);
        } else {
            ui.paint.Draw(place.icon, rect.x + kSpace3 + kIconSize / 2, middle, colour);
            ui.paint.Line(rect.x + kSpace3 + kIconSize + kSpace3, middle, rect.w - 56, place.name,
                          Type::kHeading, current ? ui.theme.link : ui.theme.text);
        }
    }
    ui.FocusRing(id, rect.Inset(nav == Nav::kBar ? 6 : 0), kFieldRadius);
    Node node;
    node.id = id;
    node.role = Role::kLink;
    node.rect = rect;
    node.name = place.name;
    node.address = app::RouteAddress({place.screen, {}});
    node.flags = current ? platform::kCurrent : 0;
    ui.mirror.Add(std::move(node));
}

void AccountFoot(Ui& ui, const app::State& state, const Rect& rect, Nav nav)
{
    if (state.server.status.accounts.empty())
        return;
    const Account& account = state.server.status.accounts.front();
    const float middle = rect.y + rect.h / 2;
    const float side = 36;
    const float x = nav == Nav::kRail ? rect.x + kSpace2 : rect.x + (rect.w - side) / 2;
    Avatar(ui, {x, middle - side / 2, side, side}, account.avatar, account.name);
    const bool well = account.state == AccountState::kConnected;
    const Rect dot{x + side - 10, middle + side / 2 - 10, 12, 12};
    ui.paint.Fill(dot.Inset(-2), ui.theme.surface, kChipRadius);
    ui.paint.Fill(dot, well ? ui.theme.ok : ui.theme.danger, kChipRadius);
    if (nav != Nav::kRail)
        return;
    const float text = x + side + kSpace3, room = rect.right() - text;
    ui.paint.Line(text, middle - 9, room, "@" + account.username, Type::kSmallStrong, ui.theme.text);
    ui.paint.Line(text, middle + 10, room, words::AccountStateLabel(account.state), Type::kCaption,
                  ui.theme.muted);
}

void DrawNav(Ui& ui, const app::State& state, const Rect& rect, Nav nav, Commands& commands)
{
    ui.paint.Fill(rect, ui.theme.surface);
    if (nav == Nav::kBar)
        ui.paint.HorizontalLine(rect.x, rect.y, rect.w, ui.theme.line);
    else
        ui.paint.VerticalLine(rect.right() - ui.paint.Thick(1), rect.y, rect.h, ui.theme.line);
    Node node;
    node.id = MakeId("nav");
    node.role = Role::kNavigation;
    node.name = words::kName;
    node.rect = rect;
    ui.mirror.Open(std::move(node));
    const auto is_current = [&](Screen screen) {
        return state.route.screen == screen ||
               (screen == Screen::kCompose && state.route.screen == Screen::kPin);
    };
    if (nav == Nav::kBar) {
        const float each = std::min(200.0f, rect.w / kPlaces.size());
        float x = rect.x + (rect.w - each * kPlaces.size()) / 2;
        for (const Place& place : kPlaces) {
            NavLink(ui, {x, rect.y, each, rect.h}, place, is_current(place.screen), nav, commands);
            x += each;
        }
    } else {
        const float pad = nav == Nav::kRail ? kSpace3 : kSpace2;
        Logo(ui, nav == Nav::kRail ? rect.x + kSpace6 : rect.x + (rect.w - 32) / 2, rect.y + kSpace6);
        if (nav == Nav::kRail)
            ui.paint.Line(rect.x + kSpace6 + 32 + kSpace3, rect.y + kSpace6 + 16, rect.w, words::kName,
                          Type::kTitle, ui.theme.text);
        float y = rect.y + 88;
        for (const Place& place : kPlaces) {
            NavLink(ui, {rect.x + pad, y, rect.w - 2 * pad, kControlHeight}, place, is_current(place.screen),
                    nav, commands);
            y += kControlHeight + kSpace1;
        }
        AccountFoot(ui, state, {rect.x + pad, rect.bottom() - 72, rect.w - 2 * pad, 56}, nav);
    }
    ui.mirror.Close();
}

float DrawStrip(Ui& ui, const app::State& state)
{
    if (!state.server.known)
        return 0;
    const std::string_view text = words::ModeNotice(state.server.status.mode);
    if (text.empty())
        return 0;
    const float room = ui.width - 2 * kSpace4;
    const float lead = 16 + kSpace2;
    const float one_line = ui.paint.TextWidth(text, Type::kSmall);
    const Type type = Type::kSmall;
    const float text_w = std::min(room - lead, one_line + 2);
    const float height = ui.paint.TextHeight(text_w, text, type) + 2 * 7;
    const float x = kSpace4 + (room - lead - text_w) / 2;
    ui.paint.Fill({0, 0, ui.width, height}, ui.theme.warn_soft);
    ui.paint.Draw(Icon::kInfo, x + 8, height / 2, ui.theme.warn, 16);
    ui.paint.Text(x + lead, 7, text_w, text, type, ui.theme.warn);
    Node node;
    node.id = MakeId("strip");
    node.role = Role::kNote;
    node.rect = {0, 0, ui.width, height};
    node.name = text;
    ui.mirror.Add(std::move(node));
    return height;
}

float DrawNotice(Ui& ui, const app::State& state, const Area& area, Commands& commands)
{
    if (!state.notice)
        return area.y;
    const app::Notice& notice = *state.notice;
    const Mood mood = notice.kind == app::Notice::Kind::kGood        ? Mood::kGood
                      : notice.kind == app::Notice::Kind::kAttention ? Mood::kAttention
                                                                     : Mood::kProblem;
    const MessageDone done =
        Message(ui, MakeId("notice"), area.x, area.y, area.width,
                {mood, notice.title, notice.detail, notice.fix, notice.action, true, false});
    if (done.answer == MessageAnswer::kAction)
        commands.push_back(app::command::RunAction{notice.action, notice.account_id});
    if (done.answer == MessageAnswer::kDismiss)
        commands.push_back(app::command::DismissNotice{});
    return area.y + done.height + kSpace6;
}

float DrawWaiting(Ui& ui, const Area& area)
{
    Skeleton(ui, {area.x, area.y, std::min(220.0f, area.width), 34});
    const Rect card{area.x, area.y + 34 + kSpace6, area.width, 320};
    Card(ui, card);
    float y = card.y + kSpace6;
    for (const float share : {0.35f, 0.9f, 0.8f, 0.5f}) {
        Skeleton(ui, {card.x + kSpace6, y, (card.w - 2 * kSpace6) * share, 20});
        y += 20 + kSpace4;
    }
    return card.bottom();
}

float DrawUnknown(Ui& ui, const Area& area, Commands& commands)
{
    float y = area.y;
    y += Heading(ui, MakeId("unknown"), area.x, y, area.width, words::kUnknownTitle, Type::kDisplay, 1) +
         kSpace2;
    y += Paragraph(ui, MakeId("unknown-detail"), area.x, y, area.width, words::kUnknownDetail, Type::kBody,
                   ui.theme.muted) +
         kSpace6;
    const ButtonWish look{.name = words::kCompose, .look = Look::kPrimary};
    if (ButtonLink(ui, MakeId("unknown-link"), {area.x, y, ButtonWidth(ui, look), kControlHeight},
                   words::kNewPin, "/compose", false, Look::kPrimary, Icon::kNone))
        commands.push_back(app::command::GoTo{{Screen::kCompose, {}}});
    return y + kControlHeight;
}

float DrawScreen(Ui& ui, const app::State& state, const Area& area, Commands& commands)
{
    if (!state.server.known && state.server.load == app::Load::kFailed && state.server.problem) {
        const Diagnosis& problem = *state.server.problem;
        const MessageDone done =
            Message(ui, MakeId("offline"), area.x, area.y, area.width,
                    {Mood::kProblem, problem.title, problem.detail, problem.fix, {}, false, false});
        const float y = area.y + done.height + kSpace4;
        const ButtonWish again{.name = words::kTryAgain, .look = Look::kPrimary, .icon = Icon::kRefresh};
        if (Button(ui, MakeId("offline-again"), {area.x, y, ButtonWidth(ui, again), kControlHeight}, again))
            commands.push_back(app::command::ReloadStatus{});
        return y + kControlHeight;
    }
    if (!state.server.known || state.route.screen == Screen::kHome)
        return DrawWaiting(ui, area);
    switch (state.route.screen) {
        case Screen::kIntegrations:
            return DrawIntegrations(ui, state, area, commands);
        case Screen::kCompose:
            return DrawCompose(ui, state, area, commands);
        case Screen::kPin:
            return DrawPin(ui, state, area, commands);
        case Screen::kPins:
        case Screen::kHome:
        case Screen::kUnknown:
            break;
    }
    return DrawUnknown(ui, area, commands);
}

}  // namespace

Commands DrawAll(Ui& ui, const app::State& state)
{
    Commands commands;
    const bool phone = ui.width < kMiddleFrom, wide = ui.width >= kWideFrom;
    const float top = DrawStrip(ui, state);
    const float rail = phone ? 0 : wide ? kRailWide : kRailMiddle;
    if (!phone)
        DrawNav(ui, state, {0, top, rail, ui.height - top}, wide ? Nav::kRail : Nav::kIcons, commands);

    const bool composing = state.server.known && state.route.screen == Screen::kCompose;
    const float publish = phone && composing ? PublishBarHeight(state) : 0;
    const float bar = phone ? kBarHeight : 0;
    const Rect room{rail, top, ui.width - rail, ui.height - top - bar - publish};
    Node main;
    main.id = MakeId("main", MakeId(app::RouteAddress(state.route)));
    main.role = Role::kMain;
    main.rect = room;
    const float start = ui.BeginScroll(std::move(main));
    const float pad = phone ? kSpace4 : wide ? kSpace8 : kSpace6;
    Area area;
    area.phone = phone;
    area.wide = wide;
    area.width = std::min(kContentMost, room.w - 2 * pad);
    area.x = ui.paint.Snap(room.x + (room.w - area.width) / 2);
    area.y = start + (phone ? kSpace4 : kSpace8);
    area.y = DrawNotice(ui, state, area, commands);
    const float bottom = DrawScreen(ui, state, area, commands);
    ui.EndScroll(bottom + (phone ? kSpace6 : kSpace12));

    if (publish > 0)
        DrawPublishBar(ui, state, {0, room.bottom(), ui.width, publish}, commands);
    if (phone)
        DrawNav(ui, state, {0, ui.height - bar, ui.width, bar}, Nav::kBar, commands);

    DrawConnectDialog(ui, state, commands);
    DrawDisconnectDialog(ui, state, commands);
    DrawCreateBoardDialog(ui, state, commands);
    return commands;
}

}  // namespace pinwright::ui
