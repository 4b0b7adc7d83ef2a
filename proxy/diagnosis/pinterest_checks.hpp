// Checks that ask Pinterest about this server's app: whether Pinterest can be reached, whether the clocks
// agree, and whether app ID and secret are right.
#pragma once

#include "proxy/diagnosis/all_checks.hpp"
#include "proxy/pinterest/api.hpp"

namespace pinwright::diagnosis {

/// The answer to a token request with a made-up code. It grants nothing, and only says whether Pinterest
/// accepts the app.
using Probe = pinterest::Answer<pinterest::TokenGrant>;

/// Nothing if no app is configured.
std::optional<Probe> ProbeApp(const config::Config& config, pinterest::Api& api);

Check CheckCredentials(const Means& means, const std::optional<Probe>& probe);
Check CheckReach(const Means& means, const std::optional<Probe>& probe);

/// Whether Pinterest itself answered.
bool Reached(const std::optional<Probe>& probe);

}  // namespace pinwright::diagnosis
