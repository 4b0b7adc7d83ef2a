// What answers at the public address, as seen from here: this server, something in between that changes the
// request, or something else. Asks /healthz there once; that tells nobody anything new, runs no check, and
// so can't go round in circles.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "proxy/diagnosis/checkup.hpp"

namespace pinwright::diagnosis {

/// What nginx needs below its `proxy_pass`. `$http_host` is the Host as the browser sent it, with its port; a
/// fixed name would let every foreign name through. Images have up to 20 MB, and nginx takes 1 MB by default.
inline constexpr std::string_view kNginxLines =
    "proxy_set_header Host $http_host;\nclient_max_body_size 20m;";

struct PublicAddress {
    enum class State {
        kUnknown,       ///< It is not asked: by plain http that leaves this machine, or there is no way.
        kHere,          ///< This very server.
        kHostReplaced,  ///< This very server, but the Host it was asked for got lost on the way.
        kElsewhere,     ///< Something else.
        kUnreachable,   ///< Nothing, or a gateway that finds nothing behind it.
    };
    State state = State::kUnknown;
    std::string evidence;  ///< What was seen, in a few words; empty for the first two.
};

PublicAddress FindPublicAddress(const Means& means);

/// What /healthz says of the server and the request, for the search above: `instance` is a random text of
/// this run of the server.
nlohmann::json MarksOf(std::string_view instance, bool public_host);

}  // namespace pinwright::diagnosis
