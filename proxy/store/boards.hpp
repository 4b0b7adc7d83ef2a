// A cache of Pinterest's boards and sections, in Pinterest's order.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "shared/api_types.hpp"
#include "shared/result.hpp"

namespace pinwright::store {

class Database;

/// Threads: any number may call at once. Errors: those of the store (store.hpp).
class Boards {
public:
    explicit Boards(Database& database) : m_database(database) {}

    Result<Done> Replace(std::string_view account_id, const std::vector<Board>& boards, Timestamp now);
    Result<Done> Add(const Board& board);
    /// Nothing if they were never fetched.
    std::optional<std::vector<Board>> List(std::string_view account_id);
    std::optional<Board> Find(std::string_view account_id, std::string_view board_id);
    /// When the account's boards, or a board's sections, were last read. Nothing: never.
    std::optional<Timestamp> FetchedAt(std::string_view account_id);
    Result<Done> ReplaceSections(std::string_view account_id, std::string_view board_id,
                                 const std::vector<Section>& sections);
    std::optional<std::vector<Section>> ListSections(std::string_view account_id, std::string_view board_id);
    std::optional<Timestamp> SectionsFetchedAt(std::string_view account_id, std::string_view board_id);

private:
    Database& m_database;
};

}  // namespace pinwright::store
