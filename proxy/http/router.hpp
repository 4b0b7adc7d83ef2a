// Finds the endpoint of a path. Compares patterns part by part, not by regular expressions, because a long
// path can exhaust their stack.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "proxy/http/request_and_response.hpp"

namespace pinwright::http {

/// Who may request a path; the guard enforces it.
enum class Audience {
    kApi,       ///< Needs a session; to write, also our Origin.
    kStatus,    ///< The API call that gives a script its first session.
    kPage,      ///< A navigation from anywhere; starts a session; redirected to the public address.
    kCallback,  ///< A navigation from Pinterest.
    kAsset,     ///< Files of the client.
    kFigures,   ///< Metrics: under the public or a loopback host, without a session.
    kAnyone,    ///< Probes: any host, no session, reveals nothing about the owner.
};

using Handler = std::function<Response(const Request&)>;
using BodyHandler = std::function<Response(const Request&, const BodyReader&)>;

/// The handlers of one path.
struct Endpoint {
    Audience audience = Audience::kApi;
    Handler get;
    Handler remove;
    BodyHandler post;
    BodyHandler put;
    BodyHandler patch;
    std::uint64_t body_limit = 0;         ///< Bytes of each body.
    Cause over_limit = Cause::kTooLarge;  ///< The error for a larger body.

    /// The handler of a method with a body; empty if there is none.
    const BodyHandler& BodyHandlerOf(std::string_view method) const;

    /// The value of the Allow header.
    std::string Allow() const;
};

class Router {
public:
    /// The endpoint of a pattern such as `/api/v1/pins/{}`; adds it if it is new. REQUIRES: at most two `{}`,
    /// and all patterns are added before the first Find.
    Endpoint& At(std::string_view pattern);

    /// The endpoint of a path, or nullptr; fills the request's parameters. `{}` matches one nonempty part.
    const Endpoint* Find(Request& request) const;

private:
    struct Pattern {
        std::vector<std::string> parts;
        Endpoint endpoint;
    };

    std::unordered_map<std::string, Endpoint> m_exact;
    std::vector<Pattern> m_patterns;
};

}  // namespace pinwright::http
