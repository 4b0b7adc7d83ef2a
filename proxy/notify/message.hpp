// An alarm as one POST that those who may stand behind the address all understand:
//   [X] Slack and what takes its webhooks (Mattermost, Rocket.Chat): `text`
//   [X] Discord: `content`
//   [X] ntfy: the headers make title, message, priority and link out of the body (templates, ntfy 2.10 on);
//       without them it would show the JSON as it is
//   [X] anything else: `title`, `message`, `severity`, `link`
#pragma once

#include <string>

#include "proxy/net/transport.hpp"
#include "proxy/notify/alarms.hpp"

namespace pinwright::notify {

/// How long a receiver may take.
inline constexpr std::chrono::seconds kPostDeadline{10};

/// `to`: where it goes, a secret. `public_url`: where this server's pages are, no slash at its end.
net::Request MessageOf(const Alarm& alarm, const std::string& to, const std::string& public_url);

}  // namespace pinwright::notify
