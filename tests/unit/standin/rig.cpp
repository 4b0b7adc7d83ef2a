#include "tests/unit/standin/rig.hpp"

#include "proxy/standin/world/encoding.hpp"

namespace pinwright::standin {

std::string PngData(int width, int height)
{
    return EncodeBase64(PaintPng("test", width, height));
}

nlohmann::json PinBody(const std::string& board_id, const std::string& title)
{
    return {{"board_id", board_id},
            {"title", title},
            {"media_source",
             {{"source_type", "image_base64"}, {"content_type", "image/png"}, {"data", PngData(60, 90)}}}};
}

}  // namespace pinwright::standin
