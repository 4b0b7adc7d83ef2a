// Stores only hashes of the values that a browser holds.
#include "proxy/store/pending_consents.hpp"
#include "proxy/store/engine/database.hpp"

namespace pinwright::store {

namespace {

constexpr std::chrono::minutes kConsentLife{10};
constexpr std::chrono::hours kResultLife{1};
constexpr int kPendingConsents = 5;

}  // namespace

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
        for (const std::string use : {"used_at IS NULL", "used_at IS NOT NULL"})
            connection.Run("DELETE FROM consents WHERE session_hash = ?1 AND " + use +
                               " AND seq NOT IN (SELECT seq FROM consents WHERE session_hash = ?1 AND " +
                               use + " ORDER BY seq DESC LIMIT ?2)",
                           Blob{session_hash}, kPendingConsents);
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
            " AND created_at > ? RETURNING account_id AS account_id, environment AS environment",
            now, Blob{HashOf(state)}, Blob{HashOf(session)}, now - kConsentLife);
        Taken consent;
        while (row.Next())
            consent =
                PendingConsent{row.Text("account_id"), row.Parsed("consents.environment", ParseEnvironment)};
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
        return ConsentResult{row.Text("result_account"), row.Text("result_cause")};
    });
}

}  // namespace pinwright::store
