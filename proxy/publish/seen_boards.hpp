// When boards and sections were last seen without reading their lists: Pinterest put a pin there, or showed
// one. Saves most readings of those lists. In memory only; losing it costs one reading.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "shared/timestamp.hpp"

namespace pinwright::publish {

/// Threads: any number may call at once.
class SeenBoards {
public:
    /// The account's board existed at `at`, and so did its section unless that is empty.
    void Note(const std::string& account_id, const std::string& board_id, const std::string& section_id,
              Timestamp at);

    /// When the board, or its section unless that is empty, was last seen; nothing if this process hasn't
    /// seen it.
    std::optional<Timestamp> LastSeen(const std::string& account_id, const std::string& board_id,
                                      const std::string& section_id) const;

private:
    mutable std::mutex m_mutex;
    std::map<std::string, Timestamp> m_seen;  ///< By ids, separated by slashes.
};

}  // namespace pinwright::publish
