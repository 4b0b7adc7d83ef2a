// The cache of Pinterest's boards and sections, in Pinterest's order.
#include "proxy/store/boards.hpp"
#include "proxy/store/engine/database.hpp"
#include "proxy/store/records.hpp"

namespace pinwright::store {

namespace {

constexpr std::string_view kSelect =
    "SELECT id, account_id, name, privacy, pin_count, cover, owner FROM boards WHERE account_id = ? ";

Board ReadBoard(const Statement& row)
{
    return Board{row.Text("id"),       row.Text("account_id"), row.Text("name"), row.Text("privacy"),
                 row.Int("pin_count"), row.Text("cover"),      row.Text("owner")};
}

void PutBoard(Connection& connection, const Board& board, std::int64_t position, Timestamp now)
{
    connection.Run(
        "INSERT INTO boards (account_id, id, position, name, privacy, pin_count, cover, fetched_at, owner)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
        " ON CONFLICT (account_id, id) DO UPDATE SET name = ?4, privacy = ?5, pin_count = ?6, cover = ?7,"
        " fetched_at = ?8, owner = ?9",
        board.account_id, board.id, position, board.name, board.privacy, board.pin_count, board.cover, now,
        board.owner);
}

std::optional<Timestamp> MaybeNow(Connection& connection, std::string_view sql, std::string_view first,
                                  std::string_view second = {})
{
    Statement row = connection.Query(sql);
    row.Bind(1, first);
    if (!second.empty())
        row.Bind(2, second);
    return row.Next() ? row.MaybeTime("fetched_at") : std::nullopt;
}

}  // namespace

Result<Done> Boards::Replace(std::string_view account_id, const std::vector<Board>& boards, Timestamp now)
{
    return m_database.Write<Done>([&](Connection& connection) -> Result<Done> {
        const std::int64_t found =
            connection.Run("UPDATE accounts SET boards_fetched_at = ? WHERE id = ?", now, account_id);
        if (found == 0)
            return UnknownAccount();
        connection.Run("DELETE FROM boards WHERE account_id = ?", account_id);
        std::int64_t position = 0;
        for (Board board : boards) {
            board.account_id = account_id;
            PutBoard(connection, board, position++, now);
        }
        connection.Run(
            "DELETE FROM section_lists WHERE account_id = ?1 AND board_id NOT IN"
            " (SELECT id FROM boards WHERE account_id = ?1)",
            account_id);
        return Done{};
    });
}

Result<Done> Boards::Add(const Board& board)
{
    return m_database.Write<Done>([&](Connection& connection) -> Result<Done> {
        const std::int64_t position = connection.Number(
            "SELECT coalesce(max(position) + 1, 0) FROM boards WHERE account_id = ?", board.account_id);
        PutBoard(connection, board, position, m_database.clock().Now());
        return Done{};
    });
}

std::optional<std::vector<Board>> Boards::List(std::string_view account_id)
{
    return m_database.Read([&](Connection& connection) -> std::optional<std::vector<Board>> {
        const std::int64_t fetched = connection.Number(
            "SELECT count(*) FROM accounts WHERE id = ? AND boards_fetched_at IS NOT NULL", account_id);
        if (fetched == 0)
            return std::nullopt;
        std::vector<Board> boards;
        Statement rows = connection.Query(std::string(kSelect) + "ORDER BY position, id", account_id);
        while (rows.Next())
            boards.push_back(ReadBoard(rows));
        return boards;
    });
}

std::optional<Board> Boards::Find(std::string_view account_id, std::string_view board_id)
{
    return m_database.Read([&](Connection& connection) -> std::optional<Board> {
        Statement row = connection.Query(std::string(kSelect) + "AND id = ?", account_id, board_id);
        return row.Next() ? std::optional(ReadBoard(row)) : std::nullopt;
    });
}

Result<Done> Boards::ReplaceSections(std::string_view account_id, std::string_view board_id,
                                     const std::vector<Section>& sections)
{
    return m_database.Write<Done>([&](Connection& connection) -> Result<Done> {
        connection.Run("DELETE FROM section_lists WHERE account_id = ? AND board_id = ?", account_id,
                       board_id);
        connection.Run("INSERT INTO section_lists (account_id, board_id, fetched_at) VALUES (?, ?, ?)",
                       account_id, board_id, m_database.clock().Now());
        std::int64_t position = 0;
        for (const Section& section : sections) {
            connection.Run(
                "INSERT INTO sections (account_id, board_id, position, id, name) VALUES (?, ?, ?, ?, ?)",
                account_id, board_id, position++, section.id, section.name);
        }
        return Done{};
    });
}

std::optional<std::vector<Section>> Boards::ListSections(std::string_view account_id,
                                                         std::string_view board_id)
{
    return m_database.Read([&](Connection& connection) -> std::optional<std::vector<Section>> {
        const std::int64_t fetched = connection.Number(
            "SELECT count(*) FROM section_lists WHERE account_id = ? AND board_id = ?", account_id, board_id);
        if (fetched == 0)
            return std::nullopt;
        std::vector<Section> sections;
        Statement rows = connection.Query(
            "SELECT id, name FROM sections WHERE account_id = ? AND board_id = ? ORDER BY position",
            account_id, board_id);
        while (rows.Next())
            sections.push_back(Section{rows.Text("id"), rows.Text("name")});
        return sections;
    });
}

std::optional<Timestamp> Boards::FetchedAt(std::string_view account_id)
{
    return m_database.Read([&](Connection& connection) {
        return MaybeNow(connection, "SELECT boards_fetched_at AS fetched_at FROM accounts WHERE id = ?",
                        account_id);
    });
}

std::optional<Timestamp> Boards::SectionsFetchedAt(std::string_view account_id, std::string_view board_id)
{
    return m_database.Read([&](Connection& connection) {
        return MaybeNow(connection,
                        "SELECT fetched_at FROM section_lists WHERE account_id = ? AND board_id = ?",
                        account_id, board_id);
    });
}

}  // namespace pinwright::store
