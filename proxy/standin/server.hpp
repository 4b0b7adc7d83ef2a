// Carries calls between sockets and the simulator: a thread for each connection up to a cap, and every
// connection closed at once when it stops.
#pragma once

#include <memory>
#include <string>

#include "proxy/standin/control/simulator.hpp"
#include "shared/result.hpp"

namespace pinwright::standin {

class Server {
public:
    explicit Server(Simulator& simulator);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// Binds and begins to serve. The port that it got, or why not.
    Result<int> Start(const std::string& host, int port);
    void Stop();

    const std::string& origin() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// Whether `host` names this machine alone.
bool IsLoopback(const std::string& host);

}  // namespace pinwright::standin
