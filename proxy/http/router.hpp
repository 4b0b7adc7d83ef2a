// Which handler a path and method belong to. Knows paths and nothing behind them; patterns are
// compared part by part, never by regular expressions (a long path can exhaust their stack).
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

/// Who may ask for a path; the guard decides by it.
enum class Audience {
    kApi,       ///< Needs a session; writing needs our Origin as well.
    kStatus,    ///< The API call that gives a script its first session.
    kPage,      ///< A navigation from anywhere; gives a session; moved to the public address.
    kCallback,  ///< A navigation from Pinterest.
    kAsset,     ///< Files of the client.
    kFigures,   ///< Metrics: under the public or a loopback host, without a session.
    kAnyone,    ///< Probes: any host, no session, tells nothing of the owner.
};

using Handler = std::function<Response(const Request&)>;
using BodyHandler = std::function<Response(const Request&, const BodyReader&)>;

/// What one path answers to.
struct Endpoint {
    Audience audience = Audience::kApi;
    Handler get;
    Handler remove;
    BodyHandler post;
    BodyHandler put;
    BodyHandler patch;
    std::uint64_t body_limit = 0;         ///< Of each body, in bytes.
    Cause over_limit = Cause::kTooLarge;  ///< What a larger body is.

    /// The handler of a method with a body; an empty one where there is none.
    const BodyHandler& BodyHandlerOf(std::string_view method) const;

    /// The value of Allow.
    std::string Allow() const;
};

class Router {
public:
    /// The endpoint of a pattern, made where it is new: `/api/v1/pins/{}`. REQUIRES: at most two `{}`,
    /// and that all patterns are added before the first Find.
    Endpoint& At(std::string_view pattern);

    /// The endpoint of a path, or nullptr; fills the request's parameters. `{}` stands for one part that is
    /// not empty.
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
