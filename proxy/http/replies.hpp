// The shapes that answers come in: JSON, an error object, a page. Their fixed headers stand here.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "proxy/http/exchange.hpp"
#include "shared/result.hpp"

namespace pinwright::http {

/// `no-store`, for its reader alone, and never taken for anything but JSON.
Response JsonReply(int status, const nlohmann::json& json);
Response JsonTextReply(int status, std::string json);

/// The error object, with the status of its cause; `log` goes to the log and nowhere else.
Response ErrorReply(const Error& error);
/// The same with another status: 421 is a kForeignOrigin, 431 a kTooLarge.
Response ErrorReply(int status, const Error& error);

Response EmptyReply(int status);

/// 503: too many requests wait for Pinterest already, or this one has for too long. Nothing was asked or
/// changed, and it may come again after `Retry-After`. The page is for navigations.
Response BusyReply();
Response BusyPage();

/// A page of ours with no script, no style and no image. Escapes what it is given. Each line of `text` is a
/// paragraph; `next` (a path of ours, or empty) is where the page continues automatically and where its link
/// leads; `code`: lines to copy, shown as they are, below the text.
Response PlainPage(int status, std::string_view title, std::string_view text, std::string_view next = {},
                   std::string_view code = {});

/// Text made safe between tags and in quoted attributes.
std::string EscapeHtml(std::string_view text);

}  // namespace pinwright::http
