#include "client/features/accounts/account_words.hpp"

#include "client/core/common_words.hpp"

namespace pinwright::app::words {

std::string_view AccountStateLabel(AccountState state)
{
    switch (state) {
        case AccountState::kConnected:
            return texts::kConnected;
        case AccountState::kNeedsReconnection:
            return texts::kNeedsReconnection;
        case AccountState::kDisconnected:
            break;
    }
    return texts::kDisconnected;
}

std::string_view EnvironmentLabel(Environment environment)
{
    switch (environment) {
        case Environment::kSandbox:
            return texts::kSandbox;
        case Environment::kStandin:
            return texts::kStandin;
        case Environment::kProduction:
            break;
    }
    return {};
}

std::string NameOf(const Account& account)
{
    const std::string name = account.username.empty() ? account.name : "@" + account.username;
    return account.environment == Environment::kSandbox ? Fill(texts::kNameInSandbox, {{"name", name}})
                                                        : name;
}

std::string WaitingPins(std::int64_t count)
{
    if (count == 0)
        return Fill(texts::kNoneWait);
    return count < 0 ? Fill(texts::kSomePinsWait) : FillPlural(texts::kPinsWait, count);
}

std::string IsConnected(std::string_view account_name)
{
    return Fill(texts::kIsConnected, {{"account", account_name}});
}

std::string IsDisconnected(std::string_view account_name)
{
    return Fill(texts::kIsDisconnected, {{"account", account_name}});
}

std::string ReconnectStrip(const Status& status)
{
    std::vector<std::string> names;
    for (const Account& account : status.accounts) {
        if (account.state == AccountState::kNeedsReconnection)
            names.push_back(NameOf(account));
    }
    if (names.empty())
        return {};
    return Fill(names.size() == 1 ? texts::kNeedsToBeReconnected : texts::kNeedToBeReconnected,
                {{"accounts", Listed(names)}});
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
    return Fill(texts::kExpiresSoon, {{"account", NameOf(account)}});
}

std::string RemoveTitle(std::string_view account_name)
{
    return Fill(texts::kRemoveTitle, {{"account", account_name}});
}

std::string IsRemoved(std::string_view account_name)
{
    return Fill(texts::kIsRemoved, {{"account", account_name}});
}

std::string SignedInAs(std::string_view stranger, std::string_view meant)
{
    return Fill(texts::kSignedInAs, {{"other", stranger}, {"account", meant}});
}

}  // namespace pinwright::app::words
