// Uploads images in parts, because connections break. Each part says where it belongs, the server keeps what
// arrived, and the last part gets the answer of a whole upload. The header names are those of tus 1.0.0
// (https://tus.io/protocols/resumable-upload); the browser chooses the ID.
#include <nlohmann/json.hpp>

#include "proxy/http/replies.hpp"
#include "proxy/http/routes.hpp"
#include "proxy/media/partial_uploads.hpp"
#include "shared/api_json.hpp"
#include "shared/identifiers.hpp"

namespace pinwright::http {

namespace {

using media::PartialUploads;

constexpr const char* kOffsetHeader = "Upload-Offset";

Response NoSuchUpload()
{
    return ErrorReply(media::UnknownUpload());
}

Response BadUpload(std::string detail)
{
    return ErrorReply(Error{Cause::kBadRequest, std::move(detail), {}, {}});
}

PartialUploads::Key KeyOf(const Request& request)
{
    return {request.session, std::string(request.parameters[0])};
}

/// Obstacles such as other uploads usually disappear within minutes.
constexpr const char* kRetryAfterSeconds = "30";

/// A conflict says how many bytes are kept, so that the next part can begin there.
Response Refused(PartialUploads& uploads, const PartialUploads::Key& key, const Error& error)
{
    Response response = ErrorReply(error);
    if (error.cause == Cause::kConflict) {
        const std::optional<PartialUploads::Progress> kept = uploads.Find(key);
        response.With(kOffsetHeader, std::to_string(kept ? kept->offset : 0));
    }
    if (response.status == 503)
        response.With("Retry-After", kRetryAfterSeconds);
    return response;
}

Response TakePart(const Services& services, const Request& request, const BodyReader& read)
{
    const std::optional<std::int64_t> offset = ParseWholeNumber(request.upload_offset);
    const std::optional<std::int64_t> length = ParseWholeNumber(request.upload_length);
    if (!offset || !length || *offset > *length)
        return BadUpload("Upload-Offset and Upload-Length must say where these bytes belong.");
    if (!IsUuid(request.parameters[0]))
        return BadUpload("The ID of an upload is a UUID.");

    PartialUploads& uploads = services.media.partial();
    const PartialUploads::Key key = KeyOf(request);
    const Result<std::unique_ptr<PartialUploads::Turn>> turn = uploads.Take(key, {*offset, *length});
    if (!turn.ok())
        return Refused(uploads, key, turn.error());
    std::optional<Error> refused;
    const Result<Done> done = read([&](std::string_view bytes) {
        Result<Done> written = (*turn)->Write(bytes);
        if (!written.ok())
            refused = written.error();
        return written;
    });
    if (refused)
        return Refused(uploads, key, *refused);
    if (!done.ok() && done.error().cause == Cause::kTooLarge)
        return ErrorReply(done.error());

    // An incomplete body is a part like any other.
    const PartialUploads::Progress progress = (*turn)->progress();
    if (progress.offset < progress.length)
        return EmptyReply(204).With(kOffsetHeader, std::to_string(progress.offset));
    const Result<Media> media = (*turn)->Finish();
    return media.ok() ? JsonReply(201, ToJson(*media)) : Refused(uploads, key, media.error());
}

Response TellProgress(const Services& services, const Request& request)
{
    const std::optional<PartialUploads::Progress> progress = services.media.partial().Find(KeyOf(request));
    return progress ? JsonReply(200, {{"offset", progress->offset}, {"length", progress->length}})
                    : NoSuchUpload();
}

}  // namespace

void AddUploadRoutes(Router& router, const Services& services)
{
    Endpoint& upload = router.At("/api/v1/uploads/{}");
    upload.body_limit = kMediaBodyLimit;
    upload.over_limit = Cause::kImageTooLarge;
    upload.patch = [&services](const Request& request, const BodyReader& read) {
        return TakePart(services, request, read);
    };
    upload.get = [&services](const Request& request) { return TellProgress(services, request); };
    upload.remove = [&services](const Request& request) {
        // Also succeeds if nothing has arrived: a client that cancels can't know how much did.
        services.media.partial().Forget(KeyOf(request));
        return EmptyReply(204);
    };
}

}  // namespace pinwright::http
