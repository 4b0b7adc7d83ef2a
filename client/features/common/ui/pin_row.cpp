#include "client/features/common/ui/pin_row.hpp"

#include "client/core/common_words.hpp"
#include "client/core/dispatcher.hpp"
#include "client/core/media_address.hpp"
#include "client/features/accounts/board_words.hpp"
#include "client/features/pins/pin_words.hpp"
#include "client/features/pins/publish_retry_cancel.hpp"
#include "client/features/pins/selection.hpp"
#include "client/kit/canvas/column.hpp"
#include "client/kit/canvas/time_text.hpp"
#include "client/kit/widgets/popup.hpp"
#include "client/kit/widgets/state_style.hpp"
#include "client/kit/widgets/widgets.hpp"

namespace pinwright::ui {

namespace words = app::words;

namespace {

constexpr float kPicture = 64, kAccountFace = 20, kMark = 22;
constexpr float kEnd = kControlHeight + kSpace2;  // Width of the menu button.

// The time, or why the pin wasn't published; both if the row is under its day's heading.
std::string HowOf(const Ui& ui, const app::State& state, const Pin& pin, RowTime time)
{
    const Account* const account = app::FindAccount(state, pin.account_id);
    const Timestamp now = ui.clock.Now() + state.clock_lead;
    if (const Diagnosis* const rests = words::AccountRests(pin, account, now))
        return Fill(texts::kCauseUntil, {{"cause", rests->title},
                                         {"time", TimeInWords(*account->rests_until, TimeStyle::kTime)}});
    if (time == RowTime::kUnderDay && !pin.expected_at) {
        std::string how = pin.publish_at ? TimeInWords(*pin.publish_at, TimeStyle::kTime) : std::string();
        if (pin.cause)
            how += (how.empty() ? "" : " · ") + pin.cause->title;
        return how;
    }
    if (pin.expected_at)
        return Fill(texts::kExpectedAround, {{"time", TimeInWords(*pin.expected_at, TimeStyle::kTime)}});
    if (pin.cause)
        return pin.cause->title;
    const std::optional<Timestamp>& at = pin.published_at ? pin.published_at : pin.publish_at;
    if (!at)
        return {};
    return Fill(pin.published_at ? texts::kPublishedAt : texts::kDueAt,
                {{"time", TimeInWords(*at, TimeStyle::kDayAndTime)}});
}

// The first warning's title, and how many more there are.
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

float PinRowHeight(Layout layout)
{
    return layout == Layout::kPhone ? 108 : 88;
}

RowAnswer DrawPinRow(Ui& ui, Id id, const Rect& rect, const app::State& state, const Pin& pin,
                     const RowLook& look)
{
    RowAnswer answer;
    const bool phone = look.layout == Layout::kPhone;
    const float pad = phone ? kSpace3 : kSpace4;
    const bool choosing = state.selection.on, chosen = choosing && app::IsSelected(state, pin.id);
    // A check box needs another id than a link, since the semantic mirror keeps one element per id.
    if (choosing)
        id = MakeId("choose", id);
    const Rect link{rect.x, rect.y, rect.w - (choosing ? pad : kEnd), rect.h};
    const Rect more{link.right(), phone ? rect.y + kSpace1 : rect.y + (rect.h - kControlHeight) / 2,
                    kControlHeight, kControlHeight};
    // The browser follows links and reports those that stay within the app.
    answer.go = !choosing && ui.mirror.TakeActivated(id);
    const Press press = ui.Pressed(id, link);
    answer.held = press.held;
    RowGround(ui, rect.Inset(6), press, chosen);

    Row row({rect.x + pad, rect.y, link.w - pad, rect.h});
    if (choosing) {
        CheckMark(ui, id, row.Add(kMark, kMark), chosen, press);
        row.Space(kSpace3);
    }
    Rect picture = row.Add(kPicture, kPicture);
    if (phone)
        picture.y = rect.y + kSpace3;
    row.Space(pad);
    Thumbnail(ui, picture, app::ThumbnailAddress(pin), Icon::kImage, kFieldRadius);
    StateLook state_look = LookOf(ui.theme, pin);
    if (chosen)
        state_look.ground = ui.theme.surface;  // The selected row's background would hide the chip's.
    const std::string_view label = words::PinLabel(pin);
    const float chip = ChipWidth(ui, label, state_look.icon);
    const Rect chip_place = phone ? Rect{} : row.AddAtEnd(chip);
    const float text = row.rest().x, room = row.rest().w - (phone ? 0 : kSpace4);
    const float first = phone ? rect.y + kSpace3 + 11 : rect.y + rect.h / 2 - 12;
    const float second = first + (phone ? 22.0f : 25.0f);
    ui.paint.Line(text, first, room, words::TitleOf(pin), Type::kHeading,
                  pin.title.empty() ? ui.theme.muted : ui.theme.text);
    const float line_right = phone ? rect.right() - kSpace4 : text + room;
    Row line({text, second - kAccountFace / 2, line_right - text, kAccountFace}, 6);
    if (state.server.status.accounts.size() > 1) {
        const Rect face = line.Add(kAccountFace);
        for (const Account& account : state.server.status.accounts) {
            if (account.id == pin.account_id)
                Avatar(ui, face, account.avatar, account.name);
        }
    }
    std::string how = HowOf(ui, state, pin, look.time);
    const std::string warning = WarningOf(pin);
    if (!warning.empty()) {
        // The warning sign comes before the text.
        ui.paint.Draw(Icon::kAlert, line.Add(16).x + 8, second, ui.theme.warn, 16);
        how += (how.empty() ? "" : " · ") + warning;
    }
    const Color tone = warning.empty() ? ui.theme.muted : ui.theme.warn;
    const Board* const board = app::FindBoard(state, pin.account_id, pin.board_id);
    const std::string where = board != nullptr ? words::BoardLabel(state, *board) : std::string();
    if (phone) {
        // The board is next to the state.
        ui.paint.Line(line.rest().x, second, line.rest().w, how, Type::kSmall, tone);
        const float third = rect.bottom() - kSpace3 - 14;
        Row below({text, third, line_right - text, 0}, kSpace2);
        Chip(ui, below.Add(chip).x, third, label, state_look.icon, state_look.color, state_look.ground);
        ui.paint.Line(below.rest().x, third, below.rest().w, where, Type::kSmall, ui.theme.muted);
    } else {
        std::string second_words = warning.empty() ? where : how;
        const std::string& rest = warning.empty() ? how : where;
        if (!second_words.empty() && !rest.empty())
            second_words += " · ";
        ui.paint.Line(line.rest().x, second, line.rest().w, second_words + rest, Type::kSmall, tone);
        Chip(ui, chip_place.x, row.middle(), label, state_look.icon, state_look.color, state_look.ground);
    }
    if (look.line == RowLine::kBelow)
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

    const std::string name = std::string(texts::kMore) + ": " + std::string(words::TitleOf(pin));
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
