#include "proxy/store/rows/account_rows.hpp"

#include "proxy/store/rows/column_text.hpp"

namespace pinwright::store {

const std::string kSelectAccounts =
    "SELECT id, environment, pinterest_user, username, name, avatar, account_type, scopes, state, cause,"
    " access_expires_at, refresh_expires_at, paused, queue_times FROM accounts ";

AccountRecord ReadAccount(const Statement& row)
{
    AccountRecord record;
    record.account.id = row.Text("id");
    record.account.environment = row.Parsed("accounts.environment", ParseEnvironment);
    record.pinterest_user = row.Text("pinterest_user");
    record.account.username = row.Text("username");
    record.account.name = row.Text("name");
    record.account.avatar = row.Text("avatar");
    record.account.account_type = row.Text("account_type");
    record.account.scopes = row.Parsed("accounts.scopes", DecodeList);
    record.account.state = row.Parsed("accounts.state", ParseAccountState);
    record.account.cause = row.MaybeParsed("accounts.cause", DecodeCause);
    record.account.access_expires_at = row.MaybeTime("access_expires_at");
    record.account.refresh_expires_at = row.MaybeTime("refresh_expires_at");
    record.account.paused = row.Int("paused") != 0;
    record.account.queue_times =
        row.MaybeParsed("accounts.queue_times", DecodeQueueTimes).value_or(QueueTimes());
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
