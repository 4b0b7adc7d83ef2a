#include "proxy/http/request_guard.hpp"

#include <algorithm>

#include "proxy/diagnosis/public_address.hpp"
#include "proxy/http/origins.hpp"
#include "proxy/http/replies.hpp"
#include "proxy/net/address.hpp"
#include "shared/text_ids.hpp"

namespace pinwright::http {

namespace {

// Marks a URL to which this server has redirected the browser. If the browser comes back with it under the
// listen address, another redirect would loop forever: something in between replaces the public address with
// the listen address.
constexpr std::string_view kMoved = "pinwright_moved=1";

/// The query of a target, without its question mark.
std::string_view QueryOf(std::string_view target)
{
    const std::size_t mark = target.find('?');
    return mark == std::string_view::npos ? std::string_view{} : target.substr(mark + 1);
}

/// The marker is always the last part of a query.
bool HasMoved(std::string_view target)
{
    const std::string_view query = QueryOf(target);
    return query == kMoved || (query.ends_with(kMoved) && query[query.size() - kMoved.size() - 1] == '&');
}

/// An authority without its port, an IPv6 address without its brackets.
std::string_view NameOf(std::string_view host)
{
    if (host.starts_with('['))
        return host.substr(1, host.find(']') - 1);
    return host.substr(0, host.find(':'));
}

bool IsOwnName(std::string_view host)
{
    return net::IsLoopback(NameOf(host));
}

bool Reads(std::string_view method)
{
    return method == "GET" || method == "HEAD";
}

/// Whether it can be part of a header: visible ASCII, as every well-formed request target is (RFC 3986).
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
          false)),
      m_listen_port(":" + std::to_string(listen_port))
{
}

std::optional<Response> Guard::Refuse(Request& request, const Endpoint* endpoint) const
{
    const Audience audience = endpoint != nullptr ? endpoint->audience : Audience::kAsset;
    if (audience == Audience::kAnyone)
        return std::nullopt;
    if (auto refusal = RefuseHost(request, audience))
        return refusal;
    if (audience == Audience::kFigures)
        return std::nullopt;
    if (auto refusal = RefuseOrigin(request, audience))
        return refusal;
    if (audience == Audience::kAsset)
        return std::nullopt;

    request.session = m_sessions.Find(request.cookies);
    if (!request.session.empty())
        return std::nullopt;
    // Pages and the status create a session. The callback handles a missing one itself: it means that the
    // user began to connect in another browser.
    if (audience == Audience::kApi)
        return ErrorReply(Error{Cause::kNoSession, {}, {}, {}});
    return std::nullopt;
}

bool Guard::IsPublicHost(const Request& request) const
{
    return request.host == m_public_host || NormalHost(request.host, m_https) == m_public_host;
}

/// Whether the request names the listen address, as in the settings or by another name of this machine.
bool Guard::IsListenHost(const Request& request) const
{
    const std::string host = NormalHost(request.host, false);
    return host == m_listen_host || (IsOwnName(host) && host.ends_with(m_listen_port));
}

std::optional<Response> Guard::RefuseHost(const Request& request, Audience audience) const
{
    if (request.host_count != 1)
        return ErrorReply(Error{Cause::kBadRequest, "A request must have exactly one Host header.", {}, {}});
    const bool page = audience == Audience::kPage && Reads(request.method) &&
                      request.target.starts_with('/') && IsVisible(request.target);
    if (IsPublicHost(request)) {
        if (page && HasMoved(request.target))
            return Move(request);
        return std::nullopt;
    }
    // A monitor on this machine uses the listen address or localhost.
    if (audience == Audience::kFigures &&
        (IsListenHost(request) || IsOwnName(NormalHost(request.host, false))))
        return std::nullopt;
    if (page && IsListenHost(request) && !HasMoved(request.target))
        return Move(request);
    return ForeignHost(request, page);
}

/// Redirects to the public address. Cookies and the redirect URI belong to it, so connecting an account would
/// never succeed under another address. Adds the marker on the first redirect and removes it on the second.
Response Guard::Move(const Request& request) const
{
    std::string target(request.target);
    if (HasMoved(target))
        target.erase(target.size() - kMoved.size() - 1);
    else
        target.append(target.find('?') == std::string::npos ? "?" : "&").append(kMoved);
    Response move = EmptyReply(302);
    move.With("Location", m_public_origin + target).With("Cache-Control", "no-store");
    return move;
}

/// If a browser was redirected and comes back under the listen address, a server in between hides the public
/// address. The answer explains that.
Response Guard::ForeignHost(const Request& request, bool page) const
{
    if (!page || (!HasMoved(request.target) && request.accept.find("text/html") == std::string_view::npos))
        return Foreign(421, "This server answers only under " + m_public_origin + ".");
    return PlainPage(421, texts::kOtherName,
                     Fill(texts::kOtherNameDetail, {{"asked", request.host}, {"address", m_public_origin}}) +
                         "\n" + Fill(texts::kOtherNameNginx),
                     {}, diagnosis::kNginxLines);
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
    // `same-site` is another origin, too: a site includes all ports of a host, and localhost has many.
    if (request.fetch_site == "cross-site" || request.fetch_site == "same-site") {
        const bool navigation = request.fetch_mode == "navigate" && Reads(request.method) &&
                                (audience == Audience::kPage || audience == Audience::kCallback);
        if (!navigation)
            return Foreign(403, "The request was made by a page of another site.");
    }
    return std::nullopt;
}

}  // namespace pinwright::http
