// What is known of each media file; the files themselves are the media room's.
#include "proxy/store/database.hpp"
#include "proxy/store/store.hpp"

namespace pinwright::store {

Result<Done> Store::AddMedia(const Media& media, Timestamp now)
{
    return m_database->Write<Done>([&](Connection& connection) -> Result<Done> {
        // The id is a hash of the bytes: what is there already says the same.
        connection.Run("INSERT INTO media VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING", media.id,
                       media.content_type, media.bytes, media.width, media.height, now);
        return Done{};
    });
}

std::optional<Media> Store::FindMedia(std::string_view id)
{
    return m_database->Read([&](Connection& connection) -> std::optional<Media> {
        Statement row =
            connection.Query("SELECT id, content_type, bytes, width, height FROM media WHERE id = ?", id);
        if (!row.Next())
            return std::nullopt;
        return Media{row.Text(0), row.Text(1), row.Int(2), static_cast<int>(row.Int(3)),
                     static_cast<int>(row.Int(4))};
    });
}

}  // namespace pinwright::store
