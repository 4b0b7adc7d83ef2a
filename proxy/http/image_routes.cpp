// Serves avatars and covers from Pinterest. The page may load images only from this server, and Pinterest
// doesn't learn who views them.
#include "proxy/http/replies.hpp"
#include "proxy/http/routes.hpp"

namespace pinwright::http {

void AddImageRoutes(Router& router, const Services& services)
{
    router.At("/api/v1/images/{}").get = [&services](const Request& request) {
        std::optional<PageCalls::Place> place = services.calls.Admit();
        if (!place || !place->AwaitTurn())
            return BusyReply();
        std::optional<oauth::RemoteImage> image = services.images.Fetch(request.parameters[0]);
        if (!image) {
            // Only for a minute: perhaps Pinterest was unreachable.
            Response none = EmptyReply(204);
            none.With("Cache-Control", "private, max-age=60");
            return none;
        }
        Response response;
        response.content_type = std::move(image->content_type);
        response.body = std::move(image->bytes);
        response.With("Cache-Control", "private, max-age=86400");
        return response;
    };
}

}  // namespace pinwright::http
