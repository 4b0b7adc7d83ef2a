// The start options of a stand-in.
#pragma once

#include <string>
#include <vector>

#include "shared/seams.hpp"

namespace pinwright::standin {

struct Options {
    std::string host = "127.0.0.1";  ///< A loopback address or `localhost`.
    int port = 0;                    ///< 0: any free port.
    std::string app_id = "standin-app";
    std::string app_secret = "standin-secret";
    /// Registered redirect URIs, each matched exactly. If empty, accepts any
    /// `http://localhost:*/oauth/callback` and `http://127.0.0.1:*/oauth/callback`.
    std::vector<std::string> redirect_uris;
    std::string state_file;        ///< Stores boards, pins and tokens across restarts. Empty: none.
    std::string record_file;       ///< Gets a line of JSON for each API request. Empty: none.
    int boards = 6;                ///< The first account's boards at the start.
    const Clock* clock = nullptr;  ///< Null: the system's clock. Must outlive the stand-in.
};

}  // namespace pinwright::standin
