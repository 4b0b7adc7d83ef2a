#include "proxy/publish/lanes.hpp"

#include <algorithm>

namespace pinwright::publish {

Lanes::Lane& Lanes::At(std::string_view account_id)
{
    const auto found = m_lanes.find(account_id);
    return found != m_lanes.end() ? found->second : m_lanes[std::string(account_id)];
}

void Lanes::Enter(std::string_view account_id)
{
    const std::lock_guard lock(m_mutex);
    At(account_id).under_way++;
}

void Lanes::Leave(std::string_view account_id)
{
    const std::lock_guard lock(m_mutex);
    Lane& lane = At(account_id);
    lane.under_way = std::max(lane.under_way - 1, 0);
}

void Lanes::Pause(std::string_view account_id, Rest rest)
{
    const std::lock_guard lock(m_mutex);
    Lane& lane = At(account_id);
    if (!lane.Rests(rest.until))
        lane.rest = std::move(rest);
}

std::optional<Lanes::Rest> Lanes::RestOf(std::string_view account_id, Timestamp now) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_lanes.find(account_id);
    return found != m_lanes.end() && found->second.Rests(now) ? found->second.rest : std::nullopt;
}

void Lanes::Hurry(std::string_view account_id)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_lanes.find(account_id);
    if (found != m_lanes.end() && found->second.rest && !found->second.rest->asked)
        found->second.rest.reset();
}

void Lanes::EndPauses()
{
    const std::lock_guard lock(m_mutex);
    for (auto& [account_id, lane] : m_lanes)
        lane.rest.reset();
}

void Lanes::Flow(std::string_view account_id)
{
    const std::lock_guard lock(m_mutex);
    Lane& lane = At(account_id);
    lane.misses = 0;
    lane.rest.reset();
    lane.renewed_token.clear();
}

int Lanes::CountMiss(std::string_view account_id)
{
    const std::lock_guard lock(m_mutex);
    return ++At(account_id).misses;
}

void Lanes::Renewed(std::string_view account_id, std::string_view token)
{
    const std::lock_guard lock(m_mutex);
    At(account_id).renewed_token = token;
}

bool Lanes::WasRenewed(std::string_view account_id, std::string_view token) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_lanes.find(account_id);
    return found != m_lanes.end() && !token.empty() && found->second.renewed_token == token;
}

std::vector<std::string> Lanes::Closed(Timestamp now) const
{
    const std::lock_guard lock(m_mutex);
    std::vector<std::string> closed;
    for (const auto& [account_id, lane] : m_lanes)
        if (lane.under_way > 0 || lane.Rests(now))
            closed.push_back(account_id);
    return closed;
}

std::optional<Timestamp> Lanes::NextOpening(Timestamp now) const
{
    const std::lock_guard lock(m_mutex);
    std::optional<Timestamp> next;
    for (const auto& [account_id, lane] : m_lanes)
        if (lane.Rests(now))
            next = std::min(next.value_or(lane.rest->until), lane.rest->until);
    return next;
}

}  // namespace pinwright::publish
