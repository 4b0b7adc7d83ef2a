#include "proxy/oauth/board_lists.hpp"

#include <algorithm>
#include <set>

#include "proxy/oauth/sites.hpp"
#include "shared/identifiers.hpp"
#include "shared/pin_rules.hpp"

namespace pinwright::oauth {

namespace {

// Pinterest allows 2,000 boards (https://developers.pinterest.com/docs/work-with-organic-content-and-users/
// create-boards-and-pins/), and we promise to work with 10,000; no limit of sections is documented. A list
// with more than this, or with more pages (which may be smaller than requested), is treated as endless.
constexpr std::size_t kMostBoards = 12'500;
constexpr std::size_t kMostSections = 5'000;
constexpr int kMostPages = 200;
constexpr int kMostEmptyPages = 3;
// Each page has its own deadline, so a list of slow pages could take an hour.
constexpr std::chrono::minutes kLongestRead{2};
// Pinterest lists a new board only after a while.
constexpr std::chrono::minutes kListingLag{2};

// Reads every page of a list. Returns each item once, because items can move to the next page between two
// calls.
template <typename T, typename ReadPage>
Result<std::vector<T>> ReadAll(Connections& connections, const Clock& clock, std::string_view account_id,
                               std::size_t most, ReadPage read_page)
{
    const Timestamp start = clock.Now();
    std::vector<T> all;
    std::set<std::string> ids;
    std::set<std::string> bookmarks;
    std::string bookmark;
    int empty = 0;
    for (int page = 0; page < kMostPages; ++page) {
        pinterest::Answer<pinterest::Page<T>> answer = connections.Call(
            account_id,
            [&](pinterest::Api& api, const std::string& token) { return read_page(api, token, bookmark); });
        if (!answer.ok())
            return ErrorOf(answer.fault);
        for (T& item : answer.value->items)
            if (ids.insert(item.id).second)
                all.push_back(std::move(item));
        if (all.size() > most)
            return Error{Cause::kPinterestDown,
                         "Pinterest's list has more than " + std::to_string(most) + " entries.",
                         {},
                         {}};
        empty = answer.value->items.empty() ? empty + 1 : 0;
        bookmark = answer.value->bookmark;
        if (bookmark.empty() || empty == kMostEmptyPages)
            return all;
        if (!bookmarks.insert(bookmark).second)
            break;
        if (clock.Now() - start >= kLongestRead)
            return Error{
                Cause::kPinterestDown, "Pinterest is too slow: its list took over two minutes.", {}, {}};
    }
    return Error{Cause::kPinterestDown, "Pinterest's list doesn't end.", {}, {}};
}

Board BoardOf(const pinterest::RemoteBoard& remote, std::string_view account_id)
{
    Board board;
    board.id = remote.id;
    board.account_id = std::string(account_id);
    board.name = remote.name;
    board.privacy = remote.privacy;
    board.pin_count = remote.pin_count;
    board.owner = remote.owner;
    return board;
}

}  // namespace

BoardLists::BoardLists(Connections& connections, store::Accounts& accounts, store::Boards& boards,
                       store::RemoteImages& images, const Clock& clock)
    : m_connections(connections), m_accounts(accounts), m_boards(boards), m_images(images), m_clock(clock)
{
}

Result<std::vector<Board>> BoardLists::Boards(std::string_view account_id, Connections::Refresh refresh)
{
    if (!m_accounts.Find(account_id))
        return store::UnknownAccount();
    if (refresh == Connections::Refresh::kNo)
        if (std::optional<std::vector<Board>> cached = m_boards.List(account_id))
            return std::move(*cached);
    const Result<std::vector<pinterest::RemoteBoard>> remote = ReadAll<pinterest::RemoteBoard>(
        m_connections, m_clock, account_id, kMostBoards,
        [](pinterest::Api& api, const std::string& token, const std::string& bookmark) {
            return api.ListBoards(token, bookmark);
        });
    if (!remote.ok())
        return remote.error();
    return Adopt(account_id, *remote);
}

Result<std::vector<Board>> BoardLists::Adopt(std::string_view account_id,
                                             std::vector<pinterest::RemoteBoard> remote)
{
    // Our pins can't go to such a board.
    std::erase_if(remote, [](const pinterest::RemoteBoard& one) { return one.ads_only; });
    std::vector<Board> boards;
    std::vector<std::string> covers;
    boards.reserve(remote.size());
    for (const pinterest::RemoteBoard& one : remote) {
        boards.push_back(BoardOf(one, account_id));
        if (!one.cover_url.empty())
            covers.push_back(one.cover_url);
    }
    const Result<std::vector<std::string>> keys = m_images.KeysFor(account_id, covers);
    if (!keys.ok())
        return keys.error();
    std::size_t next = 0;
    for (std::size_t i = 0; i < remote.size(); ++i)
        if (!remote[i].cover_url.empty())
            boards[i].cover = "/api/v1/images/" + (*keys)[next++];
    AddJustCreated(account_id, boards);
    const Result<Done> replaced = m_boards.Replace(account_id, boards, m_clock.Now());
    if (!replaced.ok())
        return replaced.error();
    return boards;
}

void BoardLists::AddJustCreated(std::string_view account_id, std::vector<Board>& boards)
{
    const Timestamp now = m_clock.Now();
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_created, [&](const Created& one) { return now < one.at || now - one.at >= kListingLag; });
    for (const Created& one : m_created) {
        const bool listed = std::any_of(boards.begin(), boards.end(),
                                        [&](const Board& board) { return board.id == one.board.id; });
        if (one.board.account_id == account_id && !listed)
            boards.push_back(one.board);
    }
}

Result<Board> BoardLists::CreateBoard(std::string_view account_id, std::string_view name,
                                      std::string_view privacy)
{
    if (!m_accounts.Find(account_id))
        return store::UnknownAccount();
    if (std::vector<Problem> problems = CheckBoardName(name); !problems.empty())
        return Error{Cause::kInvalidPin, {}, {}, std::move(problems)};
    const std::string wanted = privacy.empty() ? "PUBLIC" : std::string(privacy);
    if (wanted != "PUBLIC" && wanted != "PROTECTED" && wanted != "SECRET")
        return Error{Cause::kBadRequest, "privacy must be PUBLIC, PROTECTED or SECRET.", {}, {}};

    const auto answer = m_connections.Call(account_id, [&](pinterest::Api& api, const std::string& token) {
        return api.CreateBoard(token, name, wanted);
    });
    if (!answer.ok())
        return ErrorOf(answer.fault);
    Board board = BoardOf(*answer.value, account_id);
    if (board.name.empty())
        board.name = std::string(name);
    {
        const std::lock_guard lock(m_mutex);
        m_created.push_back({board, m_clock.Now()});
    }
    // The board exists even if the cache can't store it; the next refresh adds it.
    (void)m_boards.Add(board);
    return board;
}

Result<std::vector<Section>> BoardLists::Sections(std::string_view account_id, std::string_view board_id,
                                                  Connections::Refresh refresh)
{
    if (!m_accounts.Find(account_id))
        return store::UnknownAccount();
    if (!IsPinterestId(board_id))
        return Error{Cause::kNotFound, "There's no such board.", {}, {}};
    if (refresh == Connections::Refresh::kNo)
        if (std::optional<std::vector<Section>> cached = m_boards.ListSections(account_id, board_id))
            return std::move(*cached);
    const Result<std::vector<pinterest::RemoteSection>> remote = ReadAll<pinterest::RemoteSection>(
        m_connections, m_clock, account_id, kMostSections,
        [&](pinterest::Api& api, const std::string& token, const std::string& bookmark) {
            return api.ListSections(token, board_id, bookmark);
        });
    if (!remote.ok())
        return remote.error();
    std::vector<Section> sections;
    sections.reserve(remote->size());
    for (const pinterest::RemoteSection& one : *remote)
        sections.push_back({one.id, one.name});
    const Result<Done> replaced = m_boards.ReplaceSections(account_id, board_id, sections);
    if (!replaced.ok())
        return replaced.error();
    return sections;
}

}  // namespace pinwright::oauth
