// Avatars and covers of Pinterest's, shown through this server: the page may load images from here
// alone, and Pinterest need not learn who looks.
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
            // None now may be one in a minute; Pinterest was out of reach, perhaps.
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
