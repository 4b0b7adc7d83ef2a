// A request and its answer as handlers see them, independent of the HTTP library. A request never holds its
// body: handlers read it through BodyReader.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/result.hpp"

namespace pinwright::http {

/// The parts of a request's head that handlers need. Views live as long as the request.
struct Request {
    std::string_view method;
    std::string_view path;    ///< Decoded, without the query.
    std::string_view target;  ///< As it was sent, with the query. Only for redirects; never logged.

    std::string_view host;
    std::size_t host_count = 0;  ///< Must be one (RFC 9112 §3.2).
    std::optional<std::string_view> origin;
    std::string_view fetch_site;            ///< Sec-Fetch-Site, empty if absent.
    std::string_view fetch_mode;            ///< Sec-Fetch-Mode, empty if absent.
    std::string_view fetch_dest;            ///< Sec-Fetch-Dest, empty if absent.
    bool from_browser = false;              ///< Has a Sec-Fetch-* header, which every current browser sends.
    std::vector<std::string_view> cookies;  ///< Each Cookie header; browsers send one.
    std::string_view if_none_match;
    std::string_view accept;
    std::string_view accept_encoding;
    std::string_view accept_language;
    std::string_view content_type;
    std::string_view content_encoding;
    std::string_view upload_offset;  ///< Upload-Offset and Upload-Length, for an upload in parts.
    std::string_view upload_length;
    std::optional<std::uint64_t> content_length;

    std::vector<std::pair<std::string, std::string>> query;  ///< Decoded, in any order.

    std::array<std::string_view, 2> parameters;  ///< The parts of the path that stand for `{}`, in order.
    std::string session;                         ///< The token of a valid session, or empty.

    /// The first value with this name, or an empty text.
    std::string_view Query(std::string_view name) const;
};

/// A whole number of 1 to 18 digits and nothing else; otherwise nothing.
std::optional<std::int64_t> ParseWholeNumber(std::string_view text);

/// Accepts the next bytes of a body. An error stops the reading, and BodyReader returns it.
using BodySink = std::function<Result<Done>(std::string_view)>;

/// Passes the request's body to the sink, piece by piece; can be called once. Errors: the sink's; kBadRequest
/// if the body is incomplete or malformed; kTooLarge if it exceeds the server's own limit.
using BodyReader = std::function<Result<Done>(const BodySink&)>;

/// Reads the body as one text of up to `limit` bytes. Errors: kTooLarge if it is longer; BodyReader's.
Result<std::string> ReadText(const BodyReader& read, std::size_t limit);

/// Writes a body piece by piece, each sent immediately. `write` returns false once the reader is gone.
using BodyWriter = std::function<void(const std::function<bool(std::string_view)>& write)>;

/// An answer. Its body is one of five: `body`, `shared`, `fixed`, the file `file`, or what `stream` writes.
struct Response {
    int status = 200;
    std::string content_type;
    std::string body;
    std::shared_ptr<const std::string> shared;  ///< One text, possibly long, that many answers share.
    std::string_view fixed;                     ///< Bytes that outlive the server: the embedded client's.
    std::string file;                           ///< A path to stream from disk.
    BodyWriter stream;
    std::vector<std::pair<std::string, std::string>> headers;

    Response& With(std::string name, std::string value);
};

}  // namespace pinwright::http
