#include "client/kit/widgets/message.hpp"

#include <algorithm>

#include "client/kit/canvas/panel.hpp"
#include "client/kit/canvas/text.hpp"
#include "client/kit/widgets/button_flow.hpp"
#include "shared/text_ids.hpp"

namespace pinwright::ui {

namespace {

constexpr float kLinkHeight = 28;

Color MoodColor(const Theme& theme, Mood mood)
{
    switch (mood) {
        case Mood::kGood:
            return theme.ok;
        case Mood::kAttention:
            return theme.warn;
        case Mood::kProblem:
            return theme.danger;
        case Mood::kNeutral:
            break;
    }
    return theme.muted;
}

Color MoodGround(const Theme& theme, Mood mood)
{
    switch (mood) {
        case Mood::kGood:
            return theme.ok_soft;
        case Mood::kAttention:
            return theme.warn_soft;
        case Mood::kProblem:
            return theme.danger_soft;
        case Mood::kNeutral:
            break;
    }
    return theme.sunken;
}

}  // namespace

MessageDone Message(Ui& ui, Id id, float x, float y, float width, const MessageWish& wish)
{
    MessageDone done;
    const Color color = MoodColor(ui.theme, wish.mood);
    const float text_x = x + kSpace4 + kIconSize + kSpace3;
    const float text_w = width - (text_x - x) - kSpace4 - (wish.dismissable ? kSmallControlHeight : 0);
    Panel panel(ui);
    Column column(text_x, y + kSpace3 + 2, text_w);
    const Icon icon = wish.mood == Mood::kGood      ? Icon::kCheck
                      : wish.mood == Mood::kNeutral ? Icon::kInfo
                                                    : Icon::kAlert;
    ui.paint.Draw(icon, x + kSpace4 + kIconSize / 2, column.y() + SizeOf(Type::kHeading) * kLeading / 2,
                  color);
    Paragraph(ui, MakeId("title", id), column, wish.title, Type::kHeading, ui.theme.text);
    if (!wish.detail.empty()) {
        column.Space(2);
        Paragraph(ui, MakeId("detail", id), column, wish.detail, Type::kSmall, ui.theme.text);
    }
    if (!wish.fix.empty()) {
        column.Space(kSpace1);
        Paragraph(ui, MakeId("fix", id), column, wish.fix, Type::kSmall, ui.theme.muted);
    }
    const auto place_link = [&](std::string_view name) {
        column.Space(kSpace2);
        return column.Add(std::min(text_w, ui.paint.TextWidth(name, Type::kBody) + 2), kLinkHeight);
    };
    if (!wish.outside.empty()) {
        TextLink(ui, MakeId("link", id), place_link(wish.label), wish.label, std::string(wish.outside),
                 Target::kNewTab);
    } else if (!wish.label.empty()) {
        column.Space(kSpace3);
        ButtonFlow flow(ui, text_x, column.y(), text_w);
        const auto place = [&](const char* name, const ButtonWish& button, MessageAnswer answer) {
            if (Button(ui, MakeId(name, id), flow.Next(button), button))
                done.answer = answer;
        };
        place("action", {.name = wish.label, .look = Look::kSecondary, .busy = wish.busy},
              MessageAnswer::kAction);
        if (!wish.other.empty())
            place("other", {.name = wish.other, .look = Look::kQuiet}, MessageAnswer::kOther);
        column.EndAt(flow.bottom());
    }
    if (!wish.link.empty() && TextLink(ui, MakeId("page", id), place_link(wish.link), wish.link,
                                       std::string(wish.address), Target::kApp))
        done.answer = MessageAnswer::kLink;
    if (wish.dismissable) {
        const ButtonWish button{
            .name = texts::kDismiss, .look = Look::kQuiet, .icon = Icon::kCross, .icon_only = true};
        if (Button(ui, MakeId("dismiss", id), {x + width - 44 - 4, y + 4, 44, 40}, button))
            done.answer = MessageAnswer::kDismiss;
    }
    done.height = column.bottom() + kSpace3 + 2 - y;
    panel.Ground();
    ui.Ground({x, y, width, done.height}, MoodGround(ui.theme, wish.mood), kFieldRadius + 2);
    panel.Close();
    return done;
}

}  // namespace pinwright::ui
