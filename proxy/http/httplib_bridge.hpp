// Between the HTTP library's requests and answers and ours. Private to the engine.
#pragma once

#include "proxy/http/request_and_response.hpp"

namespace httplib {
struct Request;
struct Response;
}  // namespace httplib

namespace pinwright::http {

/// A view of `from`, which must outlive it.
Request MakeRequest(const httplib::Request& from);

/// Status, headers and body; a file is opened now and streamed later.
void Give(Response&& from, httplib::Response& to);

/// An error that the library found by itself, in the words of the catalog.
Response LibraryError(int status);

}  // namespace pinwright::http
