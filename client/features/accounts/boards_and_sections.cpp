#include "client/features/accounts/boards_and_sections.hpp"

#include "client/core/name_search.hpp"
#include "client/features/accounts/account_words.hpp"
#include "client/features/accounts/board_words.hpp"
#include "shared/api_json.hpp"

namespace pinwright::app {

namespace {

std::string BoardsAddress(std::string_view account_id)
{
    return "/api/v1/accounts/" + EncodePart(account_id) + "/boards";
}

/// The items of a list, or nullptr if the answer isn't a list.
const nlohmann::json* ItemsOf(const Answer& answer)
{
    if (!answer.good())
        return nullptr;
    const auto items = answer.json.find("items");
    return items != answer.json.end() && items->is_array() ? &*items : nullptr;
}

}  // namespace

void BoardsAndSections::Need(std::string_view account_id)
{
    if (account_id.empty() || m_core.Awaits(Purpose::kBoards, account_id))
        return;
    if (ListOf(account_id).load != Load::kReady)
        Reload(account_id);
    else if (const auto asked = m_asked.find(account_id);
             asked == m_asked.end() || asked->second != m_core.state.server.status.revision)
        Ask(account_id, {});  // In the background: boards may have been deleted, or have more pins.
}

void BoardsAndSections::Reload(std::string_view account_id)
{
    if (account_id.empty() || m_core.Awaits(Purpose::kBoards, account_id))
        return;
    BoardList& list = ListOf(account_id);
    list.load = Load::kLoading;
    list.problem.reset();
    Ask(account_id, {});
}

void BoardsAndSections::Refresh(std::string_view account_id)
{
    if (account_id.empty() || ListOf(account_id).refreshing)
        return;
    BoardList& list = ListOf(account_id);
    list.refreshing = true;
    if (list.load != Load::kReady)
        list.load = Load::kLoading;
    m_core.Announce(Politeness::kPolite, texts::kAskingForBoards);
    Ask(account_id, "?refresh=1");
}

void BoardsAndSections::Forget(std::string_view account_id)
{
    m_core.state.boards.erase(std::string(account_id));
}

void BoardsAndSections::Ask(std::string_view account_id, std::string_view query)
{
    m_asked[std::string(account_id)] = m_core.state.server.status.revision;
    m_core.Send(Purpose::kBoards, account_id, "GET", BoardsAddress(account_id) + std::string(query));
}

void BoardsAndSections::OnBoards(const Answer& answer)
{
    BoardList& list = ListOf(answer.subject);
    const bool asked_for = list.refreshing;
    list.refreshing = false;
    const nlohmann::json* const items = ItemsOf(answer);
    if (items == nullptr && list.load == Load::kReady && !asked_for)
        return;
    if (items == nullptr) {
        list.load = Load::kFailed;
        list.problem = answer.failure();
        m_core.Announce(Politeness::kAssertive, Spoken(*list.problem));
        return;
    }
    list.load = Load::kReady;
    list.problem.reset();
    list.boards.clear();
    list.search_names.clear();
    for (const nlohmann::json& item : *items) {
        list.boards.push_back(BoardFromJson(item));
        list.search_names.push_back(FoldForSearch(list.boards.back().name));
    }
    if (list.boards.empty()) {
        list.problem = Diagnose(Cause::kNoBoards);
        m_core.Announce(Politeness::kPolite, Spoken(*list.problem));
    } else if (asked_for) {
        m_core.Announce(Politeness::kPolite, words::BoardsFound(list.boards.size()));
    }
}

void BoardsAndSections::NeedSections(std::string_view account_id, std::string_view board_id)
{
    SectionList& sections = m_core.state.compose.sections;
    if (sections.board_id == board_id && sections.load != Load::kFailed)
        return;
    m_core.Cancel(Purpose::kSections);
    sections = {};
    if (board_id.empty())
        return;
    sections.board_id = std::string(board_id);
    sections.load = Load::kLoading;
    m_core.Send(Purpose::kSections, board_id, "GET",
                BoardsAddress(account_id) + "/" + EncodePart(board_id) + "/sections");
}

void BoardsAndSections::OnSections(const Answer& answer)
{
    SectionList& sections = m_core.state.compose.sections;
    if (sections.board_id != answer.subject)
        return;
    const nlohmann::json* const items = ItemsOf(answer);
    if (items == nullptr) {
        sections.load = Load::kFailed;
        sections.problem = words::SectionsNotLoaded(answer.failure());
        m_core.Announce(Politeness::kAssertive, Spoken(*sections.problem));
        return;
    }
    sections.load = Load::kReady;
    for (const nlohmann::json& item : *items)
        sections.sections.push_back(SectionFromJson(item));
}

void BoardsAndSections::Create(std::string_view account_id, std::string_view name)
{
    m_core.Send(Purpose::kCreateBoard, account_id, "POST", BoardsAddress(account_id),
                JsonText({{"name", std::string(name)}}));
}

const Board& BoardsAndSections::Add(std::string_view account_id, Board board)
{
    BoardList& list = ListOf(account_id);
    list.search_names.insert(list.search_names.begin(), FoldForSearch(board.name));
    list.boards.insert(list.boards.begin(), std::move(board));
    list.load = Load::kReady;
    list.problem.reset();
    return list.boards.front();
}

}  // namespace pinwright::app
