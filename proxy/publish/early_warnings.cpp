#include "proxy/publish/early_warnings.hpp"

#include <algorithm>
#include <utility>

#include "proxy/oauth/account_causes.hpp"
#include "shared/scopes.hpp"

namespace pinwright::publish {

namespace {

void CheckAccount(const Prospect& prospect, std::vector<Diagnosis>& warnings)
{
    if (!prospect.account) {
        warnings.push_back(Diagnose(Cause::kNotConnected));
        return;
    }
    const Account& account = *prospect.account;
    if (!prospect.served) {
        warnings.push_back(Diagnose(Cause::kOtherEnvironment));
    } else if (account.state != AccountState::kConnected) {
        const Cause cause =
            account.state == AccountState::kDisconnected ? Cause::kNotConnected : Cause::kSessionExpired;
        warnings.push_back(account.cause.value_or(Diagnose(cause)));
    } else if (const std::vector<std::string> missing = MissingScopes(account.scopes); !missing.empty()) {
        warnings.push_back(oauth::MissingScopesDiagnosis(missing));
    }
}

constexpr std::size_t kDayLength = 10;  // Of `2026-03-14T09:00:00Z`.

Diagnosis SameLinkAs(const Pin& other)
{
    const std::string name = other.title.empty() ? "A pin without a title" : "“" + other.title + "”";
    const bool published = other.state == PinState::kPublished;
    const std::optional<Timestamp> when = published ? other.published_at : other.publish_at;
    return Diagnose(Cause::kDuplicateLink,
                    name + (published ? " has" : " is scheduled with") + " this link on this board" +
                        (when ? " on " + FormatRfc3339(*when).substr(0, kDayLength) : std::string()) + ".");
}

/// Whether `at` was less than `life` ago. A future `at` doesn't count: the clock was set back since.
bool IsYounger(std::optional<Timestamp> at, std::chrono::milliseconds life, Timestamp now)
{
    return at && *at <= now && now - *at < life;
}

/// Whether to read a list again because of one item. `listed`: whether the list contains the item.
/// `fetched_at`: when the list was read. `seen_at`: when the item itself was last seen.
bool InDoubt(std::optional<bool> listed, std::optional<Timestamp> fetched_at,
             std::optional<Timestamp> seen_at, Timestamp now)
{
    if (listed && !*listed)
        return !IsYounger(fetched_at, kDoubtLife, now);
    return !IsYounger(fetched_at, kListLife, now) && !IsYounger(seen_at, kListLife, now);
}

}  // namespace

std::vector<Diagnosis> WarningsOf(const Prospect& prospect)
{
    std::vector<Diagnosis> warnings;
    CheckAccount(prospect, warnings);
    if (!prospect.board_listed.value_or(true))
        warnings.push_back(Diagnose(Cause::kBoardMissing));
    else if (!prospect.section_listed.value_or(true))
        warnings.push_back(Diagnose(Cause::kSectionMissing));
    if (!prospect.image_stored)
        warnings.push_back(Diagnose(Cause::kImageMissing));
    if (prospect.same_link)
        warnings.push_back(SameLinkAs(*prospect.same_link));
    return warnings;
}

std::optional<Timestamp> NextLookAhead(Timestamp due_at, Timestamp now)
{
    for (const std::chrono::milliseconds ahead : kLookAhead)
        if (due_at - ahead > now)
            return due_at - ahead;
    return std::nullopt;
}

EarlyWarnings::EarlyWarnings(Tools& tools) : m_tools(tools) {}

bool EarlyWarnings::MayAsk(const std::string& list, Timestamp now)
{
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_asked, [&](const auto& one) { return !IsYounger(one.second, kDoubtLife, now); });
    return m_asked.emplace(list, now).second;
}

std::optional<bool> EarlyWarnings::BoardListed(const Pin& pin)
{
    if (!m_tools.store.boards.FetchedAt(pin.account_id))
        return std::nullopt;
    return m_tools.store.boards.Find(pin.account_id, pin.board_id).has_value();
}

std::optional<bool> EarlyWarnings::SectionListed(const Pin& pin)
{
    if (pin.board_section_id.empty())
        return std::nullopt;
    const std::optional<std::vector<Section>> sections =
        m_tools.store.boards.ListSections(pin.account_id, pin.board_id);
    if (!sections)
        return std::nullopt;
    return std::any_of(sections->begin(), sections->end(),
                       [&](const Section& one) { return one.id == pin.board_section_id; });
}

void EarlyWarnings::RefreshLists(const Pin& pin, Timestamp now)
{
    using oauth::Connections;
    store::Store& store = m_tools.store;
    const SeenBoards& seen = m_tools.seen_boards;
    if (InDoubt(BoardListed(pin), store.boards.FetchedAt(pin.account_id),
                seen.LastSeen(pin.account_id, pin.board_id, {}), now) &&
        MayAsk(pin.account_id, now))
        (void)m_tools.connections.Boards(pin.account_id, Connections::Refresh::kYes);
    if (pin.board_section_id.empty() || !BoardListed(pin).value_or(false))
        return;
    if (InDoubt(SectionListed(pin), store.boards.SectionsFetchedAt(pin.account_id, pin.board_id),
                seen.LastSeen(pin.account_id, pin.board_id, pin.board_section_id), now) &&
        MayAsk(pin.account_id + "/" + pin.board_id, now))
        (void)m_tools.connections.Sections(pin.account_id, pin.board_id, Connections::Refresh::kYes);
}

Prospect EarlyWarnings::ProspectOf(const Pin& pin, const std::optional<store::AccountRecord>& account,
                                   Timestamp now)
{
    store::Store& store = m_tools.store;
    Prospect prospect;
    if (account) {
        const std::vector<Environment> served = m_tools.connections.environments();
        prospect.account = account->account;
        prospect.served =
            std::find(served.begin(), served.end(), account->account.environment) != served.end();
    }
    prospect.board_listed = BoardListed(pin);
    prospect.section_listed = SectionListed(pin);
    prospect.image_stored = std::all_of(pin.media.begin(), pin.media.end(), [&](const std::string& id) {
        return m_tools.media.PathOf(id).has_value();
    });
    prospect.same_link = store.warnings.FindSameLink(pin, now - kSameLinkSpan);
    return prospect;
}

bool EarlyWarnings::Look(const std::string& account_id, Timestamp now)
{
    const std::vector<store::PinToCheck> due =
        m_tools.store.warnings.FindDue(account_id, now, kForesightStep);
    const std::optional<store::AccountRecord> account = m_tools.store.accounts.Find(account_id);
    const bool connected = account && account->account.state == AccountState::kConnected;
    // The author of a newly saved pin chose from lists that were just shown.
    const bool may_ask = connected && !m_tools.ReadsScarceUntil(account_id, now);
    std::vector<store::Foreseen> seen;
    seen.reserve(due.size());
    for (const store::PinToCheck& one : due) {
        if (m_tools.stopping)
            return false;
        if (may_ask && one.ahead)
            RefreshLists(one.pin, now);
        seen.push_back({one.pin.id, one.pin.revision, WarningsOf(ProspectOf(one.pin, account, now)),
                        NextLookAhead(one.due_at, now)});
    }
    return m_tools.store.warnings.Save(seen).ok() && !seen.empty();
}

}  // namespace pinwright::publish
