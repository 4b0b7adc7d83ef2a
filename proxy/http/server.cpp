#include "proxy/http/server.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "proxy/http/replies.hpp"
#include "proxy/http/request_guard.hpp"
#include "proxy/http/static_files.hpp"
#include "shared/text_ids.hpp"

namespace pinwright::http {

namespace {

/// Whether a page is at this address, or a page says that there is none.
bool IsPageAddress(const Request& request)
{
    return !request.path.starts_with("/api/") && !request.path.starts_with("/assets/");
}

/// Programs get the error object, people a page.
Response NotFound(const Request& request)
{
    if ((request.method != "GET" && request.method != "HEAD") || !IsPageAddress(request))
        return ErrorReply(Error{Cause::kNotFound, {}, {}, {}});
    return PlainPage(404, texts::kNotFound, texts::kNotFoundDetail);
}

Response NotAllowed(const Endpoint& endpoint)
{
    const std::string allow = endpoint.Allow();
    Response response = ErrorReply(Error{Cause::kMethodNotAllowed, "Allowed here: " + allow + ".", {}, {}});
    response.With("Allow", allow);
    return response;
}

bool IsForm(std::string_view content_type)
{
    constexpr std::string_view kForm = "multipart/";
    return content_type.size() >= kForm.size() &&
           std::equal(kForm.begin(), kForm.end(), content_type.begin(), [](char wanted, char c) {
               return (c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c) == wanted;
           });
}

std::optional<Response> RefuseBody(const Request& request, const Endpoint& endpoint)
{
    if (IsForm(request.content_type))
        return ErrorReply(415, Error{Cause::kBadRequest, "Send the bytes themselves, not a form.", {}, {}});
    if (!request.content_encoding.empty())
        return ErrorReply(415, Error{Cause::kBadRequest, "Send the body without a content coding.", {}, {}});
    if (request.content_length.value_or(0) > endpoint.body_limit)
        return ErrorReply(Error{endpoint.over_limit, {}, {}, {}});
    return std::nullopt;
}

/// The composer's page in English.
std::string_view PageOf(std::span<const Asset> assets)
{
    const auto page = std::find_if(assets.begin(), assets.end(),
                                   [](const Asset& asset) { return asset.path == "/index.html"; });
    return page == assets.end() ? std::string_view() : page->raw;
}

}  // namespace

struct Server::Impl {
    Impl(const Services& asked, Engine& bound, int port)
        : services(asked),
          sessions(asked.store.sessions, asked.clock, asked.random, asked.config.public_url),
          languages(Languages::Load(asked.config.data_folder + "/languages", PageOf(asked.assets))),
          guard(sessions, asked.config.public_url, asked.config.listen_host, port),
          engine(bound)
    {
        AddStaticFiles(router, services.assets, languages, sessions);
        AddProbeRoutes(router, services);
        AddDiagnosisRoutes(router, services, languages);
        AddStatusRoutes(router, services, sessions);
        AddAccountRoutes(router, services);
        AddOauthRoutes(router, services);
        AddBoardRoutes(router, services);
        AddImageRoutes(router, services);
        AddMediaRoutes(router, services);
        AddUploadRoutes(router, services);
        AddSettingsRoutes(router, services);
        AddPinRoutes(router, services);
        AddPinBatchRoutes(router, services);
        AddPinChangeRoutes(router, services);
    }

    std::optional<Response> Begin(Request& request) const;
    Response Finish(Request& request, const BodyReader& read);

    const Services services;
    Sessions sessions;
    const Languages languages;
    Router router;
    const Guard guard;
    Engine& engine;
};

std::optional<Response> Server::Impl::Begin(Request& request) const
{
    // What the API answers may be stored, and its readers translate it.
    const ThreadLanguage language =
        Speak(IsPageAddress(request) ? languages.Choose(request.accept_language) : nullptr);
    const Endpoint* const endpoint = router.Find(request);
    if (auto refusal = guard.Refuse(request, endpoint))
        return refusal;
    if (endpoint == nullptr)
        return NotFound(request);
    if ((request.method == "GET" || request.method == "HEAD") && endpoint->get)
        return endpoint->get(request);
    if (request.method == "DELETE" && endpoint->remove)
        return endpoint->remove(request);
    if (endpoint->BodyHandlerOf(request.method))
        return RefuseBody(request, *endpoint);
    return NotAllowed(*endpoint);
}

Response Server::Impl::Finish(Request& request, const BodyReader& read)
{
    const Endpoint* const endpoint = router.Find(request);
    if (endpoint == nullptr)
        return NotFound(request);
    request.session = sessions.Find(request.cookies);
    const BodyHandler& handler = endpoint->BodyHandlerOf(request.method);
    return handler ? handler(request, read) : NotAllowed(*endpoint);
}

Server::Server(const Services& services, Engine& engine, int port)
    : m_impl(std::make_unique<Impl>(services, engine, port))
{
}

Server::~Server()
{
    Stop();
}

void Server::Start()
{
    m_impl->engine.Start(
        {[this](Request& request) { return m_impl->Begin(request); },
         [this](Request& request, const BodyReader& read) { return m_impl->Finish(request, read); },
         [this] { return m_impl->services.clock.Now(); }});
}

void Server::Stop()
{
    m_impl->services.calls.Close();
    m_impl->engine.Stop();
}

std::string Server::Greeting() const
{
    const config::Config& config = m_impl->services.config;
    std::string text = "Pinwright is at " + config.public_url + "\n";
    if (config.site.environment == Environment::kStandin)
        text += "Pinterest is a stand-in (" + config.site.api_url + "): nothing reaches the real one.\n";
    if (config.app_id.empty())
        text += "No Pinterest app is set up (PINTEREST_APP_ID): nobody can connect.\n";
    return text;
}

}  // namespace pinwright::http
