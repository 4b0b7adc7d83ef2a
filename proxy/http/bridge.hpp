// Between the HTTP library's requests and answers and ours. Private to the engine.
#pragma once

#include "proxy/http/exchange.hpp"

namespace httplib {
struct Request;
struct Response;
}  // namespace httplib

namespace pinwright::http {

/// The announced length; `malformed` where it, or the transfer coding, is not to be relied on: then the
/// end of the body, and so the beginning of the next request, cannot be known.
void ReadFraming(const httplib::Request& from, Request& to);

/// A view of `from`, which must outlive it.
Request MakeRequest(const httplib::Request& from);

/// Status, headers and body; a file is opened now and streamed later.
void Give(Response&& from, httplib::Response& to);

/// An error that the library found by itself, in the words of the catalogue.
Response LibraryError(int status);

}  // namespace pinwright::http
