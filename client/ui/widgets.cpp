#include "client/ui/widgets.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "client/app/words.hpp"
#include "client/ui/panel.hpp"

namespace pinwright::ui {

using platform::Node;
using platform::Role;
namespace words = app::words;

namespace {

struct ButtonColours {
    Colour ground, border, words;
};

ButtonColours ColoursOf(const Theme& theme, Look look, float hover)
{
    switch (look) {
        case Look::kPrimary:
            return {Mixed(theme.accent, theme.accent_hover, hover), 0, theme.on_accent};
        case Look::kDanger:
            return {Mixed(theme.danger, Mixed(theme.danger, theme.text, 0.2f), hover), 0,
                    theme.dark ? Rgb(0x2d0c09) : Rgb(0xffffff)};
        case Look::kSecondary:
            return {Faded(theme.hover, hover), theme.field_line, theme.text};
        case Look::kQuiet:
            break;
    }
    return {Faded(theme.hover, hover), 0, theme.accent};
}

float PaddingOf(Look look)
{
    return look == Look::kQuiet ? kSpace3 : 18;
}

void DrawButton(Ui& ui, Id id, const Rect& rect, const ButtonWish& wish, const Press& press)
{
    const bool usable = !wish.disabled && !wish.busy;
    const float hover = ui.Ease(MakeId("hover", id), usable && (press.hovered || press.held));
    ButtonColours colours = ColoursOf(ui.theme, wish.look, hover);
    if (wish.disabled) {
        colours.words = Faded(colours.words, 0.55f);
        if (colours.border == 0 && wish.look != Look::kQuiet)
            colours.ground = Faded(colours.ground, 0.5f);
    }
    if ((colours.ground >> 24) != 0)
        ui.paint.Fill(rect, colours.ground, kFieldRadius);
    if (colours.border != 0)
        ui.paint.Stroke(rect, colours.border, kFieldRadius);
    if (press.held && usable)
        ui.paint.Fill(rect, ui.theme.hover, kFieldRadius);
    const float middle = rect.y + rect.h / 2;
    if (wish.icon_only) {
        if (wish.busy)
            Spinner(ui, rect.x + rect.w / 2, middle, 8, colours.words);
        else
            ui.paint.Draw(wish.icon, rect.x + rect.w / 2, middle, colours.words);
    } else {
        const bool mark = wish.icon != Icon::kNone || wish.busy;
        const float lead = mark ? kIconSize + kSpace2 : 0;
        const float text = ui.paint.TextWidth(wish.name, Type::kHeading);
        float x = rect.x + std::max(kSpace2, (rect.w - text - lead) / 2);
        if (wish.busy)
            Spinner(ui, x + kIconSize / 2, middle, 8, colours.words);
        else if (mark)
            ui.paint.Draw(wish.icon, x + kIconSize / 2, middle, colours.words);
        x += lead;
        ui.paint.Line(x, middle, rect.right() - x, wish.name, Type::kHeading, colours.words);
    }
    ui.FocusRing(id, rect, kFieldRadius);
}

Colour MoodColour(const Theme& theme, Mood mood)
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

Colour MoodGround(const Theme& theme, Mood mood)
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

float ButtonWidth(Ui& ui, const ButtonWish& wish)
{
    if (wish.icon_only)
        return kControlHeight;
    const float lead = wish.icon != Icon::kNone || wish.busy ? kIconSize + kSpace2 : 0;
    return std::ceil(ui.paint.TextWidth(wish.name, Type::kHeading) + lead + 2 * PaddingOf(wish.look));
}

bool Button(Ui& ui, Id id, const Rect& rect, const ButtonWish& wish)
{
    const Press press = ui.Pressed(id, rect);
    DrawButton(ui, id, rect, wish, press);
    Node node;
    node.id = id;
    node.role = Role::kButton;
    node.rect = rect;
    node.name = wish.name;
    node.description = wish.description;
    node.flags = wish.disabled || wish.busy ? platform::kDisabled : 0;
    ui.mirror.Add(std::move(node));
    return press.pressed && !wish.disabled && !wish.busy;
}

namespace {

// The browser follows links itself; the mirror reports those within the app.
bool MirrorLink(Ui& ui, Id id, const Rect& rect, std::string_view name, const std::string& address,
                bool elsewhere)
{
    Node node;
    node.id = id;
    node.role = Role::kLink;
    node.rect = rect;
    node.name = name;
    node.address = address;
    node.flags = elsewhere ? platform::kElsewhere : 0;
    ui.mirror.Add(std::move(node));
    return false;
}

}  // namespace

bool TextLink(Ui& ui, Id id, const Rect& rect, std::string_view name, const std::string& address,
              bool elsewhere)
{
    const bool go = ui.mirror.TakeActivated(id);
    const Press press = ui.Pressed(id, rect);
    const float middle = rect.y + rect.h / 2;
    const float text = ui.paint.TextWidth(name, Type::kBody);
    ui.paint.Line(rect.x, middle, rect.w, name, Type::kBody, ui.theme.accent);
    const float line = middle + SizeOf(Type::kBody) * 0.58f;
    ui.paint.HorizontalLine(
        rect.x, line, std::min(text, rect.w),
        Faded(ui.theme.accent, 0.4f + 0.6f * ui.Ease(MakeId("hover", id), press.hovered)));
    ui.FocusRing(id, rect, 4);
    MirrorLink(ui, id, rect, name, address, elsewhere);
    return go;
}

bool ButtonLink(Ui& ui, Id id, const Rect& rect, std::string_view name, const std::string& address,
                bool elsewhere, Look look, Icon icon)
{
    const bool go = ui.mirror.TakeActivated(id);
    ButtonWish wish;
    wish.name = name;
    wish.look = look;
    wish.icon = icon;
    DrawButton(ui, id, rect, wish, ui.Pressed(id, rect));
    MirrorLink(ui, id, rect, name, address, elsewhere);
    return go;
}

float Heading(Ui& ui, Id id, float x, float y, float width, std::string_view text, Type type, int level)
{
    const float height = ui.paint.Text(x, y, width, text, type, ui.theme.text);
    Node node;
    node.id = id;
    node.role = Role::kHeading;
    node.rect = {x, y, width, height};
    node.name = text;
    node.level = level;
    ui.mirror.Add(std::move(node));
    return height;
}

float Paragraph(Ui& ui, Id id, float x, float y, float width, std::string_view text, Type type, Colour colour,
                int lines)
{
    if (text.empty())
        return 0;
    const float height = ui.paint.Text(x, y, width, text, type, colour, lines);
    Node node;
    node.id = id;
    node.role = Role::kText;
    node.rect = {x, y, width, height};
    node.name = text;
    ui.mirror.Add(std::move(node));
    return height;
}

void Card(Ui& ui, const Rect& rect)
{
    ui.paint.Shadow(rect, Faded(ui.theme.shadow, 0.55f), kCardRadius, 10);
    ui.paint.Fill(rect, ui.theme.surface, kCardRadius);
}

float Chip(Ui& ui, float x, float middle, std::string_view text, Icon icon, Colour colour, Colour ground)
{
    const float mark = icon == Icon::kNone ? 0 : 16 + 6;
    const float width = std::ceil(ui.paint.TextWidth(text, Type::kSmallStrong)) + mark + 2 * 10;
    ui.paint.Fill({x, middle - 14, width, 28}, ground, kChipRadius);
    if (icon != Icon::kNone)
        ui.paint.Draw(icon, x + 10 + 8, middle, colour, 16);
    ui.paint.Line(x + 10 + mark, middle, width, text, Type::kSmallStrong, colour);
    return width;
}

void Spinner(Ui& ui, float x, float y, float radius, Colour colour)
{
    ui.paint.Arc(x, y, radius, 0, 1, Faded(colour, 0.25f), 2);
    // Asked for less motion, it stands still: three quarters still read as "under way".
    const float turn = ui.theme.less_motion ? 0.0f : static_cast<float>(std::fmod(ui.now_ms() / 900, 1.0));
    ui.paint.Arc(x, y, radius, turn, turn + (ui.theme.less_motion ? 0.75f : 0.3f), colour, 2);
    if (!ui.theme.less_motion)
        ui.wake(2);
}

void ProgressBar(Ui& ui, Id id, const Rect& rect, std::string_view name, float share)
{
    ui.paint.Fill(rect, ui.theme.sunken, kChipRadius);
    ui.paint.Fill({rect.x, rect.y, std::max(rect.h, rect.w * std::clamp(share, 0.0f, 1.0f)), rect.h},
                  ui.theme.accent, kChipRadius);
    Node node;
    node.id = id;
    node.role = Role::kProgress;
    node.rect = rect;
    node.name = name;
    node.level = static_cast<int>(share * 100);
    ui.mirror.Add(std::move(node));
}

void Skeleton(Ui& ui, const Rect& rect, float radius)
{
    ui.paint.Fill(rect, ui.theme.sunken, radius);
}

void Avatar(Ui& ui, const Rect& rect, const std::string& address, std::string_view name)
{
    ui.paint.Fill(rect, ui.theme.accent_soft, kChipRadius);
    platform::Images::Image image;
    if (!address.empty())
        image = ui.images.FromServer(address, static_cast<int>(rect.w * ui.density));
    if (image.texture != 0) {
        ui.paint.Cover(rect, image, kChipRadius);
        return;
    }
    // The first character of the name, whole: it may be several bytes long.
    std::size_t end = name.empty() ? 0 : 1;
    while (end < name.size() && (static_cast<unsigned char>(name[end]) & 0xc0u) == 0x80u)
        ++end;
    ui.paint.Line(rect.x, rect.y + rect.h / 2, rect.w, name.substr(0, end),
                  rect.w > 40 ? Type::kTitle : Type::kSmallStrong, ui.theme.accent, 0.5f);
}

std::string ProblemText(const std::vector<Problem>& problems)
{
    std::string text;
    for (const Problem& problem : problems) {
        for (const std::string& part : {problem.title, problem.fix}) {
            if (part.empty())
                continue;
            if (!text.empty())
                text += ' ';
            text += part;
        }
    }
    return text;
}

float FieldLabel(Ui& ui, float x, float y, float width, std::string_view name, const app::Counter* counter)
{
    float count_width = 0;
    const float middle = y + SizeOf(Type::kSmall) * kLeading / 2;
    if (counter != nullptr && counter->limit > 0) {
        const bool over = counter->used > counter->limit;
        const std::string count = std::to_string(counter->used) + "/" + std::to_string(counter->limit);
        count_width = ui.paint.TextWidth(count, Type::kCaption) + kSpace2;
        ui.paint.Line(x, middle, width, count, Type::kCaption, over ? ui.theme.danger : ui.theme.muted, 1);
    }
    ui.paint.Line(x, middle, width - count_width, name, Type::kSmallStrong, ui.theme.text);
    return SizeOf(Type::kSmall) * kLeading + 6;
}

float FieldProblems(Ui& ui, float x, float y, float width, const std::vector<Problem>& problems)
{
    float height = 0;
    for (const Problem& problem : problems) {
        const float top = y + height + 6;
        const float line = SizeOf(Type::kSmall) * kLeading;
        ui.paint.Draw(Icon::kAlert, x + 8, top + line / 2, ui.theme.danger, 16);
        const std::string text = problem.fix.empty() ? problem.title : problem.title + " " + problem.fix;
        const Id id = MakeId(problem.field + problem.id, MakeId("problem"));
        height += 6 + Paragraph(ui, id, x + 16 + 6, top, width - 22, text, Type::kSmall, ui.theme.danger);
    }
    return height;
}

FieldAnswer TextField(Ui& ui, Id id, float x, float y, float width, const FieldWish& wish)
{
    FieldAnswer answer;
    const float label = FieldLabel(ui, x, y, width, wish.name, wish.counter);
    const float line = SizeOf(Type::kBody) * kLeading;
    const float pad = (kControlHeight - line) / 2;
    const Rect frame{x, y + label, width,
                     wish.lines > 1 ? line * static_cast<float>(wish.lines) + 2 * pad : kControlHeight};
    const bool focused = ui.HasFocus(id);
    const float glow = ui.Ease(MakeId("focus", id), focused);
    const Press press = ui.Pressed(id, frame);
    ui.paint.Fill(frame, ui.theme.surface, kFieldRadius);
    const Colour quiet =
        press.hovered ? Mixed(ui.theme.field_line, ui.theme.text, 0.35f) : ui.theme.field_line;
    const Colour border = wish.problems.empty() ? Mixed(quiet, ui.theme.accent, glow) : ui.theme.danger;
    ui.paint.Stroke(frame, border, kFieldRadius, focused || !wish.problems.empty() ? 2 : 1);

    Node node;
    node.id = id;
    node.role = wish.lines > 1 ? Role::kArea : Role::kField;
    node.rect = frame;
    node.name = wish.name;
    node.value = wish.text;
    node.description = ProblemText(wish.problems);
    if (wish.counter != nullptr && wish.counter->limit > 0)
        node.description += (node.description.empty() ? "" : " ") + words::CounterText(*wish.counter);
    node.flags = (wish.problems.empty() ? 0 : platform::kInvalid) |
                 (wish.required ? platform::kRequired : 0) | (wish.disabled ? platform::kDisabled : 0);
    platform::FieldLook look;
    look.font_size = SizeOf(Type::kBody);
    look.line_height = line;
    look.pad_x = kSpace3;
    look.pad_y = wish.lines > 1 ? pad : 0;
    look.colour = ui.theme.text;
    look.caret = ui.theme.accent;
    look.hints = (wish.address ? 1 : 0) | (wish.last ? 2 : 0);
    look.placeholder = wish.placeholder;
    node.look = std::move(look);
    const platform::FieldChange change = platform::PutTextField(ui.mirror, std::move(node));
    answer.text = change.text;
    answer.left = change.left;
    answer.height = label + frame.h + FieldProblems(ui, x, frame.bottom(), width, wish.problems);
    return answer;
}

MessageDone Message(Ui& ui, Id id, float x, float y, float width, const MessageWish& wish)
{
    MessageDone done;
    const Colour colour = MoodColour(ui.theme, wish.mood);
    const std::string_view label = words::ActionLabel(wish.action);
    const float text_x = x + kSpace4 + kIconSize + kSpace3;
    const float text_w = width - (text_x - x) - kSpace4 - (wish.dismissable ? kSmallControlHeight : 0);
    Panel panel(ui);
    float at = y + kSpace3 + 2;
    const Icon icon = wish.mood == Mood::kGood      ? Icon::kCheck
                      : wish.mood == Mood::kNeutral ? Icon::kInfo
                                                    : Icon::kAlert;
    ui.paint.Draw(icon, x + kSpace4 + kIconSize / 2, at + SizeOf(Type::kHeading) * kLeading / 2, colour);
    at += Paragraph(ui, MakeId("title", id), text_x, at, text_w, wish.title, Type::kHeading, ui.theme.text);
    if (!wish.detail.empty())
        at += 2 + Paragraph(ui, MakeId("detail", id), text_x, at + 2, text_w, wish.detail, Type::kSmall,
                            ui.theme.text);
    if (!wish.fix.empty())
        at += kSpace1 + Paragraph(ui, MakeId("fix", id), text_x, at + kSpace1, text_w, wish.fix, Type::kSmall,
                                  ui.theme.muted);
    if (wish.action == "open_pinterest_settings") {
        const std::string name(label.empty() ? "Pinterest settings" : label);
        at += kSpace2;
        TextLink(ui, MakeId("link", id),
                 {text_x, at, std::min(text_w, ui.paint.TextWidth(name, Type::kBody) + 2), 28}, name,
                 std::string(words::kPinterestSettings), true);
        at += 28;
    } else if (!label.empty()) {
        const ButtonWish button{.name = label, .look = Look::kSecondary, .busy = wish.busy};
        at += kSpace3;
        if (Button(ui, MakeId("action", id), {text_x, at, ButtonWidth(ui, button), kControlHeight - 4},
                   button))
            done.answer = MessageAnswer::kAction;
        at += kControlHeight - 4;
    }
    at += kSpace3 + 2;
    if (wish.dismissable) {
        const ButtonWish button{
            .name = words::kDismiss, .look = Look::kQuiet, .icon = Icon::kCross, .icon_only = true};
        if (Button(ui, MakeId("dismiss", id), {x + width - 44 - 4, y + 4, 44, 40}, button))
            done.answer = MessageAnswer::kDismiss;
    }
    done.height = at - y;
    panel.Ground();
    ui.paint.Fill({x, y, width, done.height}, MoodGround(ui.theme, wish.mood), kFieldRadius + 2);
    panel.Close();
    return done;
}

bool Dialog(Ui& ui, Id id, const DialogWish& wish,
            const std::function<float(float x, float y, float width)>& body)
{
    ui.BeginOnTop("dialog", true);
    const bool phone = ui.width < kMiddleFrom;
    const float width = std::min(wish.width, ui.width - 2 * kSpace4);
    double& kept_height = ui.Kept(MakeId("height", id));
    const float height =
        std::min(kept_height > 0 ? static_cast<float>(kept_height) : 320.0f, ui.height - 2 * kSpace4);
    const float x = ui.paint.Snap((ui.width - width) / 2);
    const float y =
        ui.paint.Snap(phone ? ui.height - height - kSpace4 : std::max(kSpace4, (ui.height - height) * 0.42f));
    const Rect rect{x, y, width, height};
    ui.paint.Shadow(rect, ui.theme.shadow, kCardRadius + 4, 28);
    ui.paint.Fill(rect, ui.theme.raised, kCardRadius + 4);
    ui.mirror.Cover(rect);

    bool open = true;
    if (kept_height > 0 && ui.PressedOutside(rect))
        open = false;
    if (ui.mirror.TakeEscape())
        open = false;

    Node node;
    node.id = id;
    node.role = Role::kDialog;
    node.name = wish.name;
    node.rect = rect;
    node.flags = platform::kModal;
    ui.mirror.OpenOnTop(std::move(node));
    Node scroll;
    scroll.id = MakeId("scroll", id);
    scroll.rect = rect;
    const float pad = phone ? 20 : kSpace6;
    const float top = ui.BeginScroll(std::move(scroll));
    float at = top + pad;
    at += Heading(ui, MakeId("heading", id), x + pad, at, width - 2 * pad, wish.name, Type::kTitle, 2) +
          kSpace3;
    at += body(x + pad, at, width - 2 * pad) + pad;
    ui.EndScroll(at);
    const float needed = std::ceil(at - top);
    if (kept_height != needed) {
        kept_height = needed;
        ui.wake(2);
    }
    ui.mirror.Close();
    ui.EndOnTop();
    return open;
}

}  // namespace pinwright::ui
