// Sessions and consents. The values that a browser carries are never kept, only their hashes.
#include "proxy/store/browser_sessions.hpp"
#include "proxy/store/engine/database.hpp"
#include "proxy/store/pending_consents.hpp"

namespace pinwright::store {

namespace {

constexpr std::chrono::hours kSessionLife{400 * 24};
constexpr std::chrono::hours kUnusedLife{24};
constexpr std::chrono::hours kTouchEvery{24};
constexpr int kMostUnused = 1000;
constexpr std::chrono::minutes kConsentLife{10};
constexpr std::chrono::hours kResultLife{1};
constexpr int kPendingConsents = 5;

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
            " ON CONFLICT DO UPDATE SET used_at = ?2",
            Blob{hash}, now);
        // A client that keeps asking for sessions pushes out only other unused ones.
        connection.Run(
            "DELETE FROM sessions WHERE used = 0 AND token_hash <> ?1 AND token_hash IN"
            " (SELECT token_hash FROM sessions WHERE used = 0 AND token_hash <> ?1"
            " ORDER BY created_at DESC LIMIT -1 OFFSET ?2)",
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
        return found.Next() ? std::optional(SessionRow{found.Time(0), found.Int(1) != 0}) : std::nullopt;
    });
    if (!row || row->IsOver(now))
        return false;
    // Once a day is enough for a life of 400, and spares a write with every request.
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

Result<Done> PendingConsents::Add(std::string_view session, std::string_view state,
                                  const PendingConsent& consent, Timestamp now)
{
    const std::string session_hash = HashOf(session);
    return m_database.WriteAside<Done>([&](Connection& connection) -> Result<Done> {
        connection.Run("DELETE FROM consents WHERE created_at <= ?1 AND (used_at IS NULL OR used_at <= ?2)",
                       now - kConsentLife, now - kResultLife);
        connection.Run(
            "INSERT INTO consents (state_hash, session_hash, account_id, environment, created_at)"
            " VALUES (?, ?, ?, ?, ?)",
            Blob{HashOf(state)}, Blob{session_hash}, consent.account_id, ToString(consent.environment), now);
        // The same limit holds for pending and for used consents.
        for (const bool used : {false, true})
            connection.Run(
                "DELETE FROM consents WHERE session_hash = ?1 AND (used_at IS NOT NULL) = ?3 AND seq NOT IN"
                " (SELECT seq FROM consents WHERE session_hash = ?1 AND (used_at IS NOT NULL) = ?3"
                " ORDER BY seq DESC LIMIT ?2)",
                Blob{session_hash}, kPendingConsents, used ? 1 : 0);
        return Done{};
    });
}

std::optional<PendingConsent> PendingConsents::Use(std::string_view session, std::string_view state,
                                                   Timestamp now)
{
    using Taken = std::optional<PendingConsent>;
    const Result<Taken> taken = m_database.WriteAside<Taken>([&](Connection& connection) -> Result<Taken> {
        Statement row = connection.Query(
            "UPDATE consents SET used_at = ? WHERE state_hash = ? AND session_hash = ? AND used_at IS NULL"
            " AND created_at > ? RETURNING account_id, environment",
            now, Blob{HashOf(state)}, Blob{HashOf(session)}, now - kConsentLife);
        Taken consent;
        while (row.Next()) {
            if (const std::optional<Environment> environment = ParseEnvironment(row.Text(1)))
                consent = PendingConsent{row.Text(0), *environment};
        }
        return consent;
    });
    // If it could not be marked as used, it could be used again, so it is not returned.
    if (!taken.ok()) {
        LogFault(taken.error());
        return std::nullopt;
    }
    return taken.value();
}

void PendingConsents::SaveResult(std::string_view session, std::string_view state,
                                 const ConsentResult& result)
{
    const Result<Done> settled = m_database.WriteAside<Done>([&](Connection& connection) -> Result<Done> {
        connection.Run(
            "UPDATE consents SET result_account = ?, result_cause = ? WHERE state_hash = ? AND session_hash "
            "= ?"
            " AND used_at IS NOT NULL",
            result.account_id, result.cause_id, Blob{HashOf(state)}, Blob{HashOf(session)});
        return Done{};
    });
    if (!settled.ok())
        LogFault(settled.error());
}

std::optional<ConsentResult> PendingConsents::FindResult(std::string_view session, std::string_view state,
                                                         Timestamp now)
{
    return m_database.Read([&](Connection& connection) -> std::optional<ConsentResult> {
        Statement row = connection.Query(
            "SELECT result_account, result_cause FROM consents WHERE state_hash = ? AND session_hash = ?"
            " AND used_at > ?",
            Blob{HashOf(state)}, Blob{HashOf(session)}, now - kResultLife);
        if (!row.Next())
            return std::nullopt;
        return ConsentResult{row.Text(0), row.Text(1)};
    });
}

}  // namespace pinwright::store
