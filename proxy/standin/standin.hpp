// The stand-in for Pinterest as an object: a server on a loopback address that answers as Pinterest's
// API v5 does, with switches to make it misbehave. For `pinwright-standin` and for tests that want one
// in their own process. It refuses to listen on anything but loopback: its secrets are none.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "shared/result.hpp"
#include "shared/seams.hpp"

namespace pinwright::standin {

struct Options {
    std::string host = "127.0.0.1";  ///< A loopback address or `localhost`.
    int port = 0;                    ///< 0: any free one.
    std::string app_id = "standin-app";
    std::string app_secret = "standin-secret";
    /// Registered redirect URIs, each matched exactly. Empty: any `http://localhost:*/oauth/callback` and
    /// `http://127.0.0.1:*/oauth/callback`.
    std::vector<std::string> redirect_uris;
    std::string state_file;        ///< Where boards, pins and tokens outlive the process. Empty: nowhere.
    std::string record_file;       ///< Each API request is appended here as a line of JSON. Empty: nowhere.
    int boards = 6;                ///< Boards of the first account at the start.
    const Clock* clock = nullptr;  ///< Null: the system's. Must outlive the stand-in.
};

/// What the control API answered.
struct ControlAnswer {
    int status = 0;
    std::string body;  ///< JSON
};

/// The three accounts of every stand-in, in the order of the consent page.
inline constexpr std::string_view kFirstBusiness = "549755885175000011";   ///< @willowandclay
inline constexpr std::string_view kSecondBusiness = "549755885175000029";  ///< @harbourprint
inline constexpr std::string_view kPersonal = "549755885175000037";        ///< @mikalind, PINNER

/// Threads: Start and Stop from one thread; Control from any.
class Standin {
public:
    explicit Standin(Options options = {});
    ~Standin();
    Standin(const Standin&) = delete;
    Standin& operator=(const Standin&) = delete;

    /// Binds, starts serving on threads of its own and gives the port. Fails with one clear sentence in
    /// `detail`: kBadRequest for an address that is not loopback, kStorage for a state file that cannot be
    /// read, written or is in use, kInternal for a port that cannot be had.
    Result<int> Start();

    /// Ends every connection and thread. Also done by the destructor.
    void Stop();

    std::string Origin() const;         ///< `http://127.0.0.1:PORT`
    std::string ApiUrl() const;         ///< Origin + `/v5`
    std::string SandboxApiUrl() const;  ///< Origin + `/sandbox/v5`
    std::string OauthUrl() const;       ///< Origin + `/oauth/`

    /// The control API without a socket: `Control("POST", "/fail", R"({"path":"/pins","status":500})")`.
    /// The path is relative to `/_standin`. `pinwright-standin --help` lists the calls.
    ControlAnswer Control(std::string_view method, std::string_view path, std::string_view body = {});

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace pinwright::standin
