// The draft's image: choosing or dropping it, the progress of its upload, and its problems.
#pragma once

#include "client/features/common/ui/screen.hpp"

namespace pinwright::ui {

constexpr float kImageRatio = 1.5f;  ///< The ratio of height to width that Pinterest prefers.

/// The draft's picture for this width, once there is one.
platform::Images::Image DraftPicture(Ui& ui, const app::Compose& compose, float width);
/// Draws a picture in its frame, which is at most kImageRatio high, or an icon if the picture isn't ready.
void DrawPicture(Ui& ui, const Rect& frame, const platform::Images::Image& picture, float radius);
/// The height of the frame: that of the picture, limited by kImageRatio.
float PictureHeight(const platform::Images::Image& picture, float width);

/// Returns the y where it ends.
float DrawImageSlot(Ui& ui, const app::State& state, float x, float y, float width, const Area& area,
                    Commands& commands);

}  // namespace pinwright::ui
