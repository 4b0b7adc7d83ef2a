// An account as a card: whose it is, how it stands and why, what it allows, and what can be done about it.
#pragma once

#include "client/features/common/ui/screen.hpp"

namespace pinwright::ui {

/// From (x, y), `width` wide. Gives the y where it ends.
float DrawAccountCard(Ui& ui, const app::State& state, const Account& account, float x, float y, float width,
                      Commands& commands);

}  // namespace pinwright::ui
