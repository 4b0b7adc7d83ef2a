// PNG in the child: proving that a picture can be decoded, and turning it.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "proxy/media/child/turn.hpp"

namespace pinwright::media {

/// Decodes all of it; returns its preview, transparency over white. Ends the child with kDamaged or
/// kTooMuchMemory.
std::string CheckPng(std::string_view bytes, const Turn& turn);

/// Writes it again, turned: the same pixels, of the same kind, with the same colors and density.
void RewritePng(std::string_view bytes, const Turn& turn, const std::function<void(std::string_view)>& write);

}  // namespace pinwright::media
