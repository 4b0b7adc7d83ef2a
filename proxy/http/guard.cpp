#include "proxy/http/guard.hpp"

#include <algorithm>

#include "proxy/http/origins.hpp"
#include "proxy/http/replies.hpp"

namespace pinwright::http {

namespace {

bool Reads(std::string_view method)
{
    return method == "GET" || method == "HEAD";
}

/// Whether it can stand in a header: visible ASCII, as every well-formed request target is (RFC 3986).
bool IsVisible(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

Response Foreign(int status, std::string detail)
{
    return ErrorReply(status, Error{Cause::kForeignOrigin, std::move(detail), {}, {}});
}

}  // namespace

Guard::Guard(Sessions& sessions, std::string_view public_url, std::string_view listen_host, int listen_port)
    : m_sessions(sessions),
      m_https(public_url.starts_with("https:")),
      m_public_origin(OriginOf(public_url)),
      m_public_host(HostOf(public_url)),
      m_listen_host(NormalHost(
          (listen_host.find(':') == std::string_view::npos ? std::string(listen_host)
                                                           : "[" + std::string(listen_host) + "]") +
              ":" + std::to_string(listen_port),
          false))
{
}

std::optional<Response> Guard::Refuse(Request& request, const Endpoint* endpoint) const
{
    const Audience audience = endpoint != nullptr ? endpoint->audience : Audience::kAsset;
    if (audience == Audience::kAnyone)
        return std::nullopt;
    if (auto refusal = RefuseHost(request, audience))
        return refusal;
    if (auto refusal = RefuseOrigin(request, audience))
        return refusal;
    if (audience == Audience::kAsset)
        return std::nullopt;

    request.session = m_sessions.Find(request.cookies);
    if (!request.session.empty())
        return std::nullopt;
    // Pages and the status give one. The callback judges a missing session itself: to it that is a
    // sign-in that was begun in another browser.
    if (audience == Audience::kApi)
        return ErrorReply(Error{Cause::kNoSession, {}, {}, {}});
    return std::nullopt;
}

std::optional<Response> Guard::RefuseHost(const Request& request, Audience audience) const
{
    if (request.host_count != 1)
        return ErrorReply(Error{Cause::kBadRequest, "A request has exactly one Host header.", {}, {}});
    if (request.host == m_public_host)
        return std::nullopt;
    const std::string host = NormalHost(request.host, m_https);
    if (host == m_public_host)
        return std::nullopt;
    if (NormalHost(request.host, false) == m_listen_host && audience == Audience::kPage &&
        Reads(request.method) && request.target.starts_with('/') && IsVisible(request.target)) {
        // Cookies and the redirect URI belong to the public address; a page under the other would never
        // get through a sign-in.
        Response move = EmptyReply(302);
        move.With("Location", m_public_origin + std::string(request.target))
            .With("Cache-Control", "no-store");
        return move;
    }
    return Foreign(421, "This server answers under " + m_public_origin + " alone.");
}

std::optional<Response> Guard::RefuseOrigin(const Request& request, Audience audience) const
{
    if (request.origin) {
        if (*request.origin != m_public_origin)
            return Foreign(403, "The request came from a page of another origin.");
    } else if (!Reads(request.method)) {
        return Foreign(403,
                       "Requests that change something must carry the Origin of this server's own page.");
    }
    // `same-site` is another origin too: sites do not tell ports apart, and localhost has many.
    if (request.fetch_site == "cross-site" || request.fetch_site == "same-site") {
        const bool navigation = request.fetch_mode == "navigate" && Reads(request.method) &&
                                (audience == Audience::kPage || audience == Audience::kCallback);
        if (!navigation)
            return Foreign(403, "The request was made by a page of another site.");
    }
    return std::nullopt;
}

}  // namespace pinwright::http
