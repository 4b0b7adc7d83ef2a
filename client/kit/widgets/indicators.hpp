// What only shows: states, progress, what is still to come, whose it is. None takes a press.
#pragma once

#include <string>
#include <string_view>

#include "client/kit/canvas/ui.hpp"

namespace pinwright::ui {

/// A state in a word, with its icon. Gives its width.
float Chip(Ui& ui, float x, float middle, std::string_view text, Icon icon, Colour colour, Colour ground);
/// The width that a chip will have.
float ChipWidth(Ui& ui, std::string_view text, Icon icon);
void Spinner(Ui& ui, float x, float y, float radius, Colour colour);
void ProgressBar(Ui& ui, Id id, const Rect& rect, std::string_view name, float share);
/// A grey shape where something is still to come.
void Skeleton(Ui& ui, const Rect& rect, float radius = 8);
void Avatar(Ui& ui, const Rect& rect, const std::string& address, std::string_view name);
/// A picture of this server, its middle; until it is there, and where there is none, `icon` on a ground.
void Thumbnail(Ui& ui, const Rect& rect, const std::string& address, Icon icon, float radius);

}  // namespace pinwright::ui
