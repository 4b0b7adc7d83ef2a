// The web server: routes, guard and engine put together.
#pragma once

#include <memory>
#include <string>

#include "proxy/http/engine.hpp"
#include "proxy/http/routes.hpp"

namespace pinwright::http {

class Server {
public:
    /// `port` is where `engine` is bound. All that `services` names, and the engine, outlive the server.
    Server(const Services& services, Engine& engine, int port);
    /// Stops.
    ~Server();

    /// Answers from now on.
    void Start();

    /// Closes what waits, waits for the handlers that work, and answers no more.
    void Stop();

    /// What to tell the person at the terminal: where Pinwright is, and whether Pinterest is the real one.
    std::string Greeting() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace pinwright::http
