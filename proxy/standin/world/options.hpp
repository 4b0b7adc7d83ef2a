// How a stand-in is started.
#pragma once

#include <string>
#include <vector>

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

}  // namespace pinwright::standin
