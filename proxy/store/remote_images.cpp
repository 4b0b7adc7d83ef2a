// The addresses of Pinterest's images that this server shows, by keys that reveal nothing about them.
#include "proxy/store/remote_images.hpp"
#include "proxy/store/engine/database.hpp"

namespace pinwright::store {

Result<std::string> RemoteImages::KeyFor(std::string_view account_id, std::string_view url)
{
    const Result<std::vector<std::string>> keys = KeysFor(account_id, {std::string(url)});
    if (!keys.ok())
        return keys.error();
    return keys.value().front();
}

Result<std::vector<std::string>> RemoteImages::KeysFor(std::string_view account_id,
                                                       const std::vector<std::string>& urls)
{
    std::vector<std::string> keys;
    for (const std::string& url : urls) {
        // No part can contain a zero, so no two pairs make the same text.
        std::string text("image\0", 6);
        text.append(account_id).append(1, '\0').append(url);
        keys.push_back(m_database.seal().Key(text));
    }
    const std::vector<std::size_t> unknown = m_database.Read([&](Connection& connection) {
        std::vector<std::size_t> missing;
        for (std::size_t i = 0; i < keys.size(); ++i) {
            if (connection.Number("SELECT count(*) FROM images WHERE key = ?", keys[i]) == 0)
                missing.push_back(i);
        }
        return missing;
    });
    if (unknown.empty())
        return keys;
    const Result<Done> added = m_database.Write<Done>([&](Connection& connection) -> Result<Done> {
        for (const std::size_t i : unknown) {
            connection.Run(
                "INSERT INTO images (key, account_id, url) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", keys[i],
                account_id, urls[i]);
        }
        return Done{};
    });
    if (!added.ok())
        return added.error();
    return keys;
}

std::optional<ImageSource> RemoteImages::Find(std::string_view key)
{
    return m_database.Read([&](Connection& connection) -> std::optional<ImageSource> {
        Statement row = connection.Query("SELECT url, account_id FROM images WHERE key = ?", key);
        return row.Next() ? std::optional(ImageSource{row.Text("url"), row.Text("account_id")})
                          : std::nullopt;
    });
}

}  // namespace pinwright::store
