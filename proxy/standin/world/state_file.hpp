// The state file: lines of JSON, appended before the answer that they belong to goes out, so that killing
// the process at any moment loses nothing that was answered. It does not wait for the disk: a stand-in need
// not outlive a power cut. A torn last line is dropped on reading. One process at a time: the file is locked.
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

    /// Opens or creates the file (0600), locks it and hands each line to `replay`, which returns whether it
    /// could use it. kStorage with one clear sentence where any of that fails.
    Result<Done> Open(const std::string& path, const std::function<bool(const nlohmann::json&)>& replay);

    /// Hands a line to the system. Without a file: nothing. A failure is remembered.
    void Append(const nlohmann::json& line);

    /// Forgets every line.
    void Clear();

    /// Whether everything was written so far.
    bool good() const { return m_good; }

private:
    int m_file = -1;
    bool m_good = true;
};

}  // namespace pinwright::standin
