// How this server publishes: shown and changed.
#include <nlohmann/json.hpp>

#include "proxy/http/replies.hpp"
#include "proxy/http/routes.hpp"
#include "shared/api_json.hpp"

namespace pinwright::http {

namespace {

Response PatchSettings(const Services& services, const BodyReader& read)
{
    const Result<nlohmann::json> json = ReadJson(read);
    if (!json.ok())
        return ErrorReply(json.error());
    const Result<SettingsChange> change = SettingsChangeFromJson(*json);
    if (!change.ok())
        return ErrorReply(change.error());
    const Result<Settings> settings = services.store.settings.Change(*change);
    if (!settings.ok())
        return ErrorReply(settings.error());
    services.publisher.Wake();
    return JsonReply(200, ToJson(*settings));
}

}  // namespace

void AddSettingsRoutes(Router& router, const Services& services)
{
    Endpoint& settings = router.At("/api/v1/settings");
    settings.body_limit = kJsonBodyLimit;
    settings.get = [&services](const Request&) {
        return JsonReply(200, ToJson(services.store.settings.Current()));
    };
    settings.patch = [&services](const Request&, const BodyReader& read) {
        return PatchSettings(services, read);
    };
}

}  // namespace pinwright::http
