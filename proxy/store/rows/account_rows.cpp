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
    record.account.environment = row.Enum("accounts.environment", ParseEnvironment);
    record.pinterest_user = row.Text("pinterest_user");
    record.account.username = row.Text("username");
    record.account.name = row.Text("name");
    record.account.avatar = row.Text("avatar");
    record.account.account_type = row.Text("account_type");
    record.account.scopes = DecodeList(row.Text("scopes"));
    record.account.state = row.Enum("accounts.state", ParseAccountState);
    if (const std::optional<std::string> cause = row.MaybeText("cause"))
        record.account.cause = DecodeCause(*cause);
    record.account.access_expires_at = row.MaybeTime("access_expires_at");
    record.account.refresh_expires_at = row.MaybeTime("refresh_expires_at");
    record.account.paused = row.Int("paused") != 0;
    if (const std::optional<std::string> times = row.MaybeText("queue_times"))
        record.account.queue_times = DecodeQueueTimes(*times);
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
