// The addresses of pins' pictures on this server.
#pragma once

#include <string>

#include "shared/api_types.hpp"

namespace pinwright::app {

/// The full picture: up to 20 MB.
std::string MediaAddress(const std::string& media_id);
/// The full picture of what a pin shows first; empty if it shows nothing.
std::string PictureAddress(const Pin& pin);
/// For lists: up to 20 KB, and up to 480 pixels on the longer side.
std::string ThumbnailAddress(const Pin& pin);

}  // namespace pinwright::app
