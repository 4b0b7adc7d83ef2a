// Widgets that only show something: states, progress, skeletons, avatars. None accepts a press.
#pragma once

#include <string>
#include <string_view>

#include "client/kit/canvas/ui.hpp"

namespace pinwright::ui {

/// A state in a word, with its icon. Returns its width.
float Chip(Ui& ui, float x, float middle, std::string_view text, Icon icon, Color color, Color ground);
/// The width that a chip will have.
float ChipWidth(Ui& ui, std::string_view text, Icon icon);
void Spinner(Ui& ui, float x, float y, float radius, Color color);
void ProgressBar(Ui& ui, Id id, const Rect& rect, std::string_view name, float share);
/// A gray placeholder for content that is still loading.
void Skeleton(Ui& ui, const Rect& rect, float radius = 8);
void Avatar(Ui& ui, const Rect& rect, const std::string& address, std::string_view name);
/// The middle of a picture from this server; `icon` on a ground until it arrives, or if there is none.
void Thumbnail(Ui& ui, const Rect& rect, const std::string& address, Icon icon, float radius);

}  // namespace pinwright::ui
