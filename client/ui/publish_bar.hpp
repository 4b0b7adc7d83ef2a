// The end of the form: what is still to be mended, the one button with its progress, and the ways out.
#pragma once

#include "client/ui/screens.hpp"

namespace pinwright::ui {

/// In the form, where there is no bar that stays in sight. Gives its height.
float DrawPublishRow(Ui& ui, const app::State& state, float x, float y, float width, Commands& commands);
/// "Discard draft" across the form, where it is of use; gives its height, 0 where it is not.
float DrawDiscardRow(Ui& ui, const app::State& state, float x, float y, float width, Commands& commands);

}  // namespace pinwright::ui
