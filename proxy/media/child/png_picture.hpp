// PNG in the child: proves that a picture can be decoded, and turns it.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "proxy/media/child/turn.hpp"

namespace pinwright::media {

/// Decodes all of it. Returns its preview, with transparency over white. Ends the child with kDamaged,
/// kIncomplete or kTooMuchMemory.
std::string CheckPng(std::string_view bytes, const Turn& turn);

/// Rewrites the picture turned: the same pixels and pixel format, with the same colors and density.
void RewritePng(std::string_view bytes, const Turn& turn, const std::function<void(std::string_view)>& write);

}  // namespace pinwright::media
