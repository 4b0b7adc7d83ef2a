#include "client/features/compose/board_choice.hpp"

#include <algorithm>

#include "client/core/name_search.hpp"
#include "client/features/compose/compose_words.hpp"
#include "shared/api_json.hpp"
#include "shared/clean_text.hpp"
#include "shared/pin_rules.hpp"
#include "shared/utf8.hpp"

namespace pinwright::app {

namespace {

/// The best account to preselect has the highest rank: connected, and in the environment that is in use.
int Rank(const Account& account)
{
    if (account.state == AccountState::kDisconnected)
        return 0;
    if (account.cause && account.cause->id == Describe(Cause::kOtherEnvironment).id)
        return 1;
    return account.state == AccountState::kConnected ? 3 : 2;
}

}  // namespace

void BoardChoice::Enter()
{
    m_boards.Need(m_form.draft().account_id);
    OnBoards(m_form.draft().account_id);
}

/// Clears the board and its section.
void BoardChoice::LetGo()
{
    m_form.draft().board_id.clear();
    m_form.draft().board_section_id.clear();
    m_boards.NeedSections({}, {});
    m_form.SaveSoon();
}

/// Removes a board that no longer exists from the draft. This doesn't count as a change by the user.
void BoardChoice::LoseBoard()
{
    const bool changed = HasChanges(m_form.draft());
    LetGo();
    if (!changed)
        Rebase(m_form.draft());
}

// ---- User actions ----

void BoardChoice::ChooseAccount(std::string_view account_id)
{
    Draft& draft = m_form.draft();
    if (m_form.locked() || draft.account_id == account_id || FindAccount(m_core.state, account_id) == nullptr)
        return;
    draft.account_id = std::string(account_id);
    LetGo();
    compose().board_filter.clear();
    m_boards.Need(account_id);
    m_form.Edited("account_id");
    m_form.Edited("board_id");
    Refilter();
}

void BoardChoice::Filter(std::string_view text)
{
    compose().board_filter = std::string(text);
    Refilter();
}

void BoardChoice::Choose(std::string_view board_id)
{
    Draft& draft = m_form.draft();
    if (m_form.locked())
        return;
    if (draft.board_id != board_id) {
        draft.board_id = std::string(board_id);
        draft.board_section_id.clear();
    }
    compose().board_filter.clear();
    Refilter();
    m_boards.NeedSections(draft.account_id, draft.board_id);
    m_form.Edited("board_section_id");
    m_form.Edited("board_id");
}

void BoardChoice::ChooseSection(std::string_view section_id)
{
    if (m_form.locked())
        return;
    m_form.draft().board_section_id = std::string(section_id);
    m_form.Edited("board_section_id");
}

void BoardChoice::Reload()
{
    m_boards.Reload(m_form.draft().account_id);
}

void BoardChoice::ReloadSections()
{
    m_boards.NeedSections(m_form.draft().account_id, m_form.draft().board_id);
}

// ---- Creating a board ----

void BoardChoice::OpenCreate(std::string_view name)
{
    if (m_form.draft().account_id.empty() || m_form.locked())
        return;
    compose().create_board = CreateBoardDialog{};
    compose().create_board->name = CleanText(TrimSpaces(name), Lines::kOne);
}

void BoardChoice::EditName(std::string_view name)
{
    std::optional<CreateBoardDialog>& dialog = compose().create_board;
    if (!dialog || dialog->busy)
        return;
    dialog->name = CleanText(name, Lines::kOne);
    dialog->problem.reset();
    // Once the user has tried to create the board, check on every change; show nothing before that.
    if (!dialog->problems.empty())
        dialog->problems = CheckBoardName(name);
}

void BoardChoice::Create()
{
    std::optional<CreateBoardDialog>& dialog = compose().create_board;
    if (!dialog || dialog->busy)
        return;
    const std::string name{TrimSpaces(dialog->name)};
    dialog->problem.reset();
    dialog->problems = CheckBoardName(name);
    if (!dialog->problems.empty()) {
        const Problem& first = dialog->problems.front();
        m_core.Announce(Politeness::kAssertive, words::TwoSentences(first.title, first.fix));
        m_core.Emit(FocusField{Field::kBoardName});
        return;
    }
    dialog->busy = true;
    m_boards.Create(m_form.draft().account_id, name);
}

void BoardChoice::CloseCreate()
{
    std::optional<CreateBoardDialog>& dialog = compose().create_board;
    if (dialog && !dialog->busy)
        dialog.reset();
}

void BoardChoice::OnCreated(const Answer& answer)
{
    std::optional<CreateBoardDialog>& dialog = compose().create_board;
    Board board = answer.good() ? BoardFromJson(answer.json) : Board{};
    if (!board.id.empty()) {
        const Board& added = m_boards.Add(answer.subject, std::move(board));
        m_core.Announce(Politeness::kPolite, words::BoardCreated(added.name));
        if (dialog)
            dialog.reset();
        if (m_form.draft().account_id == answer.subject)
            Choose(std::string(added.id));
        return;
    }
    if (!dialog)
        return;
    dialog->busy = false;
    dialog->problems = answer.problems();
    if (dialog->problems.empty())
        dialog->problem = answer.failure();
    m_core.Announce(Politeness::kAssertive, Spoken(answer.failure()));
}

// ---- Answers ----

void BoardChoice::OnAccounts()
{
    Draft& draft = m_form.draft();
    const Account* best = FindAccount(m_core.state, draft.account_id);
    if (best == nullptr || Rank(*best) == 0) {
        best = nullptr;
        for (const Account& account : m_core.state.server.status.accounts) {
            if (Rank(account) > (best == nullptr ? 0 : Rank(*best)))
                best = &account;
        }
        const std::string chosen = best == nullptr ? std::string() : best->id;
        if (draft.account_id != chosen) {
            // Boards belong to an account, so changing the account clears the board.
            if (!draft.account_id.empty())
                LetGo();
            draft.account_id = chosen;
        }
    }
    if (m_core.state.route.screen == Screen::kCompose)
        m_boards.Need(draft.account_id);
    m_form.Recheck();
    Refilter();
}

void BoardChoice::OnBoards(std::string_view account_id)
{
    const Draft& draft = m_form.draft();
    if (account_id.empty() || account_id != draft.account_id)
        return;
    const BoardList& list = ChosenBoards(m_core.state);
    if (list.load == Load::kReady && !m_form.locked() && !draft.board_id.empty()) {
        if (ChosenBoard(m_core.state) != nullptr)
            m_boards.NeedSections(account_id, draft.board_id);
        else
            LoseBoard();
    }
    m_form.Recheck();
    Refilter();
}

void BoardChoice::Refilter()
{
    const BoardList& list = ChosenBoards(m_core.state);
    const std::string wanted = FoldForSearch(TrimSpaces(compose().board_filter));
    std::vector<std::size_t>& shown = compose().shown_boards;
    shown.clear();
    if (wanted.empty()) {
        for (const std::string& id : RecentBoardsOf(m_core.state.preferences, m_form.draft().account_id)) {
            for (std::size_t i = 0; i < list.boards.size(); ++i) {
                if (list.boards[i].id == id)
                    shown.push_back(i);
            }
        }
    }
    compose().recent_shown = shown.size();
    const auto recent_end = static_cast<std::ptrdiff_t>(shown.size());
    for (std::size_t i = 0; i < list.boards.size(); ++i) {
        const bool recent =
            std::find(shown.begin(), shown.begin() + recent_end, i) != shown.begin() + recent_end;
        if (!recent && list.search_names[i].find(wanted) != std::string::npos)
            shown.push_back(i);
    }
}

}  // namespace pinwright::app
