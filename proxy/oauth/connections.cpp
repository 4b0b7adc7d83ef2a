#include "proxy/oauth/connections.hpp"

#include <spdlog/spdlog.h>

#include <utility>

#include "proxy/oauth/board_lists.hpp"
#include "proxy/oauth/consents.hpp"
#include "proxy/oauth/token_keeper.hpp"

namespace pinwright::oauth {

struct Connections::Impl {
    Impl(Connections& self, const config::Config& config, net::Transport& transport, store::Store& store,
         const Clock& its_clock, Random& random)
        : accounts(store.accounts),
          clock(its_clock),
          sites(config, transport),
          keeper(config, sites, accounts),
          consents(config, sites, accounts, store.consents, store.images, clock, random, keeper),
          boards(self, accounts, store.boards, store.images, clock)
    {
    }

    store::Accounts& accounts;
    const Clock& clock;
    Sites sites;
    TokenKeeper keeper;
    Consents consents;
    BoardLists boards;
};

Connections::Connections(const config::Config& config, net::Transport& transport, store::Store& store,
                         Clock& clock, Random& random)
    : m_impl(std::make_unique<Impl>(*this, config, transport, store, clock, random))
{
}

Connections::~Connections() = default;

std::vector<Environment> Connections::environments() const
{
    return m_impl->sites.environments();
}

Result<std::string> Connections::Begin(std::string_view session, std::string_view account_id,
                                       std::optional<Environment> environment)
{
    return m_impl->consents.Begin(session, account_id, environment);
}

CallbackResult Connections::Complete(std::string_view session, std::string_view state, std::string_view code,
                                     std::string_view error)
{
    return m_impl->consents.Complete(session, state, code, error);
}

Result<Access> Connections::AccessTo(std::string_view account_id)
{
    return m_impl->keeper.Ensure(account_id, m_impl->clock.Now(), TokenKeeper::Wait::kNo);
}

Result<Access> Connections::Renew(std::string_view account_id, std::string_view refused_token)
{
    return m_impl->keeper.Renew(account_id, refused_token, m_impl->clock.Now());
}

void Connections::Refused(std::string_view account_id, const pinterest::Fault& fault)
{
    m_impl->keeper.Settle(account_id, {}, &fault);
}

void Connections::Settle(std::string_view account_id, std::string_view token, const pinterest::Fault* fault)
{
    m_impl->keeper.Settle(account_id, token, fault);
}

pinterest::Fault Connections::NotSent(const Error& error)
{
    pinterest::Fault fault;
    fault.cause = error.cause;
    fault.detail = error.detail;
    return fault;
}

void Connections::KeepFresh(Timestamp now)
{
    for (const store::AccountRecord& record : m_impl->accounts.List())
        if (record.account.state == AccountState::kConnected &&
            m_impl->sites.Find(record.account.environment))
            // The result is in the account's state and in the log.
            (void)m_impl->keeper.Ensure(record.account.id, now, TokenKeeper::Wait::kYes);
}

Result<std::vector<Board>> Connections::Boards(std::string_view account_id, Refresh refresh)
{
    return m_impl->boards.Boards(account_id, refresh);
}

Result<Board> Connections::CreateBoard(std::string_view account_id, std::string_view name,
                                       std::string_view privacy)
{
    return m_impl->boards.CreateBoard(account_id, name, privacy);
}

Result<std::vector<Section>> Connections::Sections(std::string_view account_id, std::string_view board_id,
                                                   Refresh refresh)
{
    return m_impl->boards.Sections(account_id, board_id, refresh);
}

Result<Done> Connections::Disconnect(std::string_view account_id)
{
    if (!m_impl->accounts.Find(account_id))
        return store::UnknownAccount();
    const auto held = m_impl->keeper.Hold(account_id);
    const Result<Done> done = m_impl->accounts.Disconnect(account_id, Diagnose(Cause::kNotConnected));
    if (!done.ok())
        return done;
    m_impl->keeper.Forget(account_id);
    spdlog::info("account {}: disconnected", account_id);
    return done;
}

Result<Done> Connections::Remove(std::string_view account_id)
{
    if (!m_impl->accounts.Find(account_id))
        return store::UnknownAccount();
    const auto held = m_impl->keeper.Hold(account_id);
    const Result<Done> done = m_impl->accounts.Remove(account_id);
    if (!done.ok())
        return done;
    m_impl->keeper.Forget(account_id);
    spdlog::info("account {}: removed with its data", account_id);
    return done;
}

}  // namespace pinwright::oauth
