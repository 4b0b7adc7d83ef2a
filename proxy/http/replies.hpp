// Builds the kinds of answers: JSON, an error object, a page. Sets the headers that all of a kind share.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "proxy/http/request_and_response.hpp"
#include "shared/result.hpp"

namespace pinwright::http {

/// An answer in JSON, which no cache may store.
Response JsonReply(int status, const nlohmann::json& json);
Response JsonTextReply(int status, std::string json);

/// The error object, with the status of its cause. `log` goes only to the log.
Response ErrorReply(const Error& error);
/// The same with another status, such as 421 for kForeignOrigin or 431 for kTooLarge.
Response ErrorReply(int status, const Error& error);

Response EmptyReply(int status);

/// 503: too many requests are waiting for Pinterest, or this one has waited too long. Nothing was sent or
/// changed, and the client can retry after `Retry-After`. The page is for navigations.
Response BusyReply();
Response BusyPage();

/// A page of ours without script, style or image. Escapes its arguments. Each line of `text` is a paragraph.
/// The page continues to `next` (one of our paths, or empty) automatically and by a link. `code`: lines to
/// copy, shown unchanged below the text.
Response PlainPage(int status, std::string_view title, std::string_view text, std::string_view next = {},
                   std::string_view code = {});

/// Makes text safe between tags and in quoted attributes.
std::string EscapeHtml(std::string_view text);

}  // namespace pinwright::http
