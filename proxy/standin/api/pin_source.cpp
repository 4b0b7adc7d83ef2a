#include "proxy/standin/api/pin_source.hpp"

#include <algorithm>
#include <iterator>

#include "proxy/standin/api/request_fields.hpp"
#include "proxy/standin/world/refusal.hpp"
#include "shared/web_link.hpp"

namespace pinwright::standin {

using nlohmann::json;

namespace {

constexpr std::uint64_t kLargestImage = 32'000'000;
constexpr std::string_view kKinds[] = {"image_base64",        "image_url", "multiple_image_base64",
                                       "multiple_image_urls", "video_id",  "pin_url"};

std::string KindOf(const json& source)
{
    const auto kind = source.find("source_type");
    return kind != source.end() && kind->is_string() ? kind->get<std::string>() : std::string();
}

void CheckImageFields(FieldReader& fields, const ExaminedImage& image)
{
    fields.Require("content_type");
    fields.Choice("content_type", {"image/jpeg", "image/png"}, "image/jpeg");
    fields.Require("data");
    if (!image.present)
        fields.Refuse("Invalid request: 'media_source.data' is not of type string");
    else if (!image.is_base64)
        fields.Refuse("'media_source.data' value must match the pattern: ^[a-zA-Z0-9+/=]+$");
    else if (image.image.bytes > kLargestImage)
        fields.Refuse("Invalid request: 'media_source.data' value is too long");
}

void CheckUrl(FieldReader& fields, const char* name)
{
    const std::optional<std::string> url = fields.Text(name, 2048, Null::kRefused);
    if (url && !IsWebLink(*url))
        fields.Refuse(
            "Whoops! It looks like you entered an invalid URL. Try creating a Pin again with a valid URL.");
}

std::optional<Reply> CheckItems(const json& source, const std::vector<ExaminedImage>& images, bool base64)
{
    const auto items = source.find("items");
    if (items == source.end() || !items->is_array())
        return Refusal(400, 1, "Invalid request: 'media_source.items' is not of type array");
    if (items->size() < 2 || items->size() > 5)
        return Refusal(400, 1,
                       items->size() < 2 ? "Invalid request: 'media_source.items' constraint: minItems=2"
                                         : "Invalid request: 'media_source.items' constraint: maxItems=5");
    for (std::size_t at = 0; at < items->size(); ++at) {
        if (!(*items)[at].is_object())
            return BadBody();
        FieldReader fields((*items)[at], "media_source.items.");
        if (base64) {
            CheckImageFields(fields, images[at]);
        } else {
            fields.Require("url");
            CheckUrl(fields, "url");
        }
        for (const char* text : {"title", "description", "link"})
            fields.Text(text, 2048, Null::kRefused);
        if (fields.refusal())
            return fields.refusal();
    }
    FieldReader whole(source, "media_source.");
    whole.Whole("index");
    return whole.refusal();
}

std::optional<Reply> VerdictOn(ImageVerdict verdict)
{
    if (verdict == ImageVerdict::kTooSmall)
        return Refusal(403, 233, "Your image is too small. Please choose a larger image and try again.");
    if (verdict == ImageVerdict::kBroken)
        return Refusal(403, 235, "Sorry, this image is broken. Please pick a different image.");
    return std::nullopt;
}

Image ByUrl(const json& item)
{
    Image image;
    image.url = item.at("url").get<std::string>();
    return image;
}

std::optional<std::string> Caption(const json& item, const char* name)
{
    return item.contains(name) ? std::optional(item.at(name).get<std::string>()) : std::nullopt;
}

std::optional<Reply> TakeVideo(Context& context, const json& source, Pin& pin)
{
    if (context.side == Side::kSandbox)
        return NotPermitted();
    const MediaUpload* media =
        context.world.FindMedia(context.side, source.at("media_id").get<std::string>());
    if (!media || media->owner != context.person.id)
        return Refusal(404, 404, "Media upload not found");
    if (media->status != "succeeded")
        return Refusal(400, 1, "The media is not ready to be used: its status is " + media->status + ".");
    pin.kind = PinKind::kVideo;
    pin.media_id = media->id;
    Image cover;
    if (source.contains("cover_image_data")) {
        if (const auto refusal = VerdictOn(context.prepared.images.front().verdict))
            return refusal;
        cover = context.prepared.images.front().image;
    } else if (source.contains("cover_image_url")) {
        cover.url = source.at("cover_image_url").get<std::string>();
    }
    pin.images.push_back(std::move(cover));
    return std::nullopt;
}

std::optional<Reply> CheckVideo(const json& source, const ExaminedImage& cover)
{
    FieldReader fields(source, "media_source.");
    fields.Require("media_id");
    fields.Id("media_id", Null::kRefused);
    CheckUrl(fields, "cover_image_url");
    fields.Whole("cover_image_key_frame_time");
    const bool has_data = source.contains("cover_image_data") || source.contains("cover_image_content_type");
    if (has_data) {
        fields.Choice("cover_image_content_type", {"image/jpeg", "image/png"}, "image/jpeg");
        if (!cover.present || !cover.is_base64)
            fields.Refuse("'media_source.cover_image_data' value must match the pattern: ^[a-zA-Z0-9+/=]+$");
    }
    if (!has_data && !source.contains("cover_image_url") && !source.contains("cover_image_key_frame_time"))
        fields.Refuse("Invalid request: a video needs cover_image_url or cover_image_content_type");
    return fields.refusal();
}

}  // namespace

std::optional<Reply> CheckSource(Context& context)
{
    const json& source = context.prepared.body.at("media_source");
    if (!source.is_object())
        return Refusal(400, 1, "Invalid request: 'media_source' is not of type object");
    const std::string kind = KindOf(source);
    if (std::find(std::begin(kKinds), std::end(kKinds), kind) == std::end(kKinds))
        return Refusal(400, 1,
                       "Invalid request: 'media_source.source_type' value '" + kind +
                           "' is not one of the allowed values");
    FieldReader fields(source, "media_source.");
    fields.Flag("is_standard", true);
    if (fields.refusal())
        return fields.refusal();
    if (kind == "multiple_image_base64" || kind == "multiple_image_urls")
        return CheckItems(source, context.prepared.images, kind == "multiple_image_base64");
    if (kind == "video_id")
        return CheckVideo(source, context.prepared.images.front());
    if (kind == "image_base64") {
        CheckImageFields(fields, context.prepared.images.front());
    } else if (kind == "image_url") {
        fields.Require("url");
        CheckUrl(fields, "url");
    }
    return fields.refusal();
}

std::optional<Reply> TakeSource(Context& context, Pin& pin)
{
    const json& source = context.prepared.body.at("media_source");
    const std::string kind = KindOf(source);
    pin.standard = source.value("is_standard", true);
    if (kind == "pin_url")  // It is in beta, and not available to this app.
        return NotPermitted();
    if (kind == "video_id")
        return TakeVideo(context, source, pin);
    if (kind == "image_url") {
        pin.images.push_back(ByUrl(source));
        return std::nullopt;
    }
    if (kind == "multiple_image_urls")
        for (const json& item : source.at("items"))
            pin.images.push_back(ByUrl(item));
    for (const ExaminedImage& examined : context.prepared.images) {
        if (const auto refusal = VerdictOn(examined.verdict))
            return refusal;
        pin.images.push_back(examined.image);
    }
    if (kind == "image_base64")
        return std::nullopt;
    pin.kind = PinKind::kImages;
    for (std::size_t at = 0; at < pin.images.size(); ++at) {
        const json& item = source.at("items").at(at);
        Texts& texts = pin.images[at].texts;
        texts.title = Caption(item, "title");
        texts.description = Caption(item, "description");
        texts.link = Caption(item, "link");
    }
    return std::nullopt;
}

}  // namespace pinwright::standin
