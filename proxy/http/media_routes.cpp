// Routes for the user's images. Receives them as a stream and serves them from disk; never holds a whole one
// in memory.
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>

#include "proxy/http/replies.hpp"
#include "proxy/http/routes.hpp"
#include "shared/api_json.hpp"
#include "shared/identifiers.hpp"
#include "shared/pin_rules.hpp"

namespace pinwright::http {

namespace {

Response NoSuchImage()
{
    return ErrorReply(media::UnknownImage());
}

Response TakeImage(const Services& services, const BodyReader& read)
{
    Result<std::unique_ptr<media::Upload>> upload = services.media.Begin();
    if (!upload.ok())
        return ErrorReply(upload.error());
    const Result<Done> done = read([&](std::string_view bytes) { return (*upload)->Write(bytes); });
    if (!done.ok())
        return ErrorReply(done.error());
    const Result<Media> media = (*upload)->Finish();
    return media.ok() ? JsonReply(201, ToJson(*media)) : ErrorReply(media.error());
}

Response TakePreview(const Services& services, const Request& request, const BodyReader& read)
{
    const std::string_view id = request.parameters[0];
    if (!IsSha256(id) || !services.media.PathOf(id))
        return NoSuchImage();
    const Result<std::string> bytes = ReadText(read, kPreviewBytesLimit);
    if (!bytes.ok())
        return ErrorReply(bytes.error().cause == Cause::kTooLarge
                              ? Error{Cause::kTooLarge, "A preview has at most 20 KB.", {}, {}}
                              : bytes.error());
    const Result<Done> saved = services.media.SavePreview(id, *bytes);
    return saved.ok() ? EmptyReply(204) : ErrorReply(saved.error());
}

/// The first byte is enough: every stored image was checked at upload, and is PNG or JPEG.
std::string TypeOfFile(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    return file.get() == 0x89 ? "image/png" : "image/jpeg";
}

Response GiveImage(const Services& services, const Request& request)
{
    const std::string_view id = request.parameters[0];
    if (!IsSha256(id))
        return NoSuchImage();
    // Without a preview, serves the image itself, which is larger. A preview may still be uploaded, so the
    // browser must check that answer again.
    const bool small = request.Query("size") == "small";
    const std::optional<std::string> preview = small ? services.media.PreviewOf(id) : std::nullopt;
    const std::optional<std::string> path = preview ? preview : services.media.PathOf(id);
    if (!path)
        return NoSuchImage();

    const std::string tag = "\"" + std::string(id) + (preview ? "-small\"" : "\"");
    Response response;
    response.With("ETag", tag);
    response.With("Cache-Control",
                  small && !preview ? "private, no-cache" : "private, max-age=31536000, immutable");
    if (request.if_none_match.find(tag) != std::string_view::npos) {
        response.status = 304;
        return response;
    }
    response.content_type = TypeOfFile(*path);
    response.file = *path;
    return response;
}

}  // namespace

void AddMediaRoutes(Router& router, const Services& services)
{
    Endpoint& all = router.At("/api/v1/media");
    all.body_limit = kMediaBodyLimit;
    all.over_limit = Cause::kImageTooLarge;
    all.post = [&services](const Request&, const BodyReader& read) { return TakeImage(services, read); };

    router.At("/api/v1/media/{}").get = [&services](const Request& request) {
        return GiveImage(services, request);
    };

    Endpoint& preview = router.At("/api/v1/media/{}/preview");
    preview.body_limit = kPreviewBytesLimit;
    preview.put = [&services](const Request& request, const BodyReader& read) {
        return TakePreview(services, request, read);
    };
}

}  // namespace pinwright::http
