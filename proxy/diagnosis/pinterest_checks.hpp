// What Pinterest says of this server's app: whether it can be reached, what time it is there, and whether app
// id and secret are right.
#pragma once

#include "proxy/diagnosis/all_checks.hpp"
#include "proxy/pinterest/api.hpp"

namespace pinwright::diagnosis {

/// The answer to a token request with a code that is made up: it gives nothing to anyone, and tells of the
/// app alone.
using Probe = pinterest::Answer<pinterest::TokenGrant>;

/// Nothing where no app is configured.
std::optional<Probe> ProbeApp(const config::Config& config, pinterest::Api& api);

Check CheckCredentials(const Means& means, const std::optional<Probe>& probe);
Check CheckReach(const Means& means, const std::optional<Probe>& probe);

/// Whether Pinterest gave an answer of its own.
bool Reached(const std::optional<Probe>& probe);

}  // namespace pinwright::diagnosis
