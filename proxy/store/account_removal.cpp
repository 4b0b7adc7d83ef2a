// An account with all that is kept of it, taken away in one transaction: there is no half of that.
#include "proxy/store/accounts.hpp"
#include "proxy/store/engine/database.hpp"
#include "proxy/store/rows/account_rows.hpp"

namespace pinwright::store {

namespace {

Error Busy(std::int64_t pins)
{
    return Error{Cause::kPinBusy,
                 std::to_string(pins) +
                     (pins == 1 ? " pin of this account is being published or looked for, or waits"
                                : " pins of this account are being published or looked for, or wait") +
                     " for your decision. Looking for pins takes a connected account.",
                 {},
                 {}};
}

}  // namespace

Result<Done> Accounts::Remove(std::string_view account_id)
{
    return m_database.Write<Done>([&](Connection& connection) -> Result<Done> {
        Statement row = connection.Query("SELECT state FROM accounts WHERE id = ?", account_id);
        if (!row.Next())
            return UnknownAccount();
        if (ParseAccountState(row.Text(0)) != AccountState::kDisconnected)
            return Error{
                Cause::kConflict, "The account is still connected here. Disconnect it first.", {}, {}};
        const std::int64_t busy = connection.Number(
            "SELECT count(*) FROM pins WHERE account_id = ? AND state IN ('publishing', 'unconfirmed')",
            account_id);
        if (busy > 0)
            return Busy(busy);
        // What hangs on these goes with them.
        connection.Run("DELETE FROM pins WHERE account_id = ?", account_id);
        connection.Run("DELETE FROM images WHERE account_id = ?", account_id);
        connection.Run("DELETE FROM consents WHERE account_id = ?1 OR result_account = ?1", account_id);
        connection.Run("DELETE FROM accounts WHERE id = ?", account_id);
        return Done{};
    });
}

}  // namespace pinwright::store
