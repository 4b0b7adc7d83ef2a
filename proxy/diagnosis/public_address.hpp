// Finds out what answers at the public address: this server, something in between that changes the request,
// or something else. Asks /healthz there once, which reveals nothing new and runs no checks, so it can't
// loop.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "proxy/diagnosis/all_checks.hpp"

namespace pinwright::diagnosis {

/// What nginx needs below its `proxy_pass`. `$http_host` is the Host as the browser sent it, with its port; a
/// fixed name would accept every foreign name. Images can be up to 20 MB, and nginx accepts 1 MB by default.
inline constexpr std::string_view kNginxLines =
    "proxy_set_header Host $http_host;\nclient_max_body_size 20m;";

struct PublicAddress {
    enum class State {
        kUnknown,       ///< Not checked: it is plain http beyond this machine, or there is no transport.
        kHere,          ///< This server.
        kHostReplaced,  ///< This server, but the Host header was changed on the way.
        kElsewhere,     ///< Something else.
        kUnreachable,   ///< No answer, or a gateway that can't reach anything behind it.
    };
    State state = State::kUnknown;
    std::string evidence;  ///< What was seen, as a sentence; empty for the first two.
};

PublicAddress FindPublicAddress(const Means& means);

/// What /healthz returns about the server and the request, for the check above. `instance` is a random text
/// for this run of the server.
nlohmann::json MarksOf(std::string_view instance, bool public_host);

}  // namespace pinwright::diagnosis
