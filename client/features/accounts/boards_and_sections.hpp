// The boards of the accounts and the sections of the chosen board, as far as they were asked for.
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

    /// Asks for an account's boards, unless they are there or on their way.
    void Need(std::string_view account_id);
    /// Asks again, after a failure say.
    void Reload(std::string_view account_id);
    /// Lets the server ask Pinterest anew; the old list stays meanwhile.
    void Refresh(std::string_view account_id);
    /// Forgets an account's boards.
    void Forget(std::string_view account_id);
    void OnBoards(const Answer& answer);

    void NeedSections(std::string_view account_id, std::string_view board_id);
    void OnSections(const Answer& answer);

    /// `name`: trimmed.
    void Create(std::string_view account_id, std::string_view name);
    /// Puts a created board first in its list, where it is looked for.
    const Board& Add(std::string_view account_id, Board board);

private:
    BoardList& ListOf(std::string_view account_id) { return m_core.state.boards[std::string(account_id)]; }
    void Ask(std::string_view account_id, std::string_view query);

    Core& m_core;
    std::map<std::string, std::int64_t, std::less<>>
        m_asked;  ///< The revision that an account's were asked for at.
};

}  // namespace pinwright::app
