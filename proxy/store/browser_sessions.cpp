// Stores only hashes of the values that a browser holds.
#include "proxy/store/browser_sessions.hpp"
#include "proxy/store/engine/database.hpp"
#include "proxy/store/engine/dialect.hpp"

namespace pinwright::store {

namespace {

constexpr std::chrono::hours kSessionLife{400 * 24};
constexpr std::chrono::hours kUnusedLife{24};
constexpr std::chrono::hours kTouchEvery{24};
constexpr int kMostUnused = 1000;

struct SessionRow {
    Timestamp used_at{};
    bool used = false;

    bool IsOver(Timestamp now) const { return now - used_at >= (used ? kSessionLife : kUnusedLife); }
};

}  // namespace

Result<Done> BrowserSessions::Add(std::string_view token, Timestamp now)
{
    return m_database.WriteAside<Done>([&](Connection& connection) -> Result<Done> {
        const std::string hash = HashOf(token);
        connection.Run("DELETE FROM sessions WHERE used_at <= ?", now - kSessionLife);
        connection.Run("DELETE FROM sessions WHERE used = 0 AND created_at <= ?", now - kUnusedLife);
        connection.Run(
            "INSERT INTO sessions (token_hash, created_at, used_at, used) VALUES (?1, ?2, ?2, 0)"
            " ON CONFLICT (token_hash) DO UPDATE SET used_at = ?2",
            Blob{hash}, now);
        // A client that keeps asking for sessions pushes out only other unused ones.
        connection.Run(
            "DELETE FROM sessions WHERE used = 0 AND token_hash <> ?1 AND token_hash IN"
            " (SELECT token_hash FROM sessions WHERE used = 0 AND token_hash <> ?1"
            " ORDER BY created_at DESC" +
                std::string(kNoLimit) + " OFFSET ?2)",
            Blob{hash}, kMostUnused - 1);
        return Done{};
    });
}

bool BrowserSessions::Use(std::string_view token, Timestamp now)
{
    const std::string hash = HashOf(token);
    const auto row = m_database.Read([&](Connection& connection) -> std::optional<SessionRow> {
        Statement found =
            connection.Query("SELECT used_at, used FROM sessions WHERE token_hash = ?", Blob{hash});
        return found.Next() ? std::optional(SessionRow{found.Time("used_at"), found.Int("used") != 0})
                            : std::nullopt;
    });
    if (!row || row->IsOver(now))
        return false;
    // Once a day is enough for a lifetime of 400 days, and saves a write on every request.
    if (!row->used || now - row->used_at >= kTouchEvery) {
        const Result<Done> touched = m_database.WriteAside<Done>([&](Connection& connection) -> Result<Done> {
            connection.Run("UPDATE sessions SET used_at = ?, used = 1 WHERE token_hash = ?", now, Blob{hash});
            return Done{};
        });
        if (!touched.ok())
            LogFault(touched.error());
    }
    return true;
}

}  // namespace pinwright::store
