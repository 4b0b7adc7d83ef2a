// The screen of all pins, newest first, with a tab per group of states.
#include <iterator>

#include "client/core/common_words.hpp"
#include "client/features/common/ui/pin_list.hpp"
#include "client/features/pins/ui/pin_screens.hpp"

namespace pinwright::ui {

float DrawPins(Ui& ui, const app::State& state, const Area& area, Commands& commands)
{
    const float top = DrawListTitle(ui, area, texts::kPins, commands);
    const float y = DrawListTabs(ui, state, area, top, app::kPinsTabs, std::size(app::kPinsTabs), commands);
    return DrawPinList(ui, state, area, y, commands);
}

}  // namespace pinwright::ui
