// An account as a card: its name, its state and the cause, its permissions, and the user's options.
#pragma once

#include "client/features/common/ui/screen.hpp"

namespace pinwright::ui {

/// Draws the card at (x, y), `width` wide. Returns the y where it ends.
float DrawAccountCard(Ui& ui, const app::State& state, const Account& account, float x, float y, float width,
                      Commands& commands);

}  // namespace pinwright::ui
