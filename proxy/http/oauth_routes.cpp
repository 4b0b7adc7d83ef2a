// The two ends of connecting an account: sends the browser to Pinterest, and receives it back. The callback
// answers with a page that continues automatically, because Pinterest forbids a redirect to another address
// (https://developers.pinterest.com/docs/getting-started/connect-app/). Never echoes any part of a query.
#include "proxy/http/replies.hpp"
#include "proxy/http/routes.hpp"
#include "proxy/net/transport.hpp"
#include "shared/text_ids.hpp"

namespace pinwright::http {

namespace {

constexpr std::string_view kIntegrations = "/integrations";

Response Redirect(std::string location)
{
    Response response = EmptyReply(302);
    response.With("Location", std::move(location)).With("Cache-Control", "no-store");
    return response;
}

/// The browser is navigating, so a refusal redirects to the screen where the user can fix it.
Response Start(const Services& services, const Request& request)
{
    const auto refuse = [](Cause cause) {
        return Redirect(std::string(kIntegrations) + "?problem=" + std::string(Describe(cause).id));
    };
    std::optional<Environment> environment;
    const std::string_view wanted = request.Query("environment");
    if (!wanted.empty()) {
        environment = ParseEnvironment(wanted);
        if (!environment)
            return refuse(Cause::kBadRequest);
    }
    const Result<std::string> address =
        services.connections.Begin(request.session, request.Query("account"), environment);
    return address.ok() ? Redirect(*address) : refuse(address.error().cause);
}

/// Where the page continues: the screen that shows the result.
std::string Next(const oauth::CallbackResult& result, bool works)
{
    const std::string account = net::PercentEncode(result.account_id);
    if (works)
        return std::string(kIntegrations) + "?connected=" + account;
    std::string next = std::string(kIntegrations) + "?problem=" +
                       (result.diagnosis ? net::PercentEncode(result.diagnosis->id)
                                         : std::string(Describe(Cause::kInvalidState).id));
    if (!account.empty())
        next += "&account=" + account;
    if (!result.signed_in_as.empty())
        next += "&signed_in_as=" + net::PercentEncode(result.signed_in_as);
    return next;
}

oauth::CallbackResult Complete(const Services& services, const Request& request)
{
    const ThreadLanguage english(nullptr);  // What it says is also stored.
    return services.connections.Complete(request.session, request.Query("state"), request.Query("code"),
                                         request.Query("error"));
}

/// The browser came back to a finished connection attempt, for example by its Back button. Says what the
/// attempt did, and does nothing a second time.
Response UsedPage(const Services& services, const oauth::CallbackResult& result, bool in_the_way)
{
    const std::optional<store::AccountRecord> record =
        result.account_id.empty() ? std::nullopt : services.store.accounts.Find(result.account_id);
    if (in_the_way || (!record && result.diagnosis)) {
        const std::string reason =
            InLanguage(result.diagnosis->title) + " " + InLanguage(result.diagnosis->fix);
        return PlainPage(400, texts::kLinkUsed, Fill(texts::kLinkFailed, {{"reason", reason}}),
                         Next(result, false));
    }
    if (record)
        return PlainPage(400, texts::kLinkUsed,
                         Fill(texts::kLinkConnected, {{"account", record->account.username}}),
                         Next(result, true));
    return PlainPage(400, texts::kLinkUsed, texts::kLinkConnecting, kIntegrations);
}

Response Callback(const Services& services, const Request& request)
{
    using Kind = oauth::CallbackResult::Kind;
    // Waits before using the state, which works only once. So if it is too busy now, the user can reload.
    std::optional<PageCalls::Place> place = services.calls.Admit();
    if (!place || !place->AwaitTurn())
        return BusyPage();
    const oauth::CallbackResult result = Complete(services, request);

    // Some causes are only warnings, such as a personal account. Others prevent publishing, such as a missing
    // permission.
    const CatalogEntry* const entry = result.diagnosis ? FindCause(result.diagnosis->id) : nullptr;
    const bool in_the_way = entry != nullptr && entry->severity == Severity::kBroken;
    if (result.kind == Kind::kUsed)
        return UsedPage(services, result, in_the_way);
    const bool connected = result.kind == Kind::kConnected || result.kind == Kind::kReconnected;
    const bool works = connected && !in_the_way;
    if (connected)
        services.publisher.Wake();

    const int status = result.kind == Kind::kBadState ? 400 : 200;
    if (works)
        return PlainPage(status, texts::kPinterestConnected, "", Next(result, works));
    const Diagnosis shown = result.diagnosis ? *result.diagnosis : Diagnose(Cause::kInvalidState);
    return PlainPage(status, InLanguage(shown.title), InLanguage(shown.detail) + " " + InLanguage(shown.fix),
                     Next(result, works));
}

}  // namespace

void AddOauthRoutes(Router& router, const Services& services)
{
    router.At("/api/v1/oauth/start").get = [&services](const Request& request) {
        return Start(services, request);
    };

    Endpoint& callback = router.At("/oauth/callback");
    callback.audience = Audience::kCallback;
    callback.get = [&services](const Request& request) {
        // The address contains the code, which no other site may learn.
        Response response = Callback(services, request);
        response.With("Referrer-Policy", "no-referrer");
        return response;
    };
}

}  // namespace pinwright::http
