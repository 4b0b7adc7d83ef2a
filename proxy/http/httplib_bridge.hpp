// Converts between the HTTP library's requests and answers and ours. Private to the engine.
#pragma once

#include "proxy/http/request_and_response.hpp"

namespace httplib {
struct Request;
struct Response;
}  // namespace httplib

namespace pinwright::http {

/// The result contains views of `from`, which must outlive it.
Request MakeRequest(const httplib::Request& from);

/// Moves status, headers and body into `to`. Opens a file now; the library streams it later.
void Give(Response&& from, httplib::Response& to);

/// The answer to an error that the library found, in the catalog's words.
Response LibraryError(int status);

}  // namespace pinwright::http
