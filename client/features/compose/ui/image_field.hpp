// The draft's image: where it is chosen or dropped, how far it is on its way, and what hinders it.
#pragma once

#include "client/features/common/ui/screen.hpp"

namespace pinwright::ui {

constexpr float kImageRatio = 1.5f;  ///< Height to width of a pin as Pinterest likes it best.

/// The draft's picture for this width, as soon as there is one.
platform::Images::Image DraftPicture(Ui& ui, const app::Compose& compose, float width);
/// Its frame, at most kImageRatio high; an icon stands where nothing is to be seen yet.
void DrawPicture(Ui& ui, const Rect& frame, const platform::Images::Image& picture, float radius);
/// The height of the frame: as the picture has it, within kImageRatio.
float PictureHeight(const platform::Images::Image& picture, float width);

/// Gives the y where it ends.
float DrawImageSlot(Ui& ui, const app::State& state, float x, float y, float width, const Area& area,
                    Commands& commands);

}  // namespace pinwright::ui
