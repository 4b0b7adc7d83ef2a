// What is answered to a request that never becomes one: a head that can't be accepted, or that comes too
// slowly. A browser that asks for a page gets a page in words, every other program the error object.
#pragma once

#include <string>
#include <string_view>

#include "proxy/http/exchange.hpp"
#include "proxy/http/request_head.hpp"

namespace pinwright::http {

/// `head`: what has arrived of it.
Response ReplyTo(const HeadRefusal& refusal, std::string_view head);

/// 408. `head`: what has arrived of it; empty for a body.
Response ReplyToSlow(std::string_view head);

/// The bytes of an answer with a text as its body, after which the connection is closed.
std::string WholeReply(const Response& reply);

/// The headers that every answer has, each with its line's end. The last two say whether the answer has
/// such a header of its own.
void AppendFixedHeaders(std::string& text, bool has_referrer_policy, bool has_content_policy);

}  // namespace pinwright::http
