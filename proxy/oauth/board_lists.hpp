// An account's boards and their sections. Reads every page from Pinterest, and replaces the store's cache
// completely or not at all.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "proxy/oauth/connections.hpp"
#include "proxy/store/accounts.hpp"
#include "proxy/store/boards.hpp"
#include "proxy/store/remote_images.hpp"
#include "shared/result.hpp"

namespace pinwright::oauth {

/// Threads: any number may call at once.
class BoardLists {
public:
    BoardLists(Connections& connections, store::Accounts& accounts, store::Boards& boards,
               store::RemoteImages& images, const Clock& clock);

    // As in Connections.
    Result<std::vector<Board>> Boards(std::string_view account_id, Connections::Refresh refresh);
    Result<Board> CreateBoard(std::string_view account_id, std::string_view name, std::string_view privacy);
    Result<std::vector<Section>> Sections(std::string_view account_id, std::string_view board_id,
                                          Connections::Refresh refresh);

private:
    Result<std::vector<Board>> Adopt(std::string_view account_id, std::vector<pinterest::RemoteBoard> remote);
    void AddJustCreated(std::string_view account_id, std::vector<Board>& boards);

private:
    struct Created {
        Board board;
        Timestamp at;
    };
    Connections& m_connections;
    store::Accounts& m_accounts;
    store::Boards& m_boards;
    store::RemoteImages& m_images;
    const Clock& m_clock;
    std::mutex m_mutex;
    std::vector<Created> m_created;  // Perhaps not listed yet.
};

}  // namespace pinwright::oauth
