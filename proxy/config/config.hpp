// Flags and environment to one checked value (the names are the outer contract's).
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "shared/api_types.hpp"

namespace pinwright::config {

/// One Pinterest that this process is set up for.
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
    std::string app_id;  ///< Empty: nobody can connect, and the UI says so.
    std::string app_secret;
    PinterestSite site;                    ///< Where accounts are connected by default.
    std::optional<PinterestSite> sandbox;  ///< Beside a production site, or where its address was set.
    std::chrono::seconds resume_spacing{60};
    std::string notify_url;  ///< A secret. Empty: nobody is told of anything.

    std::string RedirectUri() const { return public_url + "/oauth/callback"; }
};

/// The environment a process gets, as a function, so that tests can hold it.
struct Environ {
    virtual ~Environ() = default;
    virtual std::optional<std::string> Get(const std::string& name) const = 0;
};

}  // namespace pinwright::config
