// Writes the requests that the stand-in receives to a file, one line of JSON per API call; a test then checks
// them against Pinterest's specification. Leaves out tokens, codes and secrets, and all but the first 64
// letters of base64 data.
#pragma once

#include <string>

#include "proxy/standin/api/api.hpp"
#include "proxy/standin/world/call.hpp"
#include "shared/result.hpp"

namespace pinwright::standin {

class Recorder {
public:
    Recorder() = default;
    ~Recorder();
    Recorder(const Recorder&) = delete;
    Recorder& operator=(const Recorder&) = delete;

    Result<Done> Open(const std::string& path);
    bool is_open() const { return m_file >= 0; }

    /// Appends {"side","method","path","content_type","query":{…},"authorization","body"|"form"}; `path` is
    /// below /v5. For a form, records all names, but only the values that aren't secret.
    void Record(const Call& call, const ApiPath& path);

private:
    int m_file = -1;
};

}  // namespace pinwright::standin
