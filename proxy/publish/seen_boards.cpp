#include "proxy/publish/seen_boards.hpp"

namespace pinwright::publish {

void SeenBoards::Note(const std::string& account_id, const std::string& board_id,
                      const std::string& section_id, Timestamp at)
{
    const std::string board = account_id + "/" + board_id + "/";
    const std::lock_guard lock(m_mutex);
    m_seen[board] = at;
    if (!section_id.empty())
        m_seen[board + section_id] = at;
}

std::optional<Timestamp> SeenBoards::LastSeen(const std::string& account_id, const std::string& board_id,
                                              const std::string& section_id) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_seen.find(account_id + "/" + board_id + "/" + section_id);
    return found == m_seen.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace pinwright::publish
