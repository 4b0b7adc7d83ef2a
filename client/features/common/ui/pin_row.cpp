#include "client/features/common/ui/pin_row.hpp"

#include "client/core/common_words.hpp"
#include "client/core/dispatcher.hpp"
#include "client/core/media_address.hpp"
#include "client/features/accounts/board_words.hpp"
#include "client/features/pins/pin_words.hpp"
#include "client/features/pins/publish_retry_cancel.hpp"
#include "client/features/pins/selection.hpp"
#include "client/kit/canvas/time_text.hpp"
#include "client/kit/widgets/popup.hpp"
#include "client/kit/widgets/state_style.hpp"
#include "client/kit/widgets/widgets.hpp"

namespace pinwright::ui {

namespace words = app::words;

namespace {

constexpr float kPicture = 64, kFace = 20, kMark = 22;
constexpr float kEnd = kControlHeight + kSpace2;  // What the menu's button takes.

// When, or why not; under its day both.
std::string HowOf(const Ui& ui, const app::State& state, const Pin& pin, bool timed)
{
    const Account* const account = app::FindAccount(state, pin.account_id);
    const Timestamp now = ui.clock.Now() + state.clock_lead;
    if (const Diagnosis* const rests = words::AccountRests(pin, account, now))
        return rests->title + " · " + TimeInWords(*account->rests_until, TimeStyle::kTime);
    if (timed && !pin.expected_at) {
        std::string how = pin.publish_at ? TimeInWords(*pin.publish_at, TimeStyle::kTime) : std::string();
        if (pin.cause)
            how += (how.empty() ? "" : " · ") + pin.cause->title;
        return how;
    }
    if (pin.expected_at)
        return std::string(words::kExpected) + " " + TimeInWords(*pin.expected_at, TimeStyle::kTime);
    if (pin.cause)
        return pin.cause->title;
    const std::optional<Timestamp>& at = pin.published_at ? pin.published_at : pin.publish_at;
    if (!at)
        return {};
    return std::string(pin.published_at ? words::PinStateLabel(PinState::kPublished) : words::kDue) + " " +
           TimeInWords(*at, TimeStyle::kDayAndTime);
}

// What would go wrong, in few words: the first, and how many more.
std::string WarningOf(const Pin& pin)
{
    if (pin.warnings.empty())
        return {};
    std::string warning = pin.warnings.front().title;
    if (pin.warnings.size() > 1)
        warning += " " + words::MoreText(pin.warnings.size() - 1);
    return warning;
}

}  // namespace

Rect MenuAnchor(Ui& ui, Id id, const Rect& rect)
{
    if (ui.HasFocus(id) && ui.mirror.focus_shown())
        return rect;
    const Ui::Point pointer = ui.Pointer();
    return {pointer.x, pointer.y, 0, 0};
}

float PinRowHeight(bool phone)
{
    return phone ? 108 : 88;
}

RowAnswer DrawPinRow(Ui& ui, Id id, const Rect& rect, const app::State& state, const Pin& pin, bool phone,
                     bool last, bool timed)
{
    RowAnswer answer;
    const float pad = phone ? kSpace3 : kSpace4;
    const bool choosing = state.selection.on, chosen = choosing && app::IsSelected(state, pin.id);
    // What is another kind of thing is another thing in the mirror.
    if (choosing)
        id = MakeId("choose", id);
    const Rect link{rect.x, rect.y, rect.w - (choosing ? pad : kEnd), rect.h};
    const Rect more{link.right(), phone ? rect.y + kSpace1 : rect.y + (rect.h - kControlHeight) / 2,
                    kControlHeight, kControlHeight};
    // The browser follows a link, and says where it stays within the app.
    answer.go = !choosing && ui.mirror.TakeActivated(id);
    const Press press = ui.Pressed(id, link);
    answer.held = press.held;
    RowGround(ui, rect.Inset(6), press, chosen);

    float start = rect.x + pad;
    if (choosing) {
        CheckMark(ui, id, {start, rect.y + (rect.h - kMark) / 2, kMark, kMark}, chosen, press);
        start += kMark + kSpace3;
    }
    const Rect picture{start, rect.y + (phone ? kSpace3 : (rect.h - kPicture) / 2), kPicture, kPicture};
    Thumbnail(ui, picture, app::ThumbnailAddress(pin), Icon::kImage, kFieldRadius);
    StateLook look = LookOf(ui.theme, pin);
    if (chosen)
        look.ground = ui.theme.surface;  // The row's own would swallow it.
    const std::string_view label = words::PinLabel(pin);
    const float chip = ChipWidth(ui, label, look.icon);
    const float text = picture.right() + pad;
    const float room = link.right() - text - (phone ? 0 : chip + kSpace4);
    const float first = phone ? rect.y + kSpace3 + 11 : rect.y + rect.h / 2 - 12;
    const float second = first + (phone ? 22.0f : 25.0f);
    ui.paint.Line(text, first, room, words::TitleOf(pin), Type::kHeading,
                  pin.title.empty() ? ui.theme.muted : ui.theme.text);
    float at = text;
    if (state.server.status.accounts.size() > 1) {
        for (const Account& account : state.server.status.accounts) {
            if (account.id == pin.account_id)
                Avatar(ui, {at, second - kFace / 2, kFace, kFace}, account.avatar, account.name);
        }
        at += kFace + 6;
    }
    std::string how = HowOf(ui, state, pin, timed);
    const std::string warning = WarningOf(pin);
    if (!warning.empty()) {
        // Its sign goes first.
        ui.paint.Draw(Icon::kAlert, at + 8, second, ui.theme.warn, 16);
        at += 16 + 6;
        how += (how.empty() ? "" : " · ") + warning;
    }
    const Colour tone = warning.empty() ? ui.theme.muted : ui.theme.warn;
    const Board* const board = app::FindBoard(state, pin.account_id, pin.board_id);
    const std::string where = board != nullptr ? words::BoardLabel(state, *board) : std::string();
    if (phone) {
        // The board stands beside the state.
        const float third = rect.bottom() - kSpace3 - 14, right = rect.right() - kSpace4;
        ui.paint.Line(at, second, right - at, how, Type::kSmall, tone);
        Chip(ui, text, third, label, look.icon, look.colour, look.ground);
        const float beside = text + chip + kSpace2;
        ui.paint.Line(beside, third, right - beside, where, Type::kSmall, ui.theme.muted);
    } else {
        std::string line = warning.empty() ? where : how;
        const std::string& rest = warning.empty() ? how : where;
        if (!line.empty() && !rest.empty())
            line += " · ";
        ui.paint.Line(at, second, text + room - at, line + rest, Type::kSmall, tone);
        Chip(ui, link.right() - chip, rect.y + rect.h / 2, label, look.icon, look.colour, look.ground);
    }
    if (!last)
        ui.paint.HorizontalLine(text, rect.bottom() - ui.paint.Thick(1), rect.right() - kSpace4 - text,
                                ui.theme.line);

    ui.FocusRing(id, rect.Inset(8), 8);
    platform::Node node;
    node.id = id;
    node.role = choosing ? platform::Role::kCheckBox : platform::Role::kLink;
    node.rect = link;
    node.name = std::string(words::TitleOf(pin)) + ", " + std::string(label);
    if (!how.empty())
        node.name += ", " + how;
    if (choosing) {
        node.flags = chosen ? platform::kChecked : 0;
        ui.mirror.Add(std::move(node));
        answer.toggle = press.pressed;
        answer.extend = press.extend;
        return answer;
    }
    node.address = app::RouteAddress({app::Screen::kPin, pin.id});
    node.flags = platform::kHasMenu;
    ui.mirror.Add(std::move(node));

    const std::string name = std::string(words::kMore) + ": " + std::string(words::TitleOf(pin));
    answer.menu = Button(ui, MakeId("more", id), more,
                         {.name = name, .look = Look::kQuiet, .icon = Icon::kMore, .icon_only = true});
    answer.anchor = more;
    if (press.context) {
        answer.menu = true;
        answer.anchor = MenuAnchor(ui, id, answer.anchor);
    }
    return answer;
}

}  // namespace pinwright::ui
