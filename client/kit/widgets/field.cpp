#include "client/kit/widgets/field.hpp"

#include <algorithm>

#include "client/kit/canvas/text.hpp"
#include "client/kit/widgets/button.hpp"
#include "shared/text_ids.hpp"

namespace pinwright::ui {

using platform::Node;
using platform::Role;

namespace {

platform::FieldLook LookOf(const Theme& theme, const FieldWish& wish)
{
    platform::FieldLook look;
    look.font_size = SizeOf(Type::kBody);
    look.line_height = look.font_size * kLeading;
    look.pad_x = kSpace3;
    look.pad_y = wish.lines > 1 ? (kControlHeight - look.line_height) / 2 : 0;
    look.color = wish.disabled ? theme.disabled : theme.text;
    look.caret = theme.accent;
    look.hints = (wish.address ? platform::kIsAddress : 0) | (wish.last ? platform::kIsLast : 0);
    look.placeholder = wish.placeholder;
    return look;
}

FieldAnswer AnyField(Ui& ui, Id id, Role role, float x, float y, float width, const FieldWish& wish)
{
    FieldAnswer answer;
    const float label = FieldLabel(ui, x, y, width, wish.name, wish.counter);
    Node node;
    node.look = LookOf(ui.theme, wish);
    const float line = node.look->line_height * static_cast<float>(wish.lines - 1);
    const Rect frame{x, y + label, width, kControlHeight + line};
    FieldFrame(ui, id, frame, ui.Pressed(id, frame),
               {.active = ui.HasFocus(id), .wrong = !wish.problems.empty()});
    node.id = id;
    node.role = role;
    node.rect = frame;
    node.name = wish.name;
    node.value = wish.text;
    node.description = ProblemText(wish.problems);
    if (wish.counter != nullptr && wish.counter->limit > 0)
        node.description += (node.description.empty() ? "" : " ") + wish.counter->words;
    node.flags = (wish.problems.empty() ? 0 : platform::kInvalid) |
                 (wish.required ? platform::kRequired : 0) | (wish.disabled ? platform::kDisabled : 0);
    const platform::FieldChange change = platform::PutTextField(ui.mirror, std::move(node));
    answer.text = change.text;
    answer.left = change.left;
    answer.height = label + frame.h +
                    FieldProblems(ui, x, frame.bottom(), std::max(width, wish.problem_width), wish.problems);
    return answer;
}

}  // namespace

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

float FieldLabel(Ui& ui, float x, float y, float width, std::string_view name, const FieldCounter* counter)
{
    float count_width = 0;
    const float middle = y + SizeOf(Type::kSmall) * kLeading / 2;
    if (counter != nullptr && counter->limit > 0) {
        const bool over = counter->used > counter->limit;
        const std::string count = std::to_string(counter->used) + "/" + std::to_string(counter->limit);
        count_width = ui.paint.DigitsWidth(count, over ? Type::kCaptionStrong : Type::kCaption) + kSpace2;
        ui.paint.Digits(x, middle, width, count, over ? Type::kCaptionStrong : Type::kCaption,
                        over ? ui.theme.danger : ui.theme.muted, 1);
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

void FieldFrame(Ui& ui, Id id, const Rect& rect, const Press& press, const FrameLook& look)
{
    const float glow = ui.Ease(MakeId("focus", id), look.active);
    const float hover = ui.Ease(MakeId("hover", id), press.hovered);
    const Color quiet = Mixed(ui.theme.field_line, ui.theme.text, 0.35f * hover);
    ui.paint.Fill(rect, ui.theme.surface, kFieldRadius);
    ui.paint.Stroke(rect, look.wrong ? ui.theme.danger : Mixed(quiet, ui.theme.accent, glow), kFieldRadius,
                    look.active || look.wrong ? 2 : 1);
}

FieldAnswer TextField(Ui& ui, Id id, float x, float y, float width, const FieldWish& wish)
{
    return AnyField(ui, id, wish.lines > 1 ? Role::kArea : Role::kField, x, y, width, wish);
}

FieldAnswer DateField(Ui& ui, Id id, float x, float y, float width, const FieldWish& wish)
{
    return AnyField(ui, id, Role::kDate, x, y, width, wish);
}

FieldAnswer TimeField(Ui& ui, Id id, float x, float y, float width, const FieldWish& wish)
{
    return AnyField(ui, id, Role::kTime, x, y, width, wish);
}

std::optional<std::string> SearchField(Ui& ui, Id id, const Rect& rect, const SearchWish& wish)
{
    std::optional<std::string> text;
    FieldFrame(ui, id, rect, ui.Pressed(id, rect), {.active = ui.HasFocus(id)});
    const float middle = rect.y + rect.h / 2;
    ui.paint.Draw(Icon::kSearch, rect.x + kSpace3 + 8, middle, ui.theme.muted, 18);
    const bool clear = !wish.text.empty();
    static const std::vector<Problem> kNone;
    Node node;
    node.look = LookOf(
        ui.theme,
        {.name = wish.name, .placeholder = wish.name, .text = wish.text, .problems = kNone, .last = true});
    // Between the magnifier and the clear button.
    node.look->pad_x = 4;
    node.id = id;
    node.role = Role::kSearch;
    node.rect = {rect.x + 34, rect.y, rect.w - 34 - (clear ? kControlHeight : kSpace2), rect.h};
    node.name = wish.name;
    node.value = wish.text;
    node.owns = wish.owns;
    node.marked = wish.marked;
    text = platform::PutTextField(ui.mirror, std::move(node)).text;
    if (clear &&
        Button(ui, MakeId("clear", id), {rect.right() - kControlHeight, rect.y, kControlHeight, rect.h},
               {.name = texts::kClear, .look = Look::kQuiet, .icon = Icon::kCross, .icon_only = true})) {
        text = std::string();
        ui.Focus(id);
    }
    return text;
}

}  // namespace pinwright::ui
