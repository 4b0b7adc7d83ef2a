// When boards and sections were last seen to exist without asking for their lists: Pinterest put a pin there,
// or showed one. Saves most readings of those lists. In memory only; not knowing it costs one.
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
    /// The account's board was there at `at`, and so was its section, where that is not empty.
    void Note(const std::string& account_id, const std::string& board_id, const std::string& section_id,
              Timestamp at);

    /// When the board was last seen, or its section, where that is not empty; nothing: not by this process.
    std::optional<Timestamp> LastSeen(const std::string& account_id, const std::string& board_id,
                                      const std::string& section_id) const;

private:
    mutable std::mutex m_mutex;
    std::map<std::string, Timestamp> m_seen;  ///< By ids, parted by slashes.
};

}  // namespace pinwright::publish
