#include "client/core/media_address.hpp"

namespace pinwright::app {

std::string MediaAddress(const std::string& media_id)
{
    return "/api/v1/media/" + media_id;
}

std::string PictureAddress(const Pin& pin)
{
    return pin.media.empty() ? std::string() : MediaAddress(pin.media.front());
}

std::string ThumbnailAddress(const Pin& pin)
{
    return pin.media.empty() ? std::string() : PictureAddress(pin) + "?size=small";
}

}  // namespace pinwright::app
