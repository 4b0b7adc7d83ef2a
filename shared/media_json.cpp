#include "shared/media_json.hpp"

#include "shared/json_fields.hpp"

namespace pinwright {

namespace {

using fields::Number;
using fields::Text;

}  // namespace

nlohmann::json ToJson(const Media& media)
{
    return {{"id", media.id},
            {"content_type", media.content_type},
            {"bytes", media.bytes},
            {"width", media.width},
            {"height", media.height}};
}

Media MediaFromJson(const nlohmann::json& json)
{
    Media media;
    media.id = Text(json, "id");
    media.content_type = Text(json, "content_type");
    media.bytes = Number(json, "bytes");
    media.width = static_cast<int>(Number(json, "width"));
    media.height = static_cast<int>(Number(json, "height"));
    return media;
}

}  // namespace pinwright
