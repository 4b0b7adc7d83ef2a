// Turns flags and the environment into a checked Config. Reports all faults; none of them contains a secret.
// Private to the config room.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/config/config.hpp"

namespace pinwright::config {

/// A setting that also has a flag. Secrets have none, because other users of the machine can see the flags of
/// its programs.
struct Flag {
    const char* name;
    const char* variable;
    const char* help;
};

inline constexpr std::array<Flag, 8> kFlags{{
    {"--listen", "PINWRIGHT_LISTEN", "loopback address and port to listen on (127.0.0.1:8080)"},
    {"--public-url", "PINWRIGHT_PUBLIC_URL", "address that browsers use (http://localhost:8080)"},
    {"--data", "PINWRIGHT_DATA", "data folder (./data)"},
    {"--app-id", "PINTEREST_APP_ID", "id of your Pinterest app"},
    {"--api-url", "PINTEREST_API_URL", "Pinterest's API (https://api.pinterest.com/v5)"},
    {"--sandbox-api-url", "PINTEREST_SANDBOX_API_URL",
     "Pinterest's sandbox API (https://api-sandbox.pinterest.com/v5)"},
    {"--oauth-url", "PINTEREST_OAUTH_URL", "Pinterest's consent page (https://www.pinterest.com/oauth/)"},
    {"--resume-spacing", "PINWRIGHT_RESUME_SPACING", "seconds between overdue pins (60)"},
}};

/// The values of flags, by the name of their variable.
using GivenFlags = std::map<std::string, std::string>;

/// Flags override the environment; an empty variable counts as unset. Each fault begins with the name of its
/// flag or variable. Reads the secret's file if one is set.
Config CheckSettings(const GivenFlags& flags, const Environ& environment, std::vector<std::string>& faults);

}  // namespace pinwright::config
