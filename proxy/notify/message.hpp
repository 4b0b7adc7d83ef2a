// An alarm as one POST that all these receivers understand:
//   [X] Slack, and programs that accept its webhooks (Mattermost, Rocket.Chat): `text`
//   [X] Discord: `content`
//   [X] ntfy: the headers make title, message, priority and link from the body (templates, since ntfy 2.10);
//       without them, ntfy would show the JSON as it is
//   [X] anything else: `title`, `message`, `severity`, `link`
#pragma once

#include <string>

#include "proxy/net/transport.hpp"
#include "proxy/notify/alarms.hpp"

namespace pinwright::notify {

/// How long a receiver may take.
inline constexpr std::chrono::seconds kPostDeadline{10};

/// `to`: the receiver's address, a secret. `public_url`: this server's address, without a slash at its end.
net::Request MessageOf(const Alarm& alarm, const std::string& to, const std::string& public_url);

}  // namespace pinwright::notify
