// The page where a person allows or declines access: plain HTML with real controls, no script, a strict
// policy. Says plainly that it is a stand-in and not Pinterest.
#pragma once

#include "proxy/standin/world/call.hpp"
#include "proxy/standin/world/registered_app.hpp"
#include "proxy/standin/world/world.hpp"

namespace pinwright::standin {

/// GET /oauth/: the account chooser and a checkbox per scope, or an error page with code 283 and the reason.
Reply ShowConsent(const Call& call, const App& app);

/// POST /oauth/, the submitted form: 302 to the redirect URI with `code` and `state`, or with
/// `error=access_denied` and `state` after Cancel. 403 if another site sent the form.
Reply TakeConsent(const Call& call, const App& app, World& world, const std::string& origin);

/// GET /oauth/style.css
Reply ConsentStyle();

}  // namespace pinwright::standin
