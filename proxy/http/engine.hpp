// The HTTP engine: sockets, threads, heads and bodies, by way of cpp-httplib, which no other header
// or file of this room knows. Decides nothing about a request; refuses what is not HTTP, too long or
// too slow by itself, with our error object.
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

/// What the engine asks for every request.
struct Answerer {
    /// The answer by the head alone, or nothing where the body is wanted. May be asked twice for a request
    /// that expects 100-continue, and then has a body.
    std::function<std::optional<Response>(Request&)> begin;
    /// The answer of a request whose body was wanted.
    std::function<Response(Request&, const BodyReader&)> finish;
    /// The current time, for the Date header of every answer.
    std::function<Timestamp()> now;
};

class Engine {
public:
    explicit Engine(const Limits& limits);
    ~Engine();

    /// Binds, and gives the port (any free one for 0). Errors: kInternal, one clear line in `detail`.
    Result<int> Bind(const std::string& host, int port);

    /// Answers from now on, on threads of its own. REQUIRES: Bind.
    void Start(Answerer answerer);

    /// Ends every connection that waits, and waits for the handlers that work.
    void Stop();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace pinwright::http
