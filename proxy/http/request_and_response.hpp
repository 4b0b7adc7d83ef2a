// A request and its answer as the handlers see them. Knows no HTTP library, so that a handler can
// be read and compiled by itself. Refuses to hold a whole body: bodies are read through BodyReader.
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

/// What a handler may ask of a request's head. Views live as long as the request.
struct Request {
    std::string_view method;
    std::string_view path;    ///< Decoded, without the query.
    std::string_view target;  ///< As it came, query included. For redirects alone; never logged.

    std::string_view host;
    std::size_t host_count = 0;  ///< Other than one is malformed (RFC 9112 §3.2).
    std::optional<std::string_view> origin;
    std::string_view fetch_site;            ///< Sec-Fetch-Site, empty where absent.
    std::string_view fetch_mode;            ///< Sec-Fetch-Mode, empty where absent.
    std::string_view fetch_dest;            ///< Sec-Fetch-Dest, empty if absent.
    bool from_browser = false;              ///< Has a Sec-Fetch-* header, which every current browser sends.
    std::vector<std::string_view> cookies;  ///< Each Cookie header; browsers send one.
    std::string_view if_none_match;
    std::string_view accept;
    std::string_view accept_encoding;
    std::string_view content_type;
    std::string_view content_encoding;
    std::string_view upload_offset;  ///< Upload-Offset and Upload-Length: of a file that comes in parts.
    std::string_view upload_length;
    std::optional<std::uint64_t> content_length;

    std::vector<std::pair<std::string, std::string>> query;  ///< Decoded, in no promised order.

    std::array<std::string_view, 2> parameters;  ///< The parts of the path that stand for `{}`, in order.
    std::string session;  ///< The session's token, where the request has one that is good.

    /// The first value of that name, or the empty text.
    std::string_view Query(std::string_view name) const;
};

/// A whole number from 0 on, in digits alone and at most 18 of them; or nothing.
std::optional<std::int64_t> ParseWholeNumber(std::string_view text);

/// Takes the next bytes of a body; an error stops the reading and is what ReadBody returns.
using BodySink = std::function<Result<Done>(std::string_view)>;

/// Hands the request's body to the sink, piece by piece, once. Errors: the sink's; kBadRequest where the
/// body is cut off or wrongly framed; kTooLarge past the server's own limit.
using BodyReader = std::function<Result<Done>(const BodySink&)>;

/// The body as one text of at most `limit` bytes. Errors: kTooLarge past it, and those of BodyReader.
Result<std::string> ReadText(const BodyReader& read, std::size_t limit);

/// Writes a body piece by piece, each sent at once; `write` gives false when nobody reads it any more.
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
