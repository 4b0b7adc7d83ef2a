// Loads the boards of the accounts and the sections of the chosen board on request.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "client/core/dispatcher.hpp"

namespace pinwright::app {

class BoardsAndSections {
public:
    explicit BoardsAndSections(Core& core) : m_core(core) {}

    /// Loads an account's boards, unless they are loaded or being loaded.
    void Need(std::string_view account_id);
    /// Loads the boards again, for example after a failure.
    void Reload(std::string_view account_id);
    /// Makes the server load the boards from Pinterest again; the old list stays meanwhile.
    void Refresh(std::string_view account_id);
    /// Forgets an account's boards.
    void Forget(std::string_view account_id);
    void OnBoards(const Answer& answer);

    void NeedSections(std::string_view account_id, std::string_view board_id);
    void OnSections(const Answer& answer);

    /// `name`: trimmed.
    void Create(std::string_view account_id, std::string_view name);
    /// Puts a new board first in its list, where the user will look for it.
    const Board& Add(std::string_view account_id, Board board);

private:
    BoardList& ListOf(std::string_view account_id) { return m_core.state.boards[std::string(account_id)]; }
    void Ask(std::string_view account_id, std::string_view query);

    Core& m_core;
    std::map<std::string, std::int64_t, std::less<>>
        m_asked;  ///< By account: the revision for which its boards were requested.
};

}  // namespace pinwright::app
