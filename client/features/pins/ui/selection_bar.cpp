// The bar below the list with the actions for the selected pins.
#include <algorithm>
#include <utility>

#include "client/core/common_words.hpp"
#include "client/features/common/ui/screen.hpp"
#include "client/features/pins/batch_words.hpp"
#include "client/features/pins/selection.hpp"
#include "client/features/pins/ui/pin_screens.hpp"
#include "client/kit/widgets/widgets.hpp"

namespace pinwright::ui {

namespace words = app::words;
namespace command = app::command;

namespace {

struct Deed {
    ButtonWish wish;
    app::command::Command command;
};

}  // namespace

float SelectionBarHeight(Ui& ui, const app::State& state)
{
    if (!state.selection.on)
        return 0;
    const float rows = ui.width < kMiddleFrom ? 2 : 1;
    return rows * kControlHeight + (rows - 1) * kSpace1 + 2 * kSpace2;
}

void DrawSelectionBar(Ui& ui, const app::State& state, const Rect& rect, Commands& commands)
{
    ui.paint.Fill(rect, ui.theme.surface);
    ui.paint.HorizontalLine(rect.x, rect.y, rect.w, ui.theme.line);
    platform::Node node;
    node.id = MakeId("selection");
    node.role = platform::Role::kSection;
    node.name = texts::kSelect;
    node.rect = rect;
    ui.mirror.Open(std::move(node));
    const bool phone = ui.width<kMiddleFrom, busy = state.batch_left> 0;
    const bool none = app::SelectedCount(state) == 0;
    const app::SelectionOffers offers = app::OffersOfSelection(state);
    // Each disabled button says why. Sighted users learn from the count that none are selected or a batch is
    // running.
    const auto why = [&](bool offered, BatchDeed deed) {
        return busy      ? words::StillToDo(state.batch_left)
               : none    ? std::string(texts::kSelectFirst)
               : offered ? std::string()
                         : words::NoneCanBe(deed);
    };
    const std::string no_move = why(offers.move, BatchDeed::kMove),
                      no_retry = why(offers.retry, BatchDeed::kRetry),
                      no_cancel = why(offers.cancel, BatchDeed::kCancel);
    const float pad = phone ? kSpace4 : kSpace8;
    const Rect line{rect.x + pad, rect.y + kSpace2, rect.w - 2 * pad, kControlHeight};
    const std::string text =
        busy ? words::StillToDo(state.batch_left) : words::SelectedText(app::SelectedCount(state));
    const float told = std::max(104.0f, ui.paint.TextWidth(text, Type::kSmallStrong) + kSpace4);
    ui.paint.Line(line.x, line.y + line.h / 2, told, text, Type::kSmallStrong, ui.theme.text);
    const auto draw = [&](Row row, auto& deeds) {
        for (Deed& deed : deeds) {
            const Rect place = row.Add(ButtonWidth(ui, deed.wish));
            if (Button(ui, MakeId(deed.wish.name, MakeId("selection")), place, deed.wish))
                commands.push_back(std::move(deed.command));
        }
    };
    Deed deeds[] = {
        {{.name = texts::kMove, .disabled = !no_move.empty(), .description = no_move}, command::AskMove{}},
        {{.name = texts::kTryAgain, .disabled = !no_retry.empty(), .description = no_retry},
         command::RetrySelected{}},
        {{.name = texts::kCancelPins, .disabled = !no_cancel.empty(), .description = no_cancel},
         command::AskCancelSelected{}},
    };
    const std::string select_all = words::SelectAllText(app::ShownPins(state));
    Deed ways[] = {
        {{.name = select_all, .look = Look::kQuiet, .disabled = busy}, command::SelectAllPins{}},
        {{.name = texts::kDone, .look = Look::kQuiet}, command::SelectPins{false}},
    };
    float last = -kSpace2;
    for (Deed& way : ways)
        last += ButtonWidth(ui, way.wish) + kSpace2;
    const Row at_end({line.right() - last, line.y, last, line.h}, kSpace2);
    if (phone) {
        draw(at_end, ways);
        draw(Row({line.x, line.bottom() + kSpace1, line.w, line.h}, kSpace2), deeds);
    } else {
        draw(Row({line.x + told, line.y, line.w - told, line.h}, kSpace2), deeds);
        draw(at_end, ways);
    }
    ui.mirror.Close();
}

}  // namespace pinwright::ui
