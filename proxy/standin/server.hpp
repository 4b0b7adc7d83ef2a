// Connects sockets to the simulator: a thread per connection up to a cap. Stopping closes every connection
// at once.
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

    /// Binds and starts serving. Returns the port, or the error.
    Result<int> Start(const std::string& host, int port);
    void Stop();

    const std::string& origin() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// Whether `host` is a loopback name or address.
bool IsLoopback(const std::string& host);

}  // namespace pinwright::standin
