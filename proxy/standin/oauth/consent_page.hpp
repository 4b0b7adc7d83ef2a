// The page on which a person allows or declines: plain HTML with real controls, no script, a strict policy.
// It says plainly that it is a stand-in and not Pinterest.
#pragma once

#include "proxy/standin/world/call.hpp"
#include "proxy/standin/world/registered_app.hpp"
#include "proxy/standin/world/world.hpp"

namespace pinwright::standin {

/// GET /oauth/: the account chooser and a tick box per scope, or the page that says code 283 and why.
Reply ShowConsent(const Call& call, const App& app);

/// POST /oauth/, what the page sends: 302 to the redirect URI with `code` and `state`, or with
/// `error=access_denied` and `state` after Cancel. 403 where another site sent the form.
Reply TakeConsent(const Call& call, const App& app, World& world, const std::string& origin);

/// GET /oauth/style.css
Reply ConsentStyle();

}  // namespace pinwright::standin
