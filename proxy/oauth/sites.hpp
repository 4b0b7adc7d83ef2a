// The Pinterests that this process is set up for, each with its API. What is not among them is
// never asked, and no token of it is sent anywhere.
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

/// A fault as an error of ours.
Error ErrorOf(const pinterest::Fault& fault);

/// A diagnosis as the error that it describes, and back.
Error ErrorOf(const Diagnosis& diagnosis);
Diagnosis DiagnosisOf(const Error& error);

}  // namespace pinwright::oauth
