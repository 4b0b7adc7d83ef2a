#include "client/features/pins/ui/pin_history.hpp"

#include "client/features/pins/pin_words.hpp"
#include "client/kit/canvas/mirror_group.hpp"
#include "client/kit/canvas/time_text.hpp"
#include "client/kit/widgets/widgets.hpp"

namespace pinwright::ui {

float DrawHistory(Ui& ui, const std::vector<app::HistoryLine>& lines, float x, float y, float width,
                  Layout layout, Color newest)
{
    const bool phone = layout == Layout::kPhone;
    const float title = Heading(ui, MakeId("history"), x, y, width, texts::kHistory, Type::kHeading, 2);
    Column column(x, y + (title + kSpace3), width, kSpace3);
    const std::size_t count = lines.size();
    const Id list_id = MakeId("history-list");
    Group list(ui, list_id, platform::Role::kList, std::string(texts::kHistory), x, column.y(), width);
    const float line = SizeOf(Type::kBody) * kLeading, text = x + kSpace6;
    for (std::size_t i = 0; i < count; ++i) {
        const app::HistoryLine& one = lines[i];
        const bool last = i + 1 == count;
        const std::string when = TimeInWords(one.at, TimeStyle::kDayAndTime);
        const float time_w = phone ? 0 : ui.paint.TextWidth(when, Type::kCaption) + kSpace4;
        const float room = width - kSpace6 - time_w;
        const float start = column.y(), dot_y = start + line / 2;
        const Color color = last ? newest : ui.theme.field_line;
        Column event(text, start, room, 2);
        event.Add(ui.paint.Text(text, event.y(), room, one.text, last ? Type::kHeading : Type::kBody,
                                ui.theme.text));
        if (!one.detail.empty())
            event.Add(ui.paint.Text(text, event.y(), room, one.detail, Type::kSmall, ui.theme.muted));
        if (phone)
            event.Add(ui.paint.Text(text, event.y(), room, when, Type::kCaption, ui.theme.muted, 1));
        else
            ui.paint.Line(x, dot_y, width, when, Type::kCaption, ui.theme.muted, 1);
        platform::Node item;
        item.id = MakeId("event", list_id + static_cast<Id>(i) * 31u);
        item.role = platform::Role::kListItem;
        item.name = words::TwoSentences(words::TwoSentences(one.text, one.detail), when);
        item.rect = {x, start, width, event.height()};
        item.level = static_cast<int>(i) + 1;
        item.size = static_cast<int>(count);
        ui.mirror.Add(std::move(item));
        if (!last)
            ui.paint.VerticalLine(x + 6 - ui.paint.Thick(1) / 2, dot_y + 8,
                                  event.bottom() + kSpace3 - start - 16, ui.theme.line);
        ui.paint.Fill({x + 1, dot_y - 5, 10, 10}, color, kChipRadius);
        if (!last)
            ui.paint.Fill({x + 3, dot_y - 3, 6, 6}, ui.theme.surface, kChipRadius);
        column.EndAt(event.bottom());
    }
    list.Close(column.bottom());
    return column.bottom() - y;
}

}  // namespace pinwright::ui
