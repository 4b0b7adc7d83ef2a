#include "proxy/store/rows/account_rows.hpp"

#include "proxy/store/rows/column_text.hpp"

namespace pinwright::store {

const std::string kSelectAccounts =
    "SELECT id, environment, pinterest_user, username, name, avatar, account_type, scopes, state, cause,"
    " access_expires_at, refresh_expires_at, paused, queue_times FROM accounts ";

AccountRecord ReadAccount(const Statement& row)
{
    AccountRecord record;
    record.account.id = row.Text(0);
    record.account.environment = row.Enum("accounts.environment", ParseEnvironment);
    record.pinterest_user = row.Text(2);
    record.account.username = row.Text(3);
    record.account.name = row.Text(4);
    record.account.avatar = row.Text(5);
    record.account.account_type = row.Text(6);
    record.account.scopes = DecodeList(row.Text(7));
    record.account.state = row.Enum("accounts.state", ParseAccountState);
    if (!row.IsNull(9))
        record.account.cause = DecodeCause(row.Text(9));
    record.account.access_expires_at = row.MaybeTime(10);
    record.account.refresh_expires_at = row.MaybeTime(11);
    record.account.paused = row.Int(12) != 0;
    if (!row.IsNull(13))
        record.account.queue_times = DecodeQueueTimes(row.Text(13));
    return record;
}

std::vector<AccountRecord> ReadAccounts(Connection& connection)
{
    std::vector<AccountRecord> accounts;
    Statement rows = connection.Query(kSelectAccounts + "ORDER BY seq");
    while (rows.Next())
        accounts.push_back(ReadAccount(rows));
    return accounts;
}

Error UnknownAccount()
{
    return Error{Cause::kNotFound, "There is no such account here.", {}, {}};
}

}  // namespace pinwright::store
