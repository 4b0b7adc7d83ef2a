// Where the pin goes: account, board, and section, the filter of the open board list, and creating a board in
// place. Clears a choice that no longer exists.
#pragma once

#include <string_view>

#include "client/core/dispatcher.hpp"
#include "client/features/accounts/boards_and_sections.hpp"
#include "client/features/compose/form.hpp"

namespace pinwright::app {

class BoardChoice {
public:
    BoardChoice(Core& core, BoardsAndSections& boards, Form& form)
        : m_core(core), m_boards(boards), m_form(form)
    {
    }

    /// Call when the form appears; loads its boards.
    void Enter();

    // ---- User actions ----
    void ChooseAccount(std::string_view account_id);
    void Filter(std::string_view text);
    void Choose(std::string_view board_id);
    void ChooseSection(std::string_view section_id);
    void Reload();
    void ReloadSections();
    void OpenCreate(std::string_view name);
    void EditName(std::string_view name);
    void Create();
    void CloseCreate();

    // ---- Answers ----
    void OnCreated(const Answer& answer);
    /// Call when accounts or boards change: the chosen ones may be gone.
    void OnAccounts();
    void OnBoards(std::string_view account_id);

    /// Recomputes the boards to show.
    void Refilter();

private:
    Compose& compose() { return m_core.state.compose; }
    void LetGo();
    void LoseBoard();

    Core& m_core;
    BoardsAndSections& m_boards;
    Form& m_form;
};

}  // namespace pinwright::app
