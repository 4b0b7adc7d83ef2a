// The checked settings, from flags and the environment. The names of flags and variables are part of the
// public contract.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "shared/api_types.hpp"

namespace pinwright::config {

/// One environment of Pinterest that this process is set up for.
struct PinterestSite {
    Environment environment = Environment::kProduction;
    std::string api_url;    ///< No trailing slash.
    std::string oauth_url;  ///< With its trailing slash, as Pinterest has it.
};

struct Config {
    std::string listen_host = "127.0.0.1";  ///< Loopback; an IPv6 address without its brackets.
    int listen_port = 8080;
    std::string public_url =
        "http://localhost:8080";  ///< As a browser writes the origin: lower case, no default port.
    std::string data_folder = "./data";
    std::string app_id;  ///< Empty: no account can be connected, and the UI says so.
    std::string app_secret;
    PinterestSite site;                    ///< Where accounts are connected by default.
    std::optional<PinterestSite> sandbox;  ///< With production, or with a stand-in if its address is set.
    std::chrono::seconds resume_spacing{60};
    std::string notify_url;  ///< A secret. Empty: no messages are sent.

    std::string RedirectUri() const { return public_url + "/oauth/callback"; }
};

/// The process's environment variables, as an interface that tests can replace.
struct Environ {
    virtual ~Environ() = default;
    virtual std::optional<std::string> Get(const std::string& name) const = 0;
};

}  // namespace pinwright::config
