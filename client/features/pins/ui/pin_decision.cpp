#include "client/features/pins/ui/pin_decision.hpp"

#include <algorithm>

#include "client/features/pins/pin_words.hpp"
#include "client/features/pins/publish_retry_cancel.hpp"
#include "client/kit/canvas/time_text.hpp"
#include "client/kit/widgets/widgets.hpp"

namespace pinwright::ui {

namespace command = app::command;

float DrawDecision(Ui& ui, const app::PinView& view, float x, float y, float width, Commands& commands)
{
    if (!view.pin || !app::OffersOf(*view.pin).decide)
        return 0;
    const Id id = MakeId("decision");
    Panel panel(ui);
    Column column(x + kSpace4, y + kSpace4, width - 2 * kSpace4, kSpace2);
    Heading(ui, id, column, texts::kCandidates, Type::kHeading, 2);
    const ButtonWish this_one{.name = texts::kThatIsIt, .busy = view.busy};
    const float button_w = ButtonWidth(ui, this_one);
    for (const Candidate& one : view.pin->candidates) {
        const Id row = MakeId(one.pinterest_pin_id, id);
        std::string name = one.title.empty() ? std::string(texts::kUntitled) : one.title;
        if (one.created_at)
            name += ", " + TimeInWords(*one.created_at, TimeStyle::kDayAndTime);
        Row line(column.Add(kControlHeight), kSpace4);
        const Rect button = line.AddAtEnd(button_w);
        const float wide = std::min(line.rest().w, ui.paint.TextWidth(name, Type::kBody) + 2);
        TextLink(ui, row, line.Add(wide, 28), name, one.url, Target::kNewTab);
        if (Button(ui, MakeId("this", row), button, this_one))
            commands.push_back(command::DecidePin{one.pinterest_pin_id});
    }
    const ButtonWish again{.name = texts::kPublishAgain, .busy = view.busy};
    if (Button(ui, MakeId("again", id), column.Add(ButtonWidth(ui, again), kControlHeight), again))
        commands.push_back(command::DecidePin{});
    const float height = column.bottom() + kSpace4 - y;
    panel.CloseAsCard({x, y, width, height});
    return height;
}

}  // namespace pinwright::ui
