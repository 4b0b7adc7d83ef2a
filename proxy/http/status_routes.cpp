// GET /api/v1/status: what this server is, and its state. The page polls it, so the text is cached until the
// store's revision changes, or until parts that depend on the time may be out of date.
#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>

#include "proxy/http/replies.hpp"
#include "proxy/http/routes.hpp"
#include "proxy/oauth/account_causes.hpp"
#include "shared/api_json.hpp"

namespace pinwright::http {

namespace {

// How long the text is cached if only the time changes.
constexpr std::chrono::minutes kKept{1};

/// Adds how long and why the publisher lets the account rest.
Account Resting(const Services& services, Account account, Timestamp now)
{
    if (const std::optional<publish::Lanes::Rest> rest = services.publisher.RestOf(account.id, now)) {
        account.rests_until = rest->until;
        account.rests_for = rest->why;
    }
    return account;
}

std::string StatusText(const Services& services, std::int64_t revision, Timestamp now)
{
    Status status;
    status.version = services.version;
    status.mode = services.config.site.environment;
    status.app_configured = !services.config.app_id.empty();
    status.redirect_uri = services.config.RedirectUri();
    const Settings settings = services.store.settings.Current();
    status.paused = settings.paused;
    status.restored = settings.restored;
    for (const store::AccountRecord& record : services.store.accounts.List())
        status.accounts.push_back(Resting(services, oauth::AsShown(record.account, now), now));
    const std::vector<int> counts = services.store.pins.CountByState();
    std::copy_n(counts.begin(), std::min<std::size_t>(counts.size(), kPinStateCount), status.pins_by_state);
    status.revision = revision;
    return JsonReply(200, ToJson(status)).body;
}

class StatusCache {
public:
    std::string At(const Services& services)
    {
        // Read first: a change from now on has a later revision, so the next request builds the text again.
        const std::int64_t revision = services.store.Revision();
        const Timestamp now = services.clock.Now();
        {
            const std::lock_guard lock(m_mutex);
            // If the clock was set back, the text must not be cached for longer.
            if (revision == m_revision && m_made_at <= now && now - m_made_at < kKept)
                return m_text;
        }
        std::string text = StatusText(services, revision, now);
        const std::lock_guard lock(m_mutex);
        m_revision = revision;
        m_made_at = now;
        m_text = text;
        return text;
    }

private:
    std::mutex m_mutex;
    std::int64_t m_revision = -1;
    Timestamp m_made_at{};
    std::string m_text;
};

}  // namespace

void AddStatusRoutes(Router& router, const Services& services, Sessions& sessions)
{
    Endpoint& endpoint = router.At("/api/v1/status");
    endpoint.audience = Audience::kStatus;
    endpoint.get = [&services, &sessions, cache = std::make_shared<StatusCache>()](const Request& request) {
        if (request.session.empty() && !Sessions::MayBegin(request))
            return ErrorReply(Error{Cause::kNoSession, {}, {}, {}});
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
