// Sessions and consents. The values that a browser carries are never kept, only their hashes.
#include "proxy/store/database.hpp"
#include "proxy/store/store.hpp"

namespace pinwright::store {

namespace {

constexpr std::chrono::hours kSessionLife{400 * 24};
constexpr std::chrono::hours kTouchEvery{24};
constexpr std::chrono::minutes kConsentLife{10};
constexpr int kPendingConsents = 5;

}  // namespace

Result<Done> Store::AddSession(std::string_view token, Timestamp now)
{
    return m_database->Write<Done>([&](Connection& connection) -> Result<Done> {
        connection.Run("DELETE FROM sessions WHERE used_at <= ?", now - kSessionLife);
        connection.Run("INSERT INTO sessions VALUES (?1, ?2, ?2) ON CONFLICT DO UPDATE SET used_at = ?2",
                       Blob{HashOf(token)}, now);
        return Done{};
    });
}

bool Store::HasSession(std::string_view token, Timestamp now)
{
    const std::string hash = HashOf(token);
    const auto used_at = m_database->Read([&](Connection& connection) -> std::optional<Timestamp> {
        Statement row = connection.Query("SELECT used_at FROM sessions WHERE token_hash = ?", Blob{hash});
        return row.Next() ? std::optional(row.Time(0)) : std::nullopt;
    });
    if (!used_at || now - *used_at >= kSessionLife)
        return false;
    // Once a day is enough for a life of 400, and spares a write with every request.
    if (now - *used_at >= kTouchEvery) {
        const Result<Done> touched = m_database->Write<Done>([&](Connection& connection) -> Result<Done> {
            connection.Run("UPDATE sessions SET used_at = ? WHERE token_hash = ?", now, Blob{hash});
            return Done{};
        });
        if (!touched.ok())
            LogFault(touched.error());
    }
    return true;
}

Result<Done> Store::AddConsent(std::string_view session, std::string_view state,
                               const PendingConsent& consent, Timestamp now)
{
    const std::string session_hash = HashOf(session);
    return m_database->Write<Done>([&](Connection& connection) -> Result<Done> {
        connection.Run("DELETE FROM consents WHERE created_at <= ?", now - kConsentLife);
        connection.Run(
            "INSERT INTO consents (state_hash, session_hash, account_id, environment, created_at)"
            " VALUES (?, ?, ?, ?, ?)",
            Blob{HashOf(state)}, Blob{session_hash}, consent.account_id, ToString(consent.environment), now);
        connection.Run(
            "DELETE FROM consents WHERE session_hash = ?1 AND seq NOT IN"
            " (SELECT seq FROM consents WHERE session_hash = ?1 ORDER BY seq DESC LIMIT ?2)",
            Blob{session_hash}, kPendingConsents);
        return Done{};
    });
}

std::optional<PendingConsent> Store::TakeConsent(std::string_view session, std::string_view state,
                                                 Timestamp now)
{
    using Taken = std::optional<PendingConsent>;
    const Result<Taken> taken = m_database->Write<Taken>([&](Connection& connection) -> Result<Taken> {
        Statement row = connection.Query(
            "DELETE FROM consents WHERE state_hash = ? AND session_hash = ?"
            " RETURNING account_id, environment, created_at",
            Blob{HashOf(state)}, Blob{HashOf(session)});
        Taken consent;
        while (row.Next()) {
            const std::optional<Environment> environment = ParseEnvironment(row.Text(1));
            if (environment && now - row.Time(2) < kConsentLife)
                consent = PendingConsent{row.Text(0), *environment};
        }
        return consent;
    });
    // Where it could not be taken away it could be used again, so it is not given out.
    if (!taken.ok()) {
        LogFault(taken.error());
        return std::nullopt;
    }
    return taken.value();
}

}  // namespace pinwright::store
