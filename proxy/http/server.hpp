// The web server: combines routes, guard and engine.
#pragma once

#include <memory>
#include <string>

#include "proxy/http/engine.hpp"
#include "proxy/http/routes.hpp"

namespace pinwright::http {

class Server {
public:
    /// `port`: where `engine` is bound. The engine and everything in `services` must outlive the server.
    Server(const Services& services, Engine& engine, int port);
    /// Stops.
    ~Server();

    /// Starts to answer requests.
    void Start();

    /// Closes waiting connections, waits for running handlers, and answers no more requests.
    void Stop();

    /// The text for the terminal: Pinwright's address, and a note if Pinterest is a stand-in or no app is set
    /// up.
    std::string Greeting() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace pinwright::http
