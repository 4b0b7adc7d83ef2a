#include "proxy/standin/api/media_api.hpp"

#include "proxy/standin/api/pinterest_json.hpp"
#include "proxy/standin/api/request_fields.hpp"
#include "proxy/standin/world/encoding.hpp"
#include "proxy/standin/world/refusal.hpp"

namespace pinwright::standin {

using nlohmann::json;

namespace {

Reply S3Fault(int status, std::string_view code, std::string_view message)
{
    Reply reply;
    reply.status = status;
    reply.content_type = "application/xml";
    reply.body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + std::string(code) +
                 "</Code><Message>" + std::string(message) + "</Message></Error>";
    return reply;
}

// MP4 and QuickTime files begin with a box whose type is `ftyp`.
bool LooksLikeVideo(std::string_view bytes)
{
    return bytes.size() > 12 && bytes.substr(4, 4) == "ftyp";
}

void Poll(World& world, MediaUpload& media)
{
    if (media.status != "processing")
        return;
    if (media.polls_left > 0)
        --media.polls_left;
    else
        media.status = media.good ? "succeeded" : "failed";
    world.Changed(media);
}

}  // namespace

Reply ListMedia(Context& context)
{
    const PageChoice choice = ChoosePage(context.call);
    if (choice.refusal)
        return *choice.refusal;
    const Page page = TakePage(context.world.MediaOf(context.side, context.person.id), context.switches.order,
                               choice.request);
    json items = json::array();
    for (const std::size_t number : page.items)
        items.push_back(MediaShape(context.world.media(number)));
    return PageReply(std::move(items), page.bookmark);
}

Reply RegisterMedia(Context& context)
{
    if (!context.prepared.is_object)
        return BadBody();
    FieldReader fields(context.prepared.body);
    fields.Require("media_type");
    fields.Choice("media_type", {"video"}, "video");
    if (fields.refusal())
        return *fields.refusal();
    MediaUpload media;
    media.owner = context.person.id;
    media.side = context.side;
    media.key = "uploads/" + context.world.RandomHex(24) + ":video";
    media.policy = EncodeBase64(context.world.RandomHex(48));
    media.signature = context.world.RandomHex(64);
    return JsonReply(
        201, UploadShape(context.world.AddMedia(std::move(media)), context.world.ShownNow(), context.origin));
}

Reply GetMedia(Context& context)
{
    MediaUpload* media = context.world.FindMedia(context.side, context.ids[0]);
    if (!media || media->owner != context.person.id)
        return Refusal(404, 404, "Media upload not found");
    Poll(context.world, *media);
    return JsonReply(200, MediaShape(*media));
}

Reply LengthRequired()
{
    return S3Fault(411, "MissingContentLength", "You must provide the Content-Length HTTP header.");
}

Reply TakeUpload(const Call& call, World& world, const Switches& switches)
{
    if (call.Header("content-length").empty())
        return LengthRequired();
    if (call.MediaType() != "multipart/form-data")
        return S3Fault(412, "PreconditionFailed",
                       "Bucket POST must be of the enclosure-type multipart/form-data");
    const auto part = [&](std::string_view name) -> const FormPart* {
        for (const FormPart& one : call.parts)
            if (one.name == name)
                return &one;
        return nullptr;
    };
    const FormPart* key = part("key");
    const FormPart* policy = part("policy");
    const FormPart* signature = part("x-amz-signature");
    const FormPart* file = part("file");
    if (!file)
        return S3Fault(400, "InvalidArgument", "POST requires exactly one file upload per request.");
    MediaUpload* media = key ? world.FindMediaByKey(key->content) : nullptr;
    if (!media || !policy || policy->content != media->policy || !signature ||
        signature->content != media->signature)
        return S3Fault(403, "AccessDenied", "Invalid according to Policy");
    media->sha256 = Sha256Hex(file->content);
    media->bytes = file->content.size();
    media->good = switches.media_good.value_or(LooksLikeVideo(file->content));
    media->polls_left = switches.media_polls;
    media->status = "processing";
    world.Changed(*media);
    Reply reply;
    reply.status = 204;
    return reply;
}

}  // namespace pinwright::standin
