// The stand-in for Pinterest as an object: a server on a loopback address that answers like Pinterest's API
// v5, with switches to make it misbehave. For `pinwright-standin`, and for tests that run one in their own
// process. Refuses to listen on anything but loopback: its secrets aren't secret.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/standin/world/known_accounts.hpp"
#include "proxy/standin/world/options.hpp"
#include "shared/result.hpp"
#include "shared/seams.hpp"

namespace pinwright::standin {

/// The control API's answer.
struct ControlAnswer {
    int status = 0;
    std::string body;  ///< JSON
};

/// Threads: Start and Stop from one thread; Control from any.
class Standin {
public:
    explicit Standin(Options options = {});
    ~Standin();
    Standin(const Standin&) = delete;
    Standin& operator=(const Standin&) = delete;

    /// Binds, starts serving on its own threads, and returns the port. On failure, `detail` has one clear
    /// sentence. Errors: kBadRequest for an address that isn't loopback; kStorage for a state file that
    /// can't be read or written, or is in use; kInternal for a port that isn't available.
    Result<int> Start();

    /// Ends every connection and thread. The destructor does this too.
    void Stop();

    std::string Origin() const;         ///< `http://127.0.0.1:PORT`
    std::string ApiUrl() const;         ///< Origin + `/v5`
    std::string SandboxApiUrl() const;  ///< Origin + `/sandbox/v5`
    std::string OauthUrl() const;       ///< Origin + `/oauth/`

    /// Calls the control API without a socket: `Control("POST", "/fail",
    /// R"({"path":"/pins","status":500})")`. The path is relative to `/_standin`. `pinwright-standin --help`
    /// lists the calls.
    ControlAnswer Control(std::string_view method, std::string_view path, std::string_view body = {});

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace pinwright::standin
