// Tests of the API as tables: who requests what, and what the answer must and must not contain.
#pragma once

#include <string>
#include <vector>

#include "tests/unit/http/running_server.hpp"

namespace pinwright::http::test {

struct ApiCase {
    std::string name;
    std::string method;
    std::string path;
    std::vector<std::string>
        headers;  ///< `{cookie}` stands for a good session, `{port}` for the server's port.
    std::string body;
    int status = 0;
    std::vector<std::string> must;      ///< In the head or in the body.
    std::vector<std::string> must_not;  ///< Neither in the head nor in the body.
};

void RunCase(RunningServer& server, const ApiCase& one);

}  // namespace pinwright::http::test
