// Accounts and their tokens.
#include "proxy/store/accounts.hpp"
#include "proxy/store/engine/database.hpp"
#include "proxy/store/rows/account_rows.hpp"
#include "proxy/store/rows/column_text.hpp"
#include "proxy/store/rows/pin_states.hpp"

namespace pinwright::store {

namespace {

template <typename... Values>
std::optional<AccountRecord> FindOne(Connection& connection, std::string_view where, const Values&... values)
{
    Statement row = connection.Query(kSelectAccounts + std::string(where), values...);
    return row.Next() ? std::optional(ReadAccount(row)) : std::nullopt;
}

void PutTokens(Connection& connection, Database& database, std::string_view account_id, const Tokens& tokens)
{
    const std::string sealed = database.seal().Close(EncodeTokens(tokens), account_id, database.random());
    connection.Run(
        "INSERT INTO tokens (account_id, sealed) VALUES (?1, ?2)"
        " ON CONFLICT (account_id) DO UPDATE SET sealed = ?2",
        account_id, Blob{sealed});
}

/// Reconnecting doesn't end a pause; only a person does.
void ResumeHeld(Connection& connection, std::string_view account_id, Timestamp now)
{
    MovePins(connection, {PinState::kScheduled, pin_events::kResumed, now, std::nullopt},
             "account_id = ? AND state = 'held' AND cause_id IS DISTINCT FROM ?", account_id,
             Describe(Cause::kPaused).id);
}

/// Resumes only the pins that are held for this cause.
void ResumeHeldFor(Connection& connection, std::string_view account_id, std::string_view cause_id,
                   Timestamp now)
{
    MovePins(connection, {PinState::kScheduled, pin_events::kResumed, now, std::nullopt},
             "account_id = ? AND state = 'held' AND cause_id = ?", account_id, cause_id);
}

Error Busy(std::int64_t pins)
{
    return Error{Cause::kPinBusy,
                 std::to_string(pins) +
                     (pins == 1 ? " pin of this account is being published or checked, or waits"
                                : " pins of this account are being published or checked, or wait") +
                     " for your decision. Checking needs a connected account.",
                 {},
                 {}};
}

}  // namespace

std::vector<AccountRecord> Accounts::List()
{
    return m_database.Read(ReadAccounts);
}

std::optional<AccountRecord> Accounts::Find(std::string_view id)
{
    return m_database.Read([&](Connection& connection) { return FindOne(connection, "WHERE id = ?", id); });
}

std::optional<AccountRecord> Accounts::FindByUser(Environment environment, std::string_view pinterest_user)
{
    return m_database.Read([&](Connection& connection) {
        return FindOne(connection, "WHERE environment = ? AND pinterest_user = ?", ToString(environment),
                       pinterest_user);
    });
}

Result<Done> Accounts::SaveConnection(const AccountRecord& record, const Tokens& tokens)
{
    const Account& account = record.account;
    return m_database.Write<Done>([&](Connection& connection) -> Result<Done> {
        const auto put = [&](std::string_view sql) {
            return connection.Run(
                sql, account.id, ToString(account.environment), record.pinterest_user, account.username,
                account.name, account.avatar, account.account_type, EncodeList(account.scopes),
                ToString(account.state), EncodeCause(account.cause),
                account.access_expires_at.value_or(tokens.access_expires_at),
                account.refresh_expires_at.value_or(tokens.refresh_expires_at), m_database.clock().Now());
        };
        // Two statements, because ON CONFLICT here would override the conflict handling of the triggers that
        // it fires.
        const std::int64_t known =
            put("UPDATE accounts SET environment = ?2, pinterest_user = ?3, username = ?4, name = ?5, avatar "
                "= ?6,"
                " account_type = ?7, scopes = ?8, state = ?9, cause = ?10, access_expires_at = ?11,"
                " refresh_expires_at = ?12, connected_at = ?13 WHERE id = ?1");
        if (known == 0) {
            put("INSERT INTO accounts (id, environment, pinterest_user, username, name, avatar, account_type,"
                " scopes, state, cause, access_expires_at, refresh_expires_at, connected_at)"
                " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)");
        }
        PutTokens(connection, m_database, account.id, tokens);
        if (account.state == AccountState::kConnected)
            ResumeHeld(connection, account.id, m_database.clock().Now());
        return Done{};
    });
}

Result<Done> Accounts::SaveTokens(std::string_view account_id, const Tokens& tokens,
                                  const std::vector<std::string>& scopes)
{
    return m_database.Write<Done>([&](Connection& connection) -> Result<Done> {
        const std::int64_t found = connection.Run(
            "UPDATE accounts SET scopes = ?, access_expires_at = ?, refresh_expires_at = ? WHERE id = ?",
            EncodeList(scopes), tokens.access_expires_at, tokens.refresh_expires_at, account_id);
        if (found == 0)
            return UnknownAccount();
        PutTokens(connection, m_database, account_id, tokens);
        ResumeHeldFor(connection, account_id, Describe(Cause::kAppCredentials).id, m_database.clock().Now());
        return Done{};
    });
}

std::optional<Tokens> Accounts::FindTokens(std::string_view account_id)
{
    const auto sealed = m_database.Read([&](Connection& connection) -> std::optional<std::string> {
        Statement row = connection.Query("SELECT sealed FROM tokens WHERE account_id = ?", account_id);
        return row.Next() ? std::optional(row.Text("sealed")) : std::nullopt;
    });
    if (!sealed)
        return std::nullopt;
    const std::optional<std::string> plain = m_database.seal().Open(*sealed, account_id);
    return plain ? DecodeTokens(*plain) : std::nullopt;
}

Result<Done> Accounts::SetState(std::string_view account_id, AccountState state,
                                const std::optional<Diagnosis>& cause)
{
    return m_database.Write<Done>([&](Connection& connection) -> Result<Done> {
        const std::optional<AccountRecord> before = FindOne(connection, "WHERE id = ?", account_id);
        if (!before)
            return UnknownAccount();
        if (before->account.state == state && before->account.cause == cause)
            return Done{};
        connection.Run("UPDATE accounts SET state = ?, cause = ? WHERE id = ?", ToString(state),
                       EncodeCause(cause), account_id);
        if (state == AccountState::kConnected && before->account.state != AccountState::kConnected) {
            const Timestamp now = m_database.clock().Now();
            connection.Run("UPDATE accounts SET connected_at = ? WHERE id = ?", now, account_id);
            ResumeHeld(connection, account_id, now);
        } else if (state == AccountState::kConnected && before->account.cause &&
                   (!cause || cause->id != before->account.cause->id)) {
            // The account was connected, but something else (such as the app) held its pins, and that has
            // passed.
            ResumeHeldFor(connection, account_id, before->account.cause->id, m_database.clock().Now());
        }
        return Done{};
    });
}

Result<Account> Accounts::Change(std::string_view account_id, const AccountChange& change)
{
    return m_database.Write<Account>([&](Connection& connection) -> Result<Account> {
        if (change.paused)
            connection.Run("UPDATE accounts SET paused = ?1 WHERE id = ?2 AND paused <> ?1",
                           *change.paused ? 1 : 0, account_id);
        if (change.queue_times)
            connection.Run(
                "UPDATE accounts SET queue_times = ?1 WHERE id = ?2 AND queue_times IS DISTINCT FROM ?1",
                EncodeQueueTimes(*change.queue_times), account_id);
        const std::optional<AccountRecord> found = FindOne(connection, "WHERE id = ?", account_id);
        if (!found)
            return UnknownAccount();
        return found->account;
    });
}

Result<Done> Accounts::Disconnect(std::string_view account_id, const Diagnosis& cause)
{
    return m_database.Write<Done>([&](Connection& connection) -> Result<Done> {
        const std::int64_t found = connection.Run(
            "UPDATE accounts SET state = ?, cause = ?, access_expires_at = NULL, refresh_expires_at = NULL"
            " WHERE id = ?",
            ToString(AccountState::kDisconnected), EncodeCause(cause), account_id);
        if (found == 0)
            return UnknownAccount();
        connection.Run("DELETE FROM tokens WHERE account_id = ?", account_id);
        return Done{};
    });
}

Result<Done> Accounts::Remove(std::string_view account_id)
{
    // One transaction, so that no account is ever half removed.
    return m_database.Write<Done>([&](Connection& connection) -> Result<Done> {
        Statement row = connection.Query("SELECT state FROM accounts WHERE id = ?", account_id);
        if (!row.Next())
            return UnknownAccount();
        if (row.Parsed("accounts.state", ParseAccountState) != AccountState::kDisconnected)
            return Error{
                Cause::kConflict, "The account is still connected here. Disconnect it first.", {}, {}};
        const std::int64_t busy = connection.Number(
            "SELECT count(*) FROM pins WHERE account_id = ? AND state IN ('publishing', 'unconfirmed')",
            account_id);
        if (busy > 0)
            return Busy(busy);
        // Rows that belong to these are deleted with them.
        connection.Run("DELETE FROM pins WHERE account_id = ?", account_id);
        connection.Run("DELETE FROM images WHERE account_id = ?", account_id);
        connection.Run("DELETE FROM consents WHERE account_id = ?1 OR result_account = ?1", account_id);
        connection.Run("DELETE FROM accounts WHERE id = ?", account_id);
        return Done{};
    });
}

}  // namespace pinwright::store
