// The dialog for an account's weekly slots: the slots by day, and fields to add one.
#include <algorithm>

#include "client/core/common_words.hpp"
#include "client/features/common/ui/diagnosis_message.hpp"
#include "client/features/common/ui/screen.hpp"
#include "client/features/schedule/schedule_words.hpp"
#include "client/features/schedule/ui/schedule_screens.hpp"
#include "client/kit/canvas/time_text.hpp"
#include "client/kit/widgets/dialog_buttons.hpp"
#include "client/kit/widgets/widgets.hpp"

namespace pinwright::ui {

namespace words = app::words;
namespace command = app::command;

namespace {

constexpr int kWeekdays = 5, kWeek = 7;
constexpr float kName = 56, kSlotHeight = 36;

Id QueueDialogId()
{
    return MakeId("queue-dialog");
}

// A time with a button that removes it. Returns whether the button was pressed.
bool RemovableTime(Ui& ui, Id id, const Rect& rect, std::string_view time, std::string name)
{
    const Press press = ui.Pressed(id, rect);
    const float hover = ui.Ease(MakeId("hover", id), press.hovered || press.held);
    ui.Ground(rect, ui.theme.accent_soft, kChipRadius);
    if (hover > 0)
        ui.paint.Fill(rect, Faded(ui.theme.hover, hover), kChipRadius);
    const float middle = rect.y + rect.h / 2;
    ui.paint.Line(rect.x + kSpace3, middle, rect.w, time, Type::kSmallStrong, ui.theme.text);
    ui.paint.Draw(Icon::kCross, rect.right() - kSpace3 - 6, middle,
                  Mixed(ui.theme.muted, ui.theme.text, hover), 14);
    ui.FocusRing(id, rect, kChipRadius);
    platform::Node node;
    node.id = id;
    node.role = platform::Role::kButton;
    node.rect = rect;
    node.name = std::move(name);
    ui.mirror.Add(std::move(node));
    return press.pressed;
}

void DrawAdd(Ui& ui, const app::QueueDialog& dialog, Column& column, Commands& commands)
{
    const Id id = QueueDialogId();
    const auto name_of = [&](int index) {
        return index == 0   ? texts::kWeekdaysName
               : index == 1 ? texts::kEveryDayName
                            : std::string_view(dialog.weekdays[static_cast<std::size_t>(index - 2)]);
    };
    // In the order of the list: weekdays, every day, Monday and so on.
    const int chosen = dialog.day + 1;
    const std::string chosen_id = std::to_string(chosen);
    constexpr std::string_view kIds[] = {"0", "1", "2", "3", "4", "5", "6", "7", "8"};
    const std::vector<Problem> none;
    const ButtonWish add{.name = texts::kAdd, .icon = Icon::kPlus};
    const float button = ButtonWidth(ui, add), time = 152;
    // On a phone, the day is above the other two.
    const bool phone = ui.width < kMiddleFrom;
    const float day = column.width() - (phone ? 0 : time + button + 2 * kSpace2);
    const ComboAnswer picked =
        ComboBox(ui, MakeId("day", id), column.x(), column.y(), day,
                 {.name = texts::kQueueDay,
                  .placeholder = texts::kQueueDay,
                  .chosen = chosen_id,
                  .chosen_name = name_of(chosen),
                  .count = kWeek + 2,
                  .option =
                      [&](int index) {
                          return Option{kIds[static_cast<std::size_t>(index)], name_of(index)};
                      },
                  .problems = none,
                  .required = false});
    if (picked.chosen)
        commands.push_back(command::ChooseQueueDay{(*picked.chosen)[0] - '1'});
    if (phone) {
        column.Add(picked.height);
        column.Space(kSpace3);
    }
    // The button is beside the field's box, below the label.
    const float label = SizeOf(Type::kSmall) * kLeading + 6;
    Row row({column.x(), column.y() + label, column.width(), kControlHeight}, kSpace2);
    if (!phone)
        row.Add(day);
    const Rect end = row.AddAtEnd(button);
    const FieldAnswer field = TimeField(ui, MakeId("time", id), row.rest().x, column.y(), row.rest().w,
                                        {.name = texts::kTime,
                                         .text = dialog.time,
                                         .problems = dialog.problems,
                                         .problem_width = column.width()});
    if (field.text)
        commands.push_back(command::EditQueueTime{*field.text});
    if (Button(ui, MakeId("add", id), end, add))
        commands.push_back(command::AddQueueTime{});
    column.Add(std::max(phone ? 0.0f : picked.height, field.height));
}

// A day, its times, and a button that copies them to all weekdays.
void DrawSlotsOfDay(Ui& ui, const app::QueueDialog& dialog, int day, Column& column, Commands& commands)
{
    const Id id = MakeId("row", QueueDialogId() + static_cast<Id>(day));
    const std::string& name = dialog.weekdays[static_cast<std::size_t>(day - 1)];
    const float x = column.x(), y = column.y(), width = column.width(), from = x + kName;
    const float copy = kControlHeight;
    // Every chip is as wide as the widest time, so that the chips line up in columns.
    constexpr int kLateEvening = 22 * 60 + 40;
    const float chip =
        ui.paint.DigitsWidth(TimeOfDayInWords(kLateEvening), Type::kSmallStrong) + 2 * kSpace3 + 22;
    Column lines(from, y + 4, width - kName - copy - kSpace1, kSpace2);
    Row line(lines.Add(kSlotHeight), kSpace2);
    Paragraph(ui, id, x, y + kControlHeight / 2 - 10, kName, name, Type::kSmallStrong, ui.theme.text, 1);
    bool any = false;
    for (const QueueSlot& slot : dialog.times.slots) {
        if (slot.day != day)
            continue;
        if (any && chip > line.rest().w)
            line = Row(lines.Add(kSlotHeight), kSpace2);
        any = true;
        const std::string time = TimeOfDayInWords(slot.minute);
        if (RemovableTime(ui, MakeId(time, id), line.Add(chip), time, words::RemoveSlot(name, time)))
            commands.push_back(command::RemoveQueueTime{slot});
    }
    if (!any)
        ui.paint.Line(from, y + kControlHeight / 2, width, texts::kNoTimes, Type::kSmall, ui.theme.muted);
    const std::string copy_name = words::CopyDay(name);
    if (any && day <= kWeekdays &&
        Button(ui, MakeId("copy", id), {x + width - copy, y, copy, kControlHeight},
               {.name = copy_name, .look = Look::kQuiet, .icon = Icon::kCopy, .icon_only = true}))
        commands.push_back(command::CopyQueueDay{day});
    column.EndAt(lines.bottom() + 4);
}

}  // namespace

void DrawQueueDialog(Ui& ui, const app::State& state, Commands& commands)
{
    const Id id = QueueDialogId();
    FollowFocus(ui, id, state.queue.has_value(), MakeId("day", id));
    if (!state.queue)
        return;
    const app::QueueDialog& dialog = *state.queue;
    const bool stays = Dialog(ui, id, {texts::kQueueTimes, 520}, [&](Column& column) {
        Paragraph(ui, MakeId("detail", id), column,
                  Fill(texts::kSlotsTitle, {{"account", dialog.name},
                                            {"zone", words::ZoneWords(dialog.times.time_zone)},
                                            {"detail", texts::kQueueDetail}}),
                  Type::kSmall, ui.theme.muted);
        column.Space(kSpace2);
        if (dialog.times.time_zone != dialog.own_zone) {
            const std::string own = words::UseZone(dialog.own_zone);
            const ButtonWish use{.name = own, .look = Look::kQuiet, .icon = Icon::kClock};
            const Rect line = column.Add(kControlHeight);
            if (Button(ui, MakeId("zone", id), {line.x - kSpace3, line.y, ButtonWidth(ui, use), line.h}, use))
                commands.push_back(command::UseOwnZone{});
        }
        column.Space(kSpace2);
        DrawAdd(ui, dialog, column, commands);
        column.Space(kSpace4);
        ui.paint.HorizontalLine(column.x(), column.y(), column.width(), ui.theme.line);
        column.Space(kSpace2);
        for (int day = 1; day <= kWeek; ++day)
            DrawSlotsOfDay(ui, dialog, day, column, commands);
        column.Space(kSpace4);
        if (dialog.problem) {
            DrawDiagnosis(ui, MakeId("problem", id), column, Mood::kProblem, *dialog.problem, {}, commands);
            column.Space(kSpace4);
        }
        const Choice choice =
            DrawChoice(ui, id, column, {.name = texts::kSave, .look = Look::kPrimary, .busy = dialog.busy},
                       texts::kCancel);
        if (choice.done)
            commands.push_back(command::SaveQueue{});
        if (choice.out)
            commands.push_back(command::CloseQueue{});
    });
    if (!stays)
        commands.push_back(command::CloseQueue{});
}

}  // namespace pinwright::ui
