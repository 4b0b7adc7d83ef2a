// The outside world, as seen from here: one HTTP request out, one answer back. TLS is verified
// with one shared context, redirects are never followed, every call has deadlines, and answers
// have a size limit. Knows nothing of Pinterest.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pinwright::net {

using Headers = std::vector<std::pair<std::string, std::string>>;

/// A body that is produced while it is sent, so that a large one is never held in memory.
struct BodySource {
    virtual ~BodySource() = default;
    /// Its exact length in bytes: what Content-Length says.
    virtual std::uint64_t Length() const = 0;
    /// The next bytes, at most `limit`; empty before the end means that the source broke.
    virtual std::string_view Next(std::size_t limit) = 0;
};

/// Asked once, when all of the request but its last byte has been handed to the network. Only
/// after a true does the last byte go out; after a false the connection is dropped. Whoever
/// passes a fence learns from it whether the other side can have seen the whole request.
using Fence = std::function<bool()>;

/// How far plain http may go: everyone on the way can read what is sent, the address included.
enum class Plain {
    kLoopback,     ///< Not beyond this machine.
    kHomeNetwork,  ///< To private addresses (RFC 1918, RFC 4193, link-local), names without a dot and those
                   ///< under local, lan, home.arpa and internal, which no public name server knows.
};

struct Request {
    std::string method = "GET";
    std::string url;  ///< Absolute; the query included. Never logged with its query.
    Headers headers;
    std::string body;  ///< Used where `source` is null.
    BodySource* source = nullptr;
    std::string content_type;
    Fence fence;                                 ///< Only with a body; may be empty.
    std::chrono::milliseconds deadline{30'000};  ///< For the whole call.
    std::size_t answer_limit = 8u << 20;         ///< Bytes of the answer's body.
    Plain plain = Plain::kLoopback;
};

struct Reply {
    int status = 0;
    Headers headers;
    std::string body;

    /// The first header of that name, in any case; nothing where there is none.
    std::optional<std::string> Header(std::string_view name) const;
};

/// Why there is no reply.
enum class Failure {
    kRefusedHere,  ///< The address may not be asked: not https (or http too far from here), no host.
    kResolve,      ///< No such host, or no answer from DNS.
    kConnect,      ///< No connection.
    kTls,          ///< The other side could not be verified.
    kTimeout,      ///< A deadline passed.
    kCut,          ///< The connection broke, or the answer is no HTTP.
    kTooLarge,     ///< The answer is over its limit.
    kFenceClosed,  ///< The fence said no, or the source broke: nothing complete was sent.
};

/// A few words, "no connection" say.
std::string_view Describe(Failure failure);

struct Outcome {
    std::optional<Reply> reply;
    Failure failure = Failure::kCut;  ///< Meaningful where there is no reply.
    std::string log;                  ///< For the log; never holds a query, header or body.
};

/// Threads: may be used from any number at once.
struct Transport {
    virtual ~Transport() = default;
    virtual Outcome Send(const Request& request) = 0;
};

/// How long one may wait for the parts of a call; the whole call's deadline is the request's.
struct Timeouts {
    std::chrono::milliseconds connect{10'000};
    std::chrono::milliseconds read{30'000};
    std::chrono::milliseconds write{30'000};
};

/// The real one. `ca_file` empty: the system's.
std::unique_ptr<Transport> MakeTransport(const Timeouts& timeouts = {}, const std::string& ca_file = {});

/// Whether requests may go to this address: https anywhere, plain http only as far as `plain` says.
bool IsAllowedAddress(std::string_view url, Plain plain = Plain::kLoopback);

/// `application/x-www-form-urlencoded`, RFC 3986 percent-encoding of everything but unreserved.
std::string FormEncode(const std::vector<std::pair<std::string, std::string>>& fields);
std::string PercentEncode(std::string_view text);

}  // namespace pinwright::net
