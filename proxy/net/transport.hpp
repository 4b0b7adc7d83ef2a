// The way to the outside world: one HTTP request out, one answer back. Verifies TLS with one shared set of
// certificates, never follows redirects, and limits the time and size of each call. Knows nothing about
// Pinterest.
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
    /// The exact length in bytes, for Content-Length.
    virtual std::uint64_t Length() const = 0;
    /// The next bytes, up to `limit`. Empty before the end: the source has failed.
    virtual std::string_view Next(std::size_t limit) = 0;
};

/// Called once, when the network has accepted all of the request except its last byte. True sends the last
/// byte; false drops the connection. So the caller knows whether the other side can have seen the whole
/// request.
using Fence = std::function<bool()>;

/// How far plain http may go. Everyone on the way can read what is sent, including the address.
enum class Plain {
    kLoopback,     ///< Not beyond this machine.
    kHomeNetwork,  ///< To private addresses (RFC 1918, RFC 4193, link-local), names without a dot, and names
                   ///< under local, lan, home.arpa and internal, which no public name server knows.
};

struct Request {
    std::string method = "GET";
    std::string url;  ///< Absolute, with the query. Never logged with its query.
    Headers headers;
    std::string body;  ///< Used if `source` is null.
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

    /// The first header with this name, in upper or lower case; nothing if there is none.
    std::optional<std::string> Header(std::string_view name) const;
};

/// Why there is no reply.
enum class Failure {
    kRefusedHere,  ///< The address isn't allowed: not https (or http that goes too far), or no host.
    kResolve,      ///< No such host, or no answer from DNS.
    kConnect,      ///< No connection.
    kTls,          ///< The other side could not be verified.
    kTimeout,      ///< A deadline passed.
    kCut,          ///< The connection broke, or the answer isn't HTTP.
    kTooLarge,     ///< The answer is over its limit.
    kFenceClosed,  ///< The fence said no, or the source broke: nothing complete was sent.
};

/// A few words, such as "no connection".
std::string_view Describe(Failure failure);

struct Outcome {
    std::optional<Reply> reply;
    Failure failure = Failure::kCut;  ///< Meaningful only without a reply.
    std::string log;                  ///< For the log; never holds a query, header or body.
};

/// Threads: any number may call at once.
struct Transport {
    virtual ~Transport() = default;
    virtual Outcome Send(const Request& request) = 0;
};

/// Time limits for the parts of a call. The request has the deadline for the whole call.
struct Timeouts {
    std::chrono::milliseconds connect{10'000};
    std::chrono::milliseconds read{30'000};
    std::chrono::milliseconds write{30'000};
};

/// The real transport. `ca_file` empty: the system's certificates.
std::unique_ptr<Transport> MakeTransport(const Timeouts& timeouts = {}, const std::string& ca_file = {});

/// Whether requests may go to this address: https anywhere, plain http only as far as `plain` says.
bool IsAllowedAddress(std::string_view url, Plain plain = Plain::kLoopback);

/// `application/x-www-form-urlencoded`, with RFC 3986 percent-encoding of all but unreserved characters.
std::string FormEncode(const std::vector<std::pair<std::string, std::string>>& fields);
std::string PercentEncode(std::string_view text);

}  // namespace pinwright::net
