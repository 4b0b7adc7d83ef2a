// GET /api/v1/status: what this server is and how it stands. The page asks for it again and again,
// so its text is kept until the store's revision grows.
#include <spdlog/spdlog.h>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>

#include "proxy/http/replies.hpp"
#include "proxy/http/routes.hpp"
#include "shared/api_json.hpp"

namespace pinwright::http {

namespace {

std::string StatusText(const Services& services, std::int64_t revision)
{
    Status status;
    status.version = services.version;
    status.mode = services.config.site.environment;
    status.app_configured = !services.config.app_id.empty();
    status.redirect_uri = services.config.RedirectUri();
    const Settings settings = services.store.CurrentSettings();
    status.paused = settings.paused;
    status.restored = settings.restored;
    for (const store::AccountRecord& record : services.store.Accounts())
        status.accounts.push_back(record.account);
    const std::vector<int> counts = services.store.PinCounts();
    std::copy_n(counts.begin(), std::min<std::size_t>(counts.size(), kPinStateCount), status.pins_by_state);
    status.revision = revision;
    return JsonReply(200, ToJson(status)).body;
}

class StatusCache {
public:
    std::string At(const Services& services)
    {
        // Read before the rest: what changes in between belongs to a later revision and is asked for again.
        const std::int64_t revision = services.store.Revision();
        {
            const std::lock_guard lock(m_mutex);
            if (revision == m_revision)
                return m_text;
        }
        std::string text = StatusText(services, revision);
        const std::lock_guard lock(m_mutex);
        m_revision = revision;
        m_text = text;
        return text;
    }

private:
    std::mutex m_mutex;
    std::int64_t m_revision = -1;
    std::string m_text;
};

}  // namespace

void AddStatusRoutes(Router& router, const Services& services, Sessions& sessions)
{
    Endpoint& endpoint = router.At("/api/v1/status");
    endpoint.audience = Audience::kStatus;
    endpoint.get = [&services, &sessions, cache = std::make_shared<StatusCache>()](const Request& request) {
        Response response = JsonTextReply(200, cache->At(services));
        if (request.session.empty()) {
            const Result<std::string> token = sessions.Begin();
            if (!token.ok())
                return ErrorReply(token.error());
            response.With("Set-Cookie", sessions.CookieLine(*token));
        }
        return response;
    };
}

}  // namespace pinwright::http
