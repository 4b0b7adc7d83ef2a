// What is known about each media file. The files themselves are the media room's.
#include "proxy/store/media_index.hpp"
#include "proxy/store/engine/database.hpp"
#include "proxy/store/engine/dialect.hpp"

namespace pinwright::store {

Result<Done> MediaIndex::Add(const Media& media, Timestamp now)
{
    return m_database.Write<Done>([&](Connection& connection) -> Result<Done> {
        // The ID is a hash of the bytes, so a stored row is right, but counts as stored now.
        connection.Run(
            "INSERT INTO media (id, content_type, bytes, width, height, created_at, used, rebuilt_as)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, (SELECT count(*) FROM pin_media WHERE media_id = ?1), ?1)"
            " ON CONFLICT (id) DO UPDATE SET created_at = " +
                Greatest("media.created_at", "?6") +
                ", rebuilt_as = ?1 WHERE media.created_at < ?6 OR media.rebuilt_as <> ?1",
            media.id, media.content_type, media.bytes, media.width, media.height, now);
        return Done{};
    });
}

std::string MediaIndex::RebuiltAs(std::string_view id)
{
    return m_database.Read([&](Connection& connection) -> std::string {
        Statement row = connection.Query("SELECT rebuilt_as FROM media WHERE id = ?", id);
        return row.Next() ? row.Text("rebuilt_as") : std::string();
    });
}

Result<Done> MediaIndex::SetRebuiltAs(std::string_view id, std::string_view rebuilt_id)
{
    return m_database.WriteAside<Done>([&](Connection& connection) -> Result<Done> {
        connection.Run("UPDATE media SET rebuilt_as = ?2 WHERE id = ?1", id, rebuilt_id);
        return Done{};
    });
}

Result<std::vector<std::string>> MediaIndex::CollectUnused(Timestamp before, int limit)
{
    using Ids = std::vector<std::string>;
    return m_database.WriteAside<Ids>([&](Connection& connection) -> Result<Ids> {
        Ids ids;
        Statement rows = connection.Query(
            "DELETE FROM media WHERE id IN (SELECT id FROM media WHERE used = 0 AND created_at < ?"
            " ORDER BY created_at LIMIT ?) RETURNING id AS id",
            before, limit);
        while (rows.Next())
            ids.push_back(rows.Text("id"));
        return ids;
    });
}

std::optional<Media> MediaIndex::Find(std::string_view id)
{
    return m_database.Read([&](Connection& connection) -> std::optional<Media> {
        Statement row =
            connection.Query("SELECT id, content_type, bytes, width, height FROM media WHERE id = ?", id);
        if (!row.Next())
            return std::nullopt;
        return Media{row.Text("id"), row.Text("content_type"), row.Int("bytes"),
                     static_cast<int>(row.Int("width")), static_cast<int>(row.Int("height"))};
    });
}

std::optional<bool> MediaIndex::Contains(std::string_view id)
{
    return m_database.Read([&](Connection& connection) -> std::optional<bool> {
        return connection.Number("SELECT count(*) FROM media WHERE id = ?", id) != 0;
    });
}

}  // namespace pinwright::store
