#include "client/features/pins/ui/pin_decision.hpp"

#include <algorithm>

#include "client/features/pins/pin_words.hpp"
#include "client/features/pins/publish_retry_cancel.hpp"
#include "client/kit/canvas/time_text.hpp"
#include "client/kit/widgets/widgets.hpp"

namespace pinwright::ui {

namespace words = app::words;
namespace command = app::command;

float DrawDecision(Ui& ui, const app::PinView& view, float x, float y, float width, Commands& commands)
{
    if (!view.pin || !app::OffersOf(*view.pin).decide)
        return 0;
    const Id id = MakeId("decision");
    Panel panel(ui);
    const float inner = x + kSpace4, room = width - 2 * kSpace4;
    float at = y + kSpace4;
    at += Heading(ui, id, inner, at, room, words::kCandidates, Type::kHeading, 2) + kSpace2;
    const ButtonWish this_one{.name = words::kThatIsIt, .busy = view.busy};
    const float button_w = ButtonWidth(ui, this_one);
    for (const Candidate& one : view.pin->candidates) {
        const Id row = MakeId(one.pinterest_pin_id, id);
        std::string name = one.title.empty() ? std::string(words::kUntitled) : one.title;
        if (one.created_at)
            name += ", " + TimeInWords(*one.created_at, TimeStyle::kDayAndTime);
        const float most = room - button_w - kSpace4;
        TextLink(ui, row, {inner, at + 8, std::min(most, ui.paint.TextWidth(name, Type::kBody) + 2), 28},
                 name, one.url, true);
        if (Button(ui, MakeId("this", row), {x + width - kSpace4 - button_w, at, button_w, kControlHeight},
                   this_one))
            commands.push_back(command::DecidePin{one.pinterest_pin_id});
        at += kControlHeight + kSpace2;
    }
    const ButtonWish again{.name = words::kPublishAgain, .busy = view.busy};
    if (Button(ui, MakeId("again", id), {inner, at, ButtonWidth(ui, again), kControlHeight}, again))
        commands.push_back(command::DecidePin{});
    at += kControlHeight + kSpace4;
    panel.CloseAsCard({x, y, width, at - y});
    return at - y;
}

}  // namespace pinwright::ui
