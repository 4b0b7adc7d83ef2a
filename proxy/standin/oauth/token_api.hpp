// The token endpoint and revocation, as strict as Pinterest's: Basic credentials, a form with exactly the
// documented fields, a new pair of tokens on every refresh.
#pragma once

#include "proxy/standin/world/call.hpp"
#include "proxy/standin/world/entities.hpp"
#include "proxy/standin/world/fault_switches.hpp"
#include "proxy/standin/world/registered_app.hpp"
#include "proxy/standin/world/world.hpp"

namespace pinwright::standin {

/// POST /oauth/token. 401 code 2 for wrong credentials, 400 code 1 for a wrong body, 401 code 283 for an
/// invalid code or refresh token. A switch makes it do a refresh but lose the answer.
Reply GiveToken(const Call& call, Side side, const App& app, World& world, Switches& switches);

/// POST /oauth/token/revoke: 200 for client-credentials tokens, 403 code 29 for people's tokens ("Only
/// tokens issued for system users are currently supported").
Reply RevokeToken(const Call& call, Side side, const App& app, World& world);

}  // namespace pinwright::standin
