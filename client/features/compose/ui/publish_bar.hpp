// The end of the form: what is still to be mended, the one button with its progress, and the ways out.
#pragma once

#include "client/features/common/ui/screen.hpp"

namespace pinwright::ui {

/// In the form, where there is no bar that stays in sight. Gives its height.
float DrawPublishRow(Ui& ui, const app::State& state, float x, float y, float width, Commands& commands);
/// "Save as draft" and "Discard draft", where they are of use; gives their height, 0 where they are not.
float DrawDiscardRow(Ui& ui, const app::State& state, float x, float y, float width, Commands& commands);

}  // namespace pinwright::ui
