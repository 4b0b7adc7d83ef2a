#include "client/features/accounts/account_words.hpp"

#include "client/core/common_words.hpp"

namespace pinwright::app::words {

std::string_view AccountStateLabel(AccountState state)
{
    switch (state) {
        case AccountState::kConnected:
            return "Connected";
        case AccountState::kNeedsReconnection:
            return "Needs reconnection";
        case AccountState::kDisconnected:
            break;
    }
    return "Disconnected";
}

std::string_view EnvironmentLabel(Environment environment)
{
    switch (environment) {
        case Environment::kSandbox:
            return "Sandbox";
        case Environment::kStandin:
            return "Stand-in";
        case Environment::kProduction:
            break;
    }
    return {};
}

std::string NameOf(const Account& account)
{
    const std::string name = account.username.empty() ? account.name : "@" + account.username;
    return account.environment == Environment::kSandbox
               ? name + " · " + std::string(EnvironmentLabel(account.environment))
               : name;
}

std::string WaitingPins(std::int64_t count)
{
    if (count == 0)
        return "None of its pins are waiting.";
    if (count < 0)
        return "Its pins wait and will be published once you reconnect it.";
    return PinCountText(count) + (count == 1 ? " waits and will be published once you reconnect it."
                                             : " wait and will be published once you reconnect it.");
}

std::string IsConnected(std::string_view account_name)
{
    return std::string(account_name) + " is connected.";
}

std::string IsDisconnected(std::string_view account_name)
{
    return std::string(account_name) + " is disconnected.";
}

std::string ReconnectStrip(const Status& status)
{
    std::string names;
    int count = 0;
    for (const Account& account : status.accounts) {
        if (account.state == AccountState::kNeedsReconnection)
            names += (count++ == 0 ? "" : ", ") + NameOf(account);
    }
    if (count == 0)
        return {};
    return names + (count == 1 ? " needs to be reconnected. Its pins wait."
                               : " need to be reconnected. Their pins wait.");
}

const Account* SignInEnds(const Status& status)
{
    for (const Account& account : status.accounts) {
        if (account.state == AccountState::kConnected && account.cause &&
            account.cause->id == Describe(Cause::kSignInEnding).id)
            return &account;
    }
    return nullptr;
}

std::string EndingStrip(const Account& account)
{
    return "The connection of " + NameOf(account) + " expires soon.";
}

std::string RemoveTitle(std::string_view account_name)
{
    return "Remove " + std::string(account_name) + " with all its data?";
}

std::string IsRemoved(std::string_view name)
{
    return std::string(name) + " and its data were removed.";
}

std::string SignedInAs(std::string_view stranger, std::string_view meant)
{
    return "You signed in as " + std::string(stranger) + ", but this connection is for " +
           std::string(meant) + ".";
}

}  // namespace pinwright::app::words
