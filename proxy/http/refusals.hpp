// The answers to requests that could not be read: a head that can't be accepted, or that arrives too slowly.
// A browser that asks for a page gets a page; every other program gets the error object.
#pragma once

#include <string>
#include <string_view>

#include "proxy/http/request_and_response.hpp"
#include "proxy/http/request_head.hpp"

namespace pinwright::http {

/// `head`: the part of it that has arrived.
Response ReplyTo(const HeadRefusal& refusal, std::string_view head);

/// 408. `head`: the part of it that has arrived; empty for a body.
Response ReplyToSlow(std::string_view head);

/// The bytes of an answer with a text body, after which the connection is closed.
std::string WholeReply(const Response& reply);

}  // namespace pinwright::http
