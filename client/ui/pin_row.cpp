#include "client/ui/pin_row.hpp"

#include <imgui.h>

#include "client/app/pin_changes.hpp"
#include "client/app/words.hpp"
#include "client/platform/clock.hpp"
#include "client/ui/popup.hpp"
#include "client/ui/state_look.hpp"
#include "client/ui/widgets.hpp"

namespace pinwright::ui {

namespace words = app::words;

namespace {

constexpr float kPicture = 64, kFace = 20;
constexpr float kMenu = 208;                      // About as wide as the menu is.
constexpr float kEnd = kControlHeight + kSpace2;  // What the menu's button takes.

std::string_view TitleOf(const Pin& pin)
{
    return pin.title.empty() ? words::kUntitled : std::string_view(pin.title);
}

// When, or why not; under its day both.
std::string HowOf(const Pin& pin, bool timed)
{
    if (timed) {
        std::string how = pin.publish_at ? platform::TimeInWords(*pin.publish_at, platform::TimeStyle::kTime)
                                         : std::string();
        if (pin.cause)
            how += (how.empty() ? "" : " · ") + pin.cause->title;
        return how;
    }
    if (pin.cause && pin.state != PinState::kPublished)
        return pin.cause->title;
    const std::optional<Timestamp>& at = pin.published_at ? pin.published_at : pin.publish_at;
    if (!at)
        return {};
    return std::string(pin.published_at ? words::PinStateLabel(PinState::kPublished) : words::kDue) + " " +
           platform::TimeInWords(*at, platform::TimeStyle::kDayAndTime);
}

}  // namespace

float PinRowHeight(bool phone)
{
    return phone ? 108 : 88;
}

RowAnswer DrawPinRow(Ui& ui, Id id, const Rect& rect, const app::State& state, const Pin& pin, bool phone,
                     bool last, bool timed)
{
    RowAnswer answer;
    const float pad = phone ? kSpace3 : kSpace4;
    const Rect link{rect.x, rect.y, rect.w - kEnd, rect.h};
    const Rect more{link.right(), phone ? rect.y + kSpace1 : rect.y + (rect.h - kControlHeight) / 2,
                    kControlHeight, kControlHeight};
    // The browser follows a link, and says where it stays within the app.
    answer.go = ui.mirror.TakeActivated(id);
    const Press press = ui.Pressed(id, link);
    RowGround(ui, rect.Inset(6), press, false);

    const Rect picture{rect.x + pad, rect.y + (phone ? kSpace3 : (rect.h - kPicture) / 2), kPicture,
                       kPicture};
    Thumbnail(ui, picture, pin.media.empty() ? std::string() : "/api/v1/media/" + pin.media.front(),
              Icon::kImage, kFieldRadius);
    const StateLook look = LookOf(ui.theme, pin.state);
    const std::string_view label = words::PinStateLabel(pin.state);
    const float chip = ChipWidth(ui, label, look.icon);
    const float text = picture.right() + pad;
    const float room = link.right() - text - (phone ? 0 : chip + kSpace4);
    const float first = phone ? rect.y + kSpace3 + 11 : rect.y + rect.h / 2 - 12;
    const float second = first + (phone ? 22.0f : 25.0f);
    ui.paint.Line(text, first, room, TitleOf(pin), Type::kHeading,
                  pin.title.empty() ? ui.theme.muted : ui.theme.text);
    float at = text;
    if (state.server.status.accounts.size() > 1) {
        for (const Account& account : state.server.status.accounts) {
            if (account.id == pin.account_id)
                Avatar(ui, {at, second - kFace / 2, kFace, kFace}, account.avatar, account.name);
        }
        at += kFace + 6;
    }
    const std::string how = HowOf(pin, timed);
    const Board* const board = app::FindBoard(state, pin.account_id, pin.board_id);
    std::string where = board != nullptr ? board->name : std::string();
    if (phone) {
        // The board stands beside the state.
        const float third = rect.bottom() - kSpace3 - 14, right = rect.right() - kSpace4;
        ui.paint.Line(at, second, right - at, how, Type::kSmall, ui.theme.muted);
        Chip(ui, text, third, label, look.icon, look.colour, look.ground);
        const float beside = text + chip + kSpace2;
        ui.paint.Line(beside, third, right - beside, where, Type::kSmall, ui.theme.muted);
    } else {
        if (!where.empty() && !how.empty())
            where += " · ";
        ui.paint.Line(at, second, text + room - at, where + how, Type::kSmall, ui.theme.muted);
        Chip(ui, link.right() - chip, rect.y + rect.h / 2, label, look.icon, look.colour, look.ground);
    }
    if (!last)
        ui.paint.HorizontalLine(text, rect.bottom() - ui.paint.Thick(1), rect.right() - kSpace4 - text,
                                ui.theme.line);

    ui.FocusRing(id, rect.Inset(8), 8);
    platform::Node node;
    node.id = id;
    node.role = platform::Role::kLink;
    node.rect = link;
    node.name = std::string(TitleOf(pin)) + ", " + std::string(label);
    if (!how.empty())
        node.name += ", " + how;
    node.address = app::RouteAddress({app::Screen::kPin, pin.id});
    node.flags = platform::kHasMenu;
    ui.mirror.Add(std::move(node));

    const std::string name = std::string(words::kMore) + ": " + std::string(TitleOf(pin));
    answer.menu = Button(ui, MakeId("more", id), more,
                         {.name = name, .look = Look::kQuiet, .icon = Icon::kMore, .icon_only = true});
    // It ends where the button does.
    answer.anchor = {more.right() - kMenu, more.y, kMenu, more.h};
    if (press.context) {
        answer.menu = true;
        // Asked for by the pointer it opens there.
        if (!ui.HasFocus(id) || !ui.mirror.focus_shown()) {
            const ImVec2 pointer = ImGui::GetIO().MousePos;
            answer.anchor = {ui.paint.Flip(pointer.x), pointer.y, 0, 0};
        }
    }
    return answer;
}

PinChoice DrawPinMenu(Ui& ui, Id id, const Rect& anchor, const Pin& pin)
{
    const app::PinOffers offers = app::OffersOf(pin);
    std::vector<MenuItem> items{{words::kOpen, Icon::kForward}};
    std::vector<PinChoice> choices{PinChoice::kOpen};
    const auto offer = [&](bool offered, PinChoice choice, const MenuItem& item) {
        if (!offered)
            return;
        items.push_back(item);
        choices.push_back(choice);
    };
    const bool there = !pin.url.empty();
    // The browser follows it.
    offer(there, PinChoice::kNone,
          {.name = words::kViewOnPinterest, .icon = Icon::kOutside, .address = pin.url});
    offer(there, PinChoice::kCopyLink, {words::kCopyLink, Icon::kCopy});
    offer(offers.edit, PinChoice::kEdit, {words::kEdit, Icon::kCompose});
    offer(offers.publish_now, PinChoice::kPublishNow, {words::kPublishNow, Icon::kPin});
    offer(offers.retry, PinChoice::kRetry, {words::kTryAgain, Icon::kRefresh});
    offer(offers.cancel, PinChoice::kCancel,
          {.name = words::kCancelPin, .icon = Icon::kCross, .danger = true});
    const std::optional<int> chosen = Menu(ui, id, anchor, TitleOf(pin), items);
    return chosen ? choices[static_cast<std::size_t>(*chosen)] : PinChoice::kNone;
}

}  // namespace pinwright::ui
