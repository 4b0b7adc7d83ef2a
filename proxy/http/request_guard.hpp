// Decides by its head whether a request is allowed, before any handler runs. There is no sign-in: the user's
// own browser on our own page may do everything. So the guard refuses pages of other origins, rebound host
// names, and strangers without a session cookie.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "proxy/http/request_and_response.hpp"
#include "proxy/http/router.hpp"
#include "proxy/http/sessions.hpp"

namespace pinwright::http {

class Guard {
public:
    /// `listen_host` and `listen_port` are where the server really listens.
    Guard(Sessions& sessions, std::string_view public_url, std::string_view listen_host, int listen_port);

    /// The refusal (or the redirect to the public address). Nothing if the request is allowed; its `session`
    /// is then filled. `endpoint` is nullptr for paths that do not exist.
    ///
    /// 400: no Host, or several. 421: a Host that is not ours, or a page that came back from the redirect to
    /// the public address. 403: an Origin that is not ours, a missing one if the request writes something, or
    /// a request from another site's page. 401: no session.
    std::optional<Response> Refuse(Request& request, const Endpoint* endpoint) const;

private:
    std::optional<Response> RefuseHost(const Request& request, Audience audience) const;
    bool IsPublicHost(const Request& request) const;
    bool IsListenHost(const Request& request) const;
    Response Move(const Request& request) const;
    Response ForeignHost(const Request& request, bool page) const;
    std::optional<Response> RefuseOrigin(const Request& request, Audience audience) const;

    Sessions& m_sessions;
    bool m_https;
    std::string m_public_origin;
    std::string m_public_host;
    std::string m_listen_host;
    std::string m_listen_port;  ///< With its colon.
};

}  // namespace pinwright::http
