// The state file: lines of JSON. Each one is appended before its answer goes out, so that killing the
// process at any moment loses nothing that was answered. Doesn't wait for the disk, because a stand-in need
// not survive a power cut. Drops an incomplete last line when reading. The file is locked for one process at
// a time.
#pragma once

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "shared/result.hpp"

namespace pinwright::standin {

class Journal {
public:
    Journal() = default;
    ~Journal();
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;

    /// Opens or creates the file (0600), locks it, and passes each line to `replay`, which returns whether
    /// it could use the line. On any failure, returns kStorage with one clear sentence.
    Result<Done> Open(const std::string& path, const std::function<bool(const nlohmann::json&)>& replay);

    /// Writes a line without waiting for the disk. Does nothing without a file. Remembers a failure (see
    /// good()).
    void Append(const nlohmann::json& line);

    /// Deletes all lines.
    void Clear();

    /// Whether every write so far succeeded.
    bool good() const { return m_good; }

private:
    int m_file = -1;
    bool m_good = true;
};

}  // namespace pinwright::standin
