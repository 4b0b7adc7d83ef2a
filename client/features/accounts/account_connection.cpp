#include "client/features/accounts/account_connection.hpp"

#include <algorithm>

#include "client/features/accounts/account_words.hpp"

namespace pinwright::app {

namespace {

/// How many of the account's pins are waiting, if the counts or the list show it; otherwise -1.
std::int64_t WaitingOf(const State& state, std::string_view account_id)
{
    const PinList& list = state.pins.lists[static_cast<std::size_t>(PinTab::kWaiting)];
    if (state.server.status.accounts.size() > 1 && (list.load != Load::kReady || !list.complete))
        return -1;
    if (state.server.status.accounts.size() > 1)
        return std::count_if(list.pins.begin(), list.pins.end(),
                             [&](const Pin& pin) { return pin.account_id == account_id; });
    return list.total;
}

Notice NoticeOf(const Diagnosis& diagnosis, Notice::Kind kind, std::string_view account_id)
{
    return {kind,          diagnosis.title,  diagnosis.detail,
            diagnosis.fix, diagnosis.action, std::string(account_id)};
}

}  // namespace

void AccountConnection::Open()
{
    const Server& server = m_core.state.server;
    // Nobody can connect without a configured app; a notice says so, and what to do.
    if (server.known && !server.status.app_configured) {
        Tell(NoticeOf(Diagnose(Cause::kAppNotConfigured), Notice::Kind::kProblem, {}));
        return;
    }
    m_core.state.integrations.connect = ConnectStep::kChooseService;
}

void AccountConnection::ChoosePinterest()
{
    m_core.state.integrations.connect = ConnectStep::kExplain;
}

void AccountConnection::Close()
{
    if (m_core.state.integrations.connect != ConnectStep::kLeaving)
        m_core.state.integrations.connect = ConnectStep::kClosed;
}

void AccountConnection::Continue()
{
    if (m_core.state.integrations.connect == ConnectStep::kExplain)
        Leave("/api/v1/oauth/start");
}

void AccountConnection::Reconnect(std::string_view account_id)
{
    if (FindAccount(m_core.state, account_id) == nullptr)
        Open();
    else
        Leave("/api/v1/oauth/start?account=" + EncodePart(account_id));
}

void AccountConnection::ConnectSandbox()
{
    Leave("/api/v1/oauth/start?environment=sandbox");
}

void AccountConnection::AddSignedIn()
{
    const Account* const meant =
        m_core.state.notice ? FindAccount(m_core.state, m_core.state.notice->account_id) : nullptr;
    if (meant != nullptr)
        Leave("/api/v1/oauth/start?environment=" + std::string(ToString(meant->environment)));
}

void AccountConnection::Leave(std::string url)
{
    m_core.state.integrations.connect = ConnectStep::kLeaving;
    m_core.Announce(Politeness::kPolite, texts::kOpeningPinterest);
    m_core.Emit(Navigate{std::move(url)});
}

void AccountConnection::AskDisconnect(std::string_view account_id)
{
    const Account* const account = FindAccount(m_core.state, account_id);
    if (account == nullptr)
        return;
    DisconnectDialog dialog;
    dialog.account_id = account->id;
    dialog.name = words::NameOf(*account);
    dialog.waiting = WaitingOf(m_core.state, account->id);
    m_core.state.integrations.disconnect = std::move(dialog);
}

void AccountConnection::ConfirmDisconnect()
{
    std::optional<DisconnectDialog>& dialog = m_core.state.integrations.disconnect;
    if (!dialog || dialog->busy)
        return;
    dialog->busy = true;
    dialog->problem.reset();
    m_core.Send(Purpose::kDisconnect, dialog->account_id, "DELETE",
                "/api/v1/accounts/" + EncodePart(dialog->account_id));
}

void AccountConnection::CancelDisconnect()
{
    std::optional<DisconnectDialog>& dialog = m_core.state.integrations.disconnect;
    if (dialog && !dialog->busy)
        dialog.reset();
}

void AccountConnection::OnDisconnected(const Answer& answer)
{
    std::optional<DisconnectDialog>& dialog = m_core.state.integrations.disconnect;
    if (!dialog || dialog->account_id != answer.subject)
        return;
    // After a second press, or in another tab, the account may be gone already: that's fine.
    if (answer.good() || answer.status == 404) {
        m_core.Announce(Politeness::kPolite, words::IsDisconnected(dialog->name));
        m_boards.Forget(answer.subject);
        // A notice such as "@x is connected." is out of date.
        if (m_core.state.notice && m_core.state.notice->account_id == answer.subject)
            m_core.state.notice.reset();
        dialog.reset();
        m_server.Ask();
        return;
    }
    dialog->busy = false;
    dialog->problem = answer.failure();
    m_core.Announce(Politeness::kAssertive, Spoken(*dialog->problem));
}

void AccountConnection::OnReturn(const ConnectReturn& back)
{
    if (!back.signed_in_as.empty()) {
        m_stranger = back;
    } else if (!back.problem.empty()) {
        const CatalogEntry* const entry = FindCause(back.problem);
        const Cause cause = entry == nullptr ? Cause::kInternal : entry->cause;
        const bool mild = Describe(cause).severity == Severity::kAttention;
        Tell(NoticeOf(Diagnose(cause), mild ? Notice::Kind::kAttention : Notice::Kind::kProblem,
                      back.account.empty() ? back.connected : back.account));
    } else {
        m_connected = back.connected;
    }
    if (!back.connected.empty())
        m_boards.Need(back.connected);
}

void AccountConnection::TellStranger()
{
    const ConnectReturn back = std::exchange(m_stranger, {});
    Notice notice = NoticeOf(Diagnose(Cause::kWrongAccount), Notice::Kind::kProblem, back.account);
    if (const Account* const meant = FindAccount(m_core.state, back.account)) {
        const std::string stranger = "@" + back.signed_in_as;
        notice.title = words::SignedInAs(stranger, words::NameOf(*meant));
        notice.action = Action::kSignInAgain;
        const std::vector<Account>& accounts = m_core.state.server.status.accounts;
        const bool known = std::any_of(accounts.begin(), accounts.end(), [&](const Account& one) {
            return one.username == back.signed_in_as && one.environment == meant->environment;
        });
        if (!known)
            notice.other = texts::kAddAsAnother;
    }
    Tell(std::move(notice));
}

void AccountConnection::OnStatus()
{
    if (!m_stranger.signed_in_as.empty())
        TellStranger();
    if (m_connected.empty())
        return;
    const Account* const account = FindAccount(m_core.state, std::exchange(m_connected, {}));
    if (account == nullptr)
        return;
    Notice notice;
    if (account->cause) {
        notice = NoticeOf(*account->cause, Notice::Kind::kAttention, account->id);
        notice.title = words::TwoSentences(words::IsConnected(words::NameOf(*account)), notice.title);
    } else {
        const bool plans =
            m_core.state.server.status.pins_by_state[static_cast<int>(PinState::kScheduled)] > 0;
        notice.title = words::IsConnected(words::NameOf(*account));
        notice.detail = texts::kCheckAccount;
        if (plans)
            notice.fix = texts::kWaitingGoOut;
        notice.action = plans ? Action::kShowSchedule : Action::kCompose;
        notice.account_id = account->id;
    }
    Tell(std::move(notice));
}

void AccountConnection::OnShown()
{
    if (m_core.state.integrations.connect == ConnectStep::kLeaving) {
        m_core.state.integrations.connect = ConnectStep::kClosed;
    }
}

void AccountConnection::Tell(Notice notice)
{
    m_core.Announce(notice.kind == Notice::Kind::kProblem ? Politeness::kAssertive : Politeness::kPolite,
                    words::TwoSentences(notice.title, notice.fix));
    m_core.Show(std::move(notice));
}

}  // namespace pinwright::app
