// The environments of Pinterest that this process is set up for, each with its API. The process never calls
// another environment, and never sends that one's tokens anywhere.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "proxy/config/config.hpp"
#include "proxy/pinterest/api.hpp"
#include "shared/result.hpp"

namespace pinwright::oauth {

struct Site {
    Environment environment;
    std::string oauth_url;
    pinterest::Api api;
};

/// A token that a call can use now, and the API it belongs to.
struct Access {
    pinterest::Api* api = nullptr;
    std::string token;
};

class Sites {
public:
    Sites(const config::Config& config, net::Transport& transport);

    /// Null: this process is not set up for it.
    Site* Find(Environment environment);

    std::vector<Environment> environments() const;

private:
    std::deque<Site> m_sites;
};

/// Converts a fault to an error.
Error ErrorOf(const pinterest::Fault& fault);

/// Converts a diagnosis to an error, and back.
Error ErrorOf(const Diagnosis& diagnosis);
Diagnosis DiagnosisOf(const Error& error);

}  // namespace pinwright::oauth
