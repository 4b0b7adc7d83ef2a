#include "proxy/http/httplib_bridge.hpp"

#include <fcntl.h>
#include <httplib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "proxy/http/replies.hpp"

namespace pinwright::http {

namespace {

// Small embedded files are sent with their head in one write; larger ones are never copied.
constexpr std::size_t kCopyLimit = 16u << 10;
constexpr std::size_t kFilePiece = 32u << 10;

std::string_view HeaderOf(const httplib::Request& from, const std::string& name)
{
    const auto found = from.headers.find(name);
    return found == from.headers.end() ? std::string_view{} : std::string_view(found->second);
}

/// Streams a file from disk, a piece at a time. False: it cannot be opened.
bool GiveFile(const std::string& path, const std::string& content_type, httplib::Response& to)
{
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat facts {};
    if (file < 0 || ::fstat(file, &facts) != 0 || facts.st_size <= 0) {
        if (file >= 0)
            ::close(file);
        return false;
    }
    to.set_content_provider(
        static_cast<std::size_t>(facts.st_size), content_type,
        [file](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
            std::vector<char> piece(std::min(length, kFilePiece));
            const ssize_t got = ::pread(file, piece.data(), piece.size(), static_cast<off_t>(offset));
            return got > 0 && sink.write(piece.data(), static_cast<std::size_t>(got));
        },
        [file](bool) { ::close(file); });
    return true;
}

}  // namespace

Request MakeRequest(const httplib::Request& from)
{
    Request to;
    to.method = from.method;
    to.path = from.path;
    to.target = from.target;
    to.host = HeaderOf(from, "Host");
    to.host_count = from.headers.count("Host");
    const auto origin = from.headers.find("Origin");
    if (origin != from.headers.end())
        to.origin =
            from.headers.count("Origin") == 1 ? std::string_view(origin->second) : std::string_view("null");
    to.fetch_site = HeaderOf(from, "Sec-Fetch-Site");
    to.fetch_mode = HeaderOf(from, "Sec-Fetch-Mode");
    to.fetch_dest = HeaderOf(from, "Sec-Fetch-Dest");
    to.from_browser = std::any_of(from.headers.begin(), from.headers.end(), [](const auto& header) {
        constexpr std::string_view kPrefix = "sec-fetch-";
        return header.first.size() > kPrefix.size() &&
               std::equal(kPrefix.begin(), kPrefix.end(), header.first.begin(), [](char wanted, char c) {
                   return (c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c) == wanted;
               });
    });
    const auto [first, last] = from.headers.equal_range("Cookie");
    for (auto cookie = first; cookie != last; ++cookie)
        to.cookies.emplace_back(cookie->second);
    to.if_none_match = HeaderOf(from, "If-None-Match");
    to.accept = HeaderOf(from, "Accept");
    to.accept_encoding = HeaderOf(from, "Accept-Encoding");
    to.accept_language = HeaderOf(from, "Accept-Language");
    to.content_type = HeaderOf(from, "Content-Type");
    to.content_encoding = HeaderOf(from, "Content-Encoding");
    to.upload_offset = HeaderOf(from, "Upload-Offset");
    to.upload_length = HeaderOf(from, "Upload-Length");
    if (const std::optional<std::int64_t> length = ParseWholeNumber(HeaderOf(from, "Content-Length")))
        to.content_length = static_cast<std::uint64_t>(*length);
    for (const auto& [name, value] : from.params)
        to.query.emplace_back(name, value);
    return to;
}

void Give(Response&& from, httplib::Response& to)
{
    to.status = from.status;
    if (!from.file.empty()) {
        if (!GiveFile(from.file, from.content_type, to))
            return Give(ErrorReply(Error{Cause::kImageMissing, {}, "a stored file cannot be read", {}}), to);
    } else if (from.stream) {
        to.set_chunked_content_provider(
            from.content_type, [stream = std::move(from.stream)](std::size_t, httplib::DataSink& sink) {
                stream([&sink](std::string_view piece) {
                    return sink.is_writable() && sink.write(piece.data(), piece.size());
                });
                sink.done();
                return true;
            });
    } else if (from.shared && !from.shared->empty()) {
        const std::size_t size = from.shared->size();
        to.set_content_provider(
            size, from.content_type,
            [text = std::move(from.shared)](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
                return sink.write(text->data() + offset, length);
            });
    } else if (from.fixed.size() > kCopyLimit) {
        to.set_content_provider(
            from.fixed.size(), from.content_type,
            [bytes = from.fixed](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
                return sink.write(bytes.data() + offset, length);
            });
    } else if (!from.fixed.empty()) {
        to.set_content(from.fixed.data(), from.fixed.size(), from.content_type);
    } else if (!from.body.empty()) {
        to.set_content(std::move(from.body), from.content_type);
    }
    for (auto& [name, value] : from.headers)
        to.headers.emplace(std::move(name), std::move(value));
}

Response LibraryError(int status)
{
    switch (status) {
        case 404:
            return ErrorReply(Error{Cause::kNotFound, {}, {}, {}});
        case 405:
            return ErrorReply(Error{Cause::kMethodNotAllowed, {}, {}, {}});
        case 413:
            return ErrorReply(Error{Cause::kTooLarge, {}, {}, {}});
        case 414:
            return ErrorReply(414,
                              Error{Cause::kTooLarge, "The address of the request is too long.", {}, {}});
        default:
            break;
    }
    if (status < 500)
        return ErrorReply(status, Error{Cause::kBadRequest, "The request is not well-formed HTTP.", {}, {}});
    return ErrorReply(status, Error{Cause::kInternal, {}, "the HTTP library failed", {}});
}

}  // namespace pinwright::http
