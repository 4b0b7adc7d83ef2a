// The HTTP engine: sockets, threads, heads and bodies, through cpp-httplib. Only the engine and its bridge
// know that library. Decides nothing about a request, except that it refuses one that isn't HTTP, is too long
// or is too slow.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "proxy/http/connection.hpp"
#include "proxy/http/request_and_response.hpp"
#include "shared/result.hpp"
#include "shared/timestamp.hpp"

namespace pinwright::http {

/// The functions that the engine calls for every request.
struct Answerer {
    /// Returns the answer, or nothing if it depends on the body. The engine may call it twice for a request
    /// with `Expect: 100-continue` (which has a body).
    std::function<std::optional<Response>(Request&)> begin;
    /// Returns the answer to a request if `begin` returned nothing.
    std::function<Response(Request&, const BodyReader&)> finish;
    /// The current time, for the Date header of every answer.
    std::function<Timestamp()> now;
};

class Engine {
public:
    explicit Engine(const Limits& limits);
    ~Engine();

    /// Binds, and returns the port (any free one for 0). Errors: kInternal, one clear line in `detail`.
    Result<int> Bind(const std::string& host, int port);

    /// Starts to answer requests, on its own threads. REQUIRES: Bind.
    void Start(Answerer answerer);

    /// Closes every connection that waits for its peer, and waits for running handlers.
    void Stop();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace pinwright::http
