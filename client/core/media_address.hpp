// Where this server has the pictures of pins.
#pragma once

#include <string>

#include "shared/api_types.hpp"

namespace pinwright::app {

/// The whole picture: up to 20 MB.
std::string MediaAddress(const std::string& media_id);
/// The same of what a pin shows first; empty if it shows nothing.
std::string PictureAddress(const Pin& pin);
/// For lists: at most 20 KB, 480 pixels on the longer side.
std::string ThumbnailAddress(const Pin& pin);

}  // namespace pinwright::app
