#include "proxy/publish/read_back_rounds.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <iterator>

namespace pinwright::publish {

namespace {

/// How many due read-backs a round reads from the store.
constexpr int kRoundSize = 250;

/// When the next round starts if this one couldn't finish.
constexpr std::chrono::seconds kNextRound{15};

/// The wait after the n-th time that a pin was missing: 1, 10 and 60 minutes.
std::chrono::minutes NextTryAfter(int count)
{
    return std::chrono::minutes{count <= 1 ? 1 : count == 2 ? 10 : 60};
}

void Saw(Tools& tools, const std::string& account_id, const pinterest::RemotePin& remote)
{
    if (!remote.board_id.empty())
        tools.seen_boards.Note(account_id, remote.board_id, remote.board_section_id, tools.clock.Now());
}

}  // namespace

ReadBackRounds::ReadBackRounds(Tools& tools) : m_tools(tools) {}

ReadBackRounds::Seen ReadBackRounds::Ask(const Pin& pin)
{
    const auto answer = m_tools.Ask(pin.account_id, [&](pinterest::Api& api, const std::string& token) {
        return api.GetPin(token, pin.pinterest_pin_id);
    });
    if (answer.ok()) {
        Saw(m_tools, pin.account_id, *answer.value);
        return Seen::kYes;
    }
    return answer.meta.status == 404 ? Seen::kNo : Seen::kNotAsked;
}

ReadBackRounds::Listed ReadBackRounds::ReadList(const Place& place, const std::vector<Wanted>& wanted)
{
    const auto& [account_id, board_id] = place;
    std::set<std::string> missing;
    for (const Wanted& one : wanted)
        missing.insert(one.pin.pinterest_pin_id);
    Listed listed;
    std::string bookmark;
    for (std::size_t pages = 1 + wanted.size() / kPinsForPage; pages > 0 && !missing.empty(); --pages) {
        const auto answer = m_tools.Ask(account_id, [&](pinterest::Api& api, const std::string& token) {
            return board_id.empty() ? api.ListPins(token, bookmark)
                                    : api.ListBoardPins(token, board_id, {}, bookmark);
        });
        if (!answer.ok()) {
            listed.read =
                listed.read || (answer.fault.definite && answer.fault.cause == Cause::kBoardMissing);
            return listed;
        }
        // The account's list shows fewer pins than its boards' lists, so it can't prove a pin missing.
        listed.read = !board_id.empty();
        for (const pinterest::RemotePin& remote : answer.value->items) {
            listed.ids.insert(remote.id);
            if (missing.erase(remote.id) != 0)
                Saw(m_tools, account_id, remote);
        }
        if (answer.value->bookmark.empty() || answer.value->bookmark == bookmark)
            break;
        bookmark = answer.value->bookmark;
    }
    return listed;
}

bool ReadBackRounds::AskAt(const Place& place, const std::vector<Wanted>& wanted, int& singles)
{
    Listed listed;
    if (wanted.size() >= kListFrom)
        listed = ReadList(place, wanted);
    std::vector<std::string> seen_again;
    for (const Wanted& one : wanted) {
        if (!listed.ids.contains(one.pin.pinterest_pin_id))
            continue;
        if (one.again)
            seen_again.push_back(one.pin.id);
        else
            Settle(one, Seen::kYes, listed);
    }
    if (!seen_again.empty())
        (void)m_tools.store.read_backs.ConfirmAgain(seen_again, m_tools.clock.Now());
    std::map<std::string, Listed> lists{{place.second, listed}};
    for (const Wanted& one : wanted) {
        if (listed.ids.contains(one.pin.pinterest_pin_id))
            continue;
        if (m_tools.stopping || singles == kSingleReads)
            return false;
        ++singles;
        const Seen seen = Ask(one.pin);
        if (one.again && seen == Seen::kYes && place.second.empty() && !listed.ids.empty())
            m_unlisted.insert(place.first);
        // A pin counts as deleted only if both the single read and the board's list say so.
        Listed& board = lists[one.pin.board_id];
        if (one.again && seen == Seen::kNo && !board.read)
            board = ReadList({one.pin.account_id, one.pin.board_id}, {one});
        Settle(one, seen, board);
    }
    return true;
}

void ReadBackRounds::Settle(const Wanted& one, Seen seen, const Listed& listed)
{
    const Timestamp now = m_tools.clock.Now();
    if (!one.again) {
        NoteTry(one.pin, seen, now);
    } else if (seen == Seen::kYes || listed.ids.contains(one.pin.pinterest_pin_id)) {
        (void)m_tools.store.read_backs.ConfirmAgain({one.pin.id}, now);
    } else if (seen == Seen::kNo && listed.read) {
        spdlog::warn("pin {}: published as {}, deleted since", one.pin.id, one.pin.pinterest_pin_id);
        (void)m_tools.store.read_backs.MarkVanished(one.pin.id, now);
    } else {
        (void)m_tools.store.read_backs.Postpone(one.pin.id, now + kReadAgainAfter - kReadWait);
    }
}

void ReadBackRounds::NoteTry(const Pin& pin, Seen seen, Timestamp now)
{
    if (seen == Seen::kYes) {
        (void)m_tools.store.read_backs.Confirm(pin.id, now);
        m_tries.erase(pin.id);
        return;
    }
    Try& one = m_tries[pin.id];
    // A failed request says nothing about the pin.
    if (seen == Seen::kNo)
        one.count++;
    one.next = now + NextTryAfter(one.count);
    if (one.count == kMostTries)
        spdlog::warn("pin {}: published as {}, but not to be seen at Pinterest", pin.id,
                     pin.pinterest_pin_id);
}

std::optional<Timestamp> ReadBackRounds::AddNew(std::vector<Wanted>& wanted, Timestamp now)
{
    // Pins that were given up stay in the store's list and must not crowd out the others.
    const int limit = kRoundSize + static_cast<int>(std::min<std::size_t>(m_tries.size(), 10'000));
    std::optional<Timestamp> next;
    for (Pin& pin : m_tools.store.read_backs.FindUnconfirmed(now + kConfirmAfter, limit)) {
        const Timestamp ripe = pin.published_at.value_or(now) + kConfirmAfter;
        // A time far ahead means that a clock was set back since; such a pin may be read at once.
        if (ripe > now && ripe <= now + kConfirmAfter) {
            next = std::min(next.value_or(ripe), ripe);
            continue;
        }
        const auto tried = m_tries.find(pin.id);
        if (tried != m_tries.end() && (tried->second.count >= kMostTries || tried->second.next > now))
            continue;
        wanted.push_back({std::move(pin), false});
    }
    return next;
}

ReadBackRounds::Places ReadBackRounds::Gather(std::optional<Timestamp>& next, Timestamp now)
{
    std::vector<Wanted> wanted;
    next = AddNew(wanted, now);
    std::set<std::string> accounts;
    std::set<std::string> taken;
    for (const Wanted& one : wanted) {
        accounts.insert(one.pin.account_id);
        taken.insert(one.pin.id);
    }
    for (store::ReadBack& one : m_tools.store.read_backs.FindDue(now + kReadTogether, kRoundSize)) {
        // The earliest come first. A pin joins if its account is read anyway, or if it has waited long
        // enough.
        if (taken.contains(one.pin.id) ||
            (one.at + kReadWait > now && !accounts.contains(one.pin.account_id)))
            continue;
        accounts.insert(one.pin.account_id);
        wanted.push_back({std::move(one.pin), true});
    }

    Places places;
    for (Wanted& one : wanted)
        places[{one.pin.account_id, one.pin.board_id}].push_back(std::move(one));
    // Pins that are alone on their board share one reading of the account's list.
    Places alone;
    for (auto& [place, pins] : places)
        if (pins.size() < kListFrom && !m_unlisted.contains(place.first))
            std::move(pins.begin(), pins.end(), std::back_inserter(alone[{place.first, {}}]));
    std::erase_if(places, [&](const auto& one) {
        return one.second.size() < kListFrom && !m_unlisted.contains(one.first.first);
    });
    places.merge(alone);
    return places;
}

std::optional<Timestamp> ReadBackRounds::Round(Timestamp now)
{
    std::optional<Timestamp> next;
    const Places places = Gather(next, now);
    int singles = 0;
    for (const auto& [place, wanted] : places) {
        if (m_tools.stopping)
            return std::nullopt;
        // Read-backs can wait, so they leave the last of the budget to publishing and lookups.
        if (const std::optional<Timestamp> scarce = m_tools.ReadsScarceUntil(place.first, now)) {
            next = std::min(next.value_or(*scarce), *scarce);
            continue;
        }
        if (!AskAt(place, wanted, singles))
            return now + kNextRound;
    }
    for (const auto& [pin_id, one] : m_tries)
        if (one.count < kMostTries)
            next = std::min(next.value_or(one.next), one.next);
    return next;
}

}  // namespace pinwright::publish
