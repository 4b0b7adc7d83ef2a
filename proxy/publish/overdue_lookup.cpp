#include "proxy/publish/overdue_lookup.hpp"

#include <utility>

namespace pinwright::publish {

namespace {

Timestamp FloorFor(Timestamp due, std::chrono::milliseconds skew)
{
    return due + skew - kStartSlack;
}

}  // namespace

bool IsOldNews(const store::Claim& claim, Timestamp now)
{
    return claim.due_since && now - *claim.due_since > kOldNewsAge;
}

OldNews::OldNews(Tools& tools) : m_tools(tools) {}

std::optional<OldNews::Kept> OldNews::Recall(const Place& place, Timestamp due, Timestamp now)
{
    const std::lock_guard lock(m_mutex);
    m_kept.remove_if(
        [&](const Kept& kept) { return now - kept.read_at > kReadingLife || now < kept.read_at; });
    for (const Kept& kept : m_kept) {
        const bool reaches_back = kept.floor <= FloorFor(due, kept.skew);
        const bool late_enough = kept.read_at - due > kOldNewsAge;
        if (kept.place == place && reaches_back && late_enough)
            return kept;
    }
    return std::nullopt;
}

OldNewsAnswer OldNews::Check(const store::Claim& claim, Environment environment, Timestamp now)
{
    const Pin& pin = claim.pin;
    const Place place{pin.account_id, pin.board_id, pin.board_section_id};
    const Timestamp due = claim.due_since.value_or(now);
    std::optional<Kept> kept = Recall(place, due, now);
    OldNewsAnswer answer;
    if (!kept) {
        kept = Kept{place, {}, now, std::chrono::milliseconds{0}, {}};
        // The reading itself yields the skew; until then, assume a day of slack.
        kept->floor = due - kUnknownClockSlack;
        const FetchPage fetch = [&](std::string_view bookmark) {
            return m_tools.Ask(place.account_id, [&](pinterest::Api& api, const std::string& token) {
                auto page = api.ListBoardPins(token, place.board_id, place.board_section_id, bookmark);
                if (page.meta.date)
                    kept->skew = *page.meta.date - m_tools.clock.Now();
                return page;
            });
        };
        Reading reading =
            ReadPins(fetch, kept->floor, Depth::kToTheEnd, [this] { return m_tools.stopping.load(); });
        answer.fault = std::move(reading.fault);
        answer.meta = reading.meta;
        if (!reading.complete)
            return answer;
        kept->pins = MakeListed(std::move(reading.pins));
        const std::lock_guard lock(m_mutex);
        m_kept.push_front(*kept);
        if (m_kept.size() > kReadingsKept)
            m_kept.pop_back();
    }
    answer.complete = true;
    const Findings findings = Find(SoughtSince(pin, due, kept->skew), kept->pins, [&](const std::string& id) {
        return m_tools.store.lookups.IsOurs(environment, id) || m_tools.store.lookups.IsRejected(pin.id, id);
    });
    if (!findings.exact.empty())
        answer.pinterest_pin_id = findings.exact.front().id;
    return answer;
}

}  // namespace pinwright::publish
