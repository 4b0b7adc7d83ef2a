// Generates flat-colored pictures for covers, avatars and pins on demand.
#pragma once

#include <string>
#include <string_view>

namespace pinwright::standin {

/// `#RRGGBB`, always the same for the same key.
std::string ColorOf(std::string_view key);

/// A PNG of this size in the color of `key`, with a lighter disc. Sides are clamped to 1..1200 pixels.
std::string PaintPng(std::string_view key, int width, int height);

}  // namespace pinwright::standin
