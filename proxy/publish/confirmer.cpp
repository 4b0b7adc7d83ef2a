// See confirmer.hpp.
#include "proxy/publish/confirmer.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <set>
#include <utility>

namespace pinwright::publish {

namespace {

/// How many pins a round takes from the store.
constexpr int kRoundSize = 250;

/// When there is another round, where one was not enough.
constexpr std::chrono::seconds kNextRound{15};

/// After the n-th time that a pin was not to be seen: 1, 10 and 60 minutes.
std::chrono::minutes NextTryAfter(int count)
{
    return std::chrono::minutes{count <= 1 ? 1 : count == 2 ? 10 : 60};
}

}  // namespace

Confirmer::Confirmer(Tools& tools) : m_tools(tools) {}

Confirmer::Seen Confirmer::Ask(const Pin& pin)
{
    const auto answer = m_tools.Ask(pin.account_id, [&](pinterest::Api& api, const std::string& token) {
        return api.GetPin(token, pin.pinterest_pin_id);
    });
    if (answer.ok())
        return Seen::kYes;
    return answer.meta.status == 404 ? Seen::kNo : Seen::kNotAsked;
}

void Confirmer::AskBoard(const std::vector<Pin>& pins, std::vector<Pin>& rest)
{
    const Pin& first = pins.front();
    const auto answer = m_tools.Ask(first.account_id, [&](pinterest::Api& api, const std::string& token) {
        return api.ListBoardPins(token, first.board_id, {}, {});
    });
    std::set<std::string> listed;
    if (answer.ok())
        for (const pinterest::RemotePin& remote : answer.value->items)
            listed.insert(remote.id);
    const Timestamp now = m_tools.clock.Now();
    for (const Pin& pin : pins) {
        if (listed.contains(pin.pinterest_pin_id))
            Note(pin, Seen::kYes, now);
        else
            rest.push_back(pin);
    }
}

void Confirmer::Note(const Pin& pin, Seen seen, Timestamp now)
{
    if (seen == Seen::kYes) {
        (void)m_tools.store.Confirm(pin.id, now);
        m_tries.erase(pin.id);
        return;
    }
    Try& one = m_tries[pin.id];
    // What could not be asked says nothing about the pin.
    if (seen == Seen::kNo)
        one.count++;
    one.next = now + NextTryAfter(one.count);
    if (one.count == kMostTries)
        spdlog::warn("pin {}: published as {}, but not to be seen at Pinterest", pin.id,
                     pin.pinterest_pin_id);
}

std::optional<Timestamp> Confirmer::Round(Timestamp now)
{
    // Pins that were given up stay in the store's list and must not hide the others.
    const int limit = kRoundSize + static_cast<int>(std::min<std::size_t>(m_tries.size(), 10'000));
    std::map<std::pair<std::string, std::string>, std::vector<Pin>> boards;
    std::optional<Timestamp> next;
    for (Pin& pin : m_tools.store.Unconfirmed(now + kConfirmAfter, limit)) {
        const Timestamp ripe = pin.published_at.value_or(now) + kConfirmAfter;
        // A time far ahead is a clock that was set back since; such a pin may be read at once.
        if (ripe > now && ripe <= now + kConfirmAfter) {
            next = std::min(next.value_or(ripe), ripe);
            continue;
        }
        const auto tried = m_tries.find(pin.id);
        if (tried != m_tries.end() && (tried->second.count >= kMostTries || tried->second.next > now))
            continue;
        boards[{pin.account_id, pin.board_id}].push_back(std::move(pin));
    }

    std::vector<Pin> singles;
    for (auto& [place, pins] : boards) {
        if (m_tools.stopping)
            return std::nullopt;
        if (pins.size() >= kListFrom)
            AskBoard(pins, singles);
        else
            std::move(pins.begin(), pins.end(), std::back_inserter(singles));
    }
    int asked = 0;
    for (const Pin& pin : singles) {
        if (m_tools.stopping)
            return std::nullopt;
        if (asked == kSingleReads)
            return now + kNextRound;
        asked++;
        Note(pin, Ask(pin), m_tools.clock.Now());
    }

    for (const auto& [pin_id, one] : m_tries)
        if (one.count < kMostTries)
            next = std::min(next.value_or(one.next), one.next);
    return next;
}

}  // namespace pinwright::publish
