#include "proxy/standin/api/pinterest_json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace pinwright::standin {

using nlohmann::json;

namespace {

json Maybe(const std::optional<std::string>& text)
{
    return text ? json(*text) : json(nullptr);
}

json MaybeFilled(const std::string& text)
{
    return text.empty() ? json(nullptr) : json(text);
}

std::string Picture(const std::string& origin, std::string_view kind, std::string_view key, int width,
                    int height)
{
    return origin + "/images/" + std::string(kind) + "/" + std::string(key) + "/" + std::to_string(width) +
           "x" + std::to_string(height) + ".png";
}

json Details(const std::string& url, int width, int height)
{
    return {{"width", width}, {"height", height}, {"url", url}};
}

json ImageSizes(const std::string& origin, const std::string& key, const Image& image)
{
    const auto scaled = [&](int width) {
        const auto height = static_cast<std::int64_t>(image.height) * width / std::max(1, image.width);
        return static_cast<int>(std::clamp<std::int64_t>(height, 1, 4000));
    };
    json sizes;
    sizes["150x150"] = Details(Picture(origin, "pins", key, 150, 150), 150, 150);
    sizes["400x300"] = Details(Picture(origin, "pins", key, 400, 300), 400, 300);
    sizes["600x"] = Details(Picture(origin, "pins", key, 564, scaled(564)), 564, scaled(564));
    sizes["1200x"] = Details(Picture(origin, "pins", key, 1200, scaled(1200)), 1200, scaled(1200));
    sizes["originals"] =
        Details(Picture(origin, "pins", key, image.width, image.height), image.width, image.height);
    return sizes;
}

json PinMedia(const Pin& pin, const std::string& origin)
{
    const Image& first = pin.images.front();
    if (pin.kind == PinKind::kVideo)
        return {{"media_type", "video"},
                {"images", ImageSizes(origin, pin.id, first)},
                {"cover_image_url", Picture(origin, "pins", pin.id, 600, 900)},
                {"video_url", nullptr},
                {"duration", nullptr},
                {"height", nullptr},
                {"width", nullptr}};
    if (pin.kind == PinKind::kImage)
        return {{"media_type", "image"}, {"images", ImageSizes(origin, pin.id, first)}};
    json items = json::array();
    for (std::size_t at = 0; at < pin.images.size(); ++at) {
        const Image& image = pin.images[at];
        items.push_back({{"item_type", "image"},
                         {"title", Maybe(image.texts.title)},
                         {"description", Maybe(image.texts.description)},
                         {"link", Maybe(image.texts.link)},
                         {"images", ImageSizes(origin, pin.id + "-" + std::to_string(at), image)}});
    }
    return {{"media_type", "multiple_images"}, {"items", std::move(items)}};
}

std::string_view CreativeType(PinKind kind)
{
    return kind == PinKind::kVideo ? "VIDEO" : kind == PinKind::kImages ? "CAROUSEL" : "REGULAR";
}

std::string Username(const std::string& id)
{
    const Person* person = FindPerson(id);
    return person ? person->username : std::string();
}

}  // namespace

std::string ZonelessTime(Timestamp time)
{
    std::string text = FormatRfc3339(std::chrono::floor<std::chrono::seconds>(time));
    text.pop_back();
    return text;
}

json BoardShape(const Board& board, World& world, const std::string& origin)
{
    const std::vector<std::size_t> pins = world.PinsOfBoard(board, {});
    json thumbnails = json::array();
    for (auto at = pins.rbegin(); at != pins.rend() && thumbnails.size() < 4; ++at)
        thumbnails.push_back(Picture(origin, "pins", world.pin(*at).id, 150, 150));
    return {{"id", board.id},
            {"name", board.name},
            {"description", Maybe(board.description)},
            {"privacy", board.privacy},
            {"is_ads_only", board.ads_only},
            {"created_at", ZonelessTime(board.created)},
            {"board_pins_modified_at", ZonelessTime(board.modified)},
            {"collaborator_count", 0},
            {"follower_count", 0},
            {"pin_count", pins.size()},
            {"media",
             {{"image_cover_url", Picture(origin, "boards", board.id, 400, 300)},
              {"pin_thumbnail_urls", std::move(thumbnails)}}},
            {"owner", {{"username", Username(board.owner)}}}};
}

json SectionShape(const Section& section)
{
    return {{"id", section.id}, {"name", section.name}};
}

json PinShape(const Pin& pin, const Person& reader, const std::string& origin, bool metrics)
{
    json shape{{"id", pin.id},
               {"created_at", ZonelessTime(pin.created)},
               {"link", Maybe(pin.shown.link)},
               {"title", Maybe(pin.shown.title)},
               {"description", Maybe(pin.shown.description)},
               {"alt_text", Maybe(pin.shown.alt_text)},
               {"dominant_color", pin.dominant_color},
               {"board_id", pin.board_id},
               {"board_section_id", MaybeFilled(pin.section_id)},
               {"board_owner", {{"username", Username(pin.owner)}}},
               {"parent_pin_id", MaybeFilled(pin.parent_pin_id)},
               {"media", PinMedia(pin, origin)},
               {"creative_type", CreativeType(pin.kind)},
               {"is_owner", pin.owner == reader.id},
               {"is_standard", pin.standard},
               {"has_been_promoted", false},
               {"is_removable", true},
               {"note", ""},
               {"product_tags", json::array()},
               {"pin_metrics", nullptr}};
    if (metrics) {
        const json none{{"impression", 0}, {"pin_click", 0}, {"clickthrough", 0}, {"save", 0}};
        shape["pin_metrics"] = {{"90d", none}, {"lifetime_metrics", none}};
    }
    return shape;
}

json MediaShape(const MediaUpload& media)
{
    return {{"media_id", media.id}, {"media_type", "video"}, {"status", media.status}};
}

json UploadShape(const MediaUpload& media, Timestamp now, const std::string& origin)
{
    std::string stamp = FormatRfc3339(std::chrono::floor<std::chrono::seconds>(now));
    std::erase_if(stamp, [](char letter) { return letter == '-' || letter == ':'; });
    return {{"media_id", media.id},
            {"media_type", "video"},
            {"upload_url", origin + "/upload/"},
            {"upload_parameters",
             {{"x-amz-date", stamp},
              {"x-amz-signature", media.signature},
              {"x-amz-security-token", "standin"},
              {"x-amz-algorithm", "AWS4-HMAC-SHA256"},
              {"key", media.key},
              {"policy", media.policy},
              {"x-amz-credential", "standin/" + stamp.substr(0, 8) + "/us-east-1/s3/aws4_request"},
              {"Content-Type", "multipart/form-data"}}}};
}

json PersonShape(const Person& at_first, Side side, World& world, const std::string& origin)
{
    const Person person = world.AsNow(at_first);
    return {{"id", person.id},
            {"username", person.username},
            {"account_type", person.business ? "BUSINESS" : "PINNER"},
            {"business_name", person.business ? json(person.name) : json(nullptr)},
            {"about", person.about},
            {"profile_image", Picture(origin, "avatars", person.id, 200, 200)},
            {"website_url", person.business ? "https://" + person.username + ".example/" : std::string()},
            {"board_count", world.BoardsOf(side, person.id).size()},
            {"pin_count", world.PinsOf(side, person.id).size()},
            {"follower_count", 0},
            {"following_count", 0},
            {"monthly_views", 0}};
}

json LinkedBusinessShape(const Person& person, const std::string& origin)
{
    const auto avatar = [&](int side) { return Picture(origin, "avatars", person.id, side, side); };
    return {{"username", person.username},
            {"image_small_url", avatar(30)},
            {"image_medium_url", avatar(75)},
            {"image_large_url", avatar(140)},
            {"image_xlarge_url", avatar(280)}};
}

}  // namespace pinwright::standin
