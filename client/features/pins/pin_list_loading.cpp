#include "client/features/pins/pin_list_loading.hpp"

#include <iterator>

#include "client/core/local_time.hpp"
#include "client/features/pins/pin_list_order.hpp"

namespace pinwright::app {

namespace {

/// Of the same pins as before, none of them loaded.
PinList& Empty(PinList& list)
{
    PinList empty;
    empty.account_id = std::move(list.account_id);
    empty.from = list.from;
    empty.to = list.to;
    return list = std::move(empty);
}

}  // namespace

void PinListLoading::Enter()
{
    StopReading();
    SetCalendar();
    const std::string& account_id = m_core.state.route.account_id;
    for (std::size_t i = 0; i < kPinListCount; ++i) {
        // Each account has its own schedule.
        if (IsOfSchedule(i) && IsOfSchedule(ShownIndex()) && ListAt(i).account_id != account_id)
            Empty(ListAt(i)).account_id = account_id;
    }
    Count();
    if (Shown().load == Load::kIdle)
        Shown().load = Load::kLoading;
    TryNow();
}

/// Sets the calendar to the route's days. Another range is another list.
void PinListLoading::SetCalendar()
{
    State& state = m_core.state;
    if (ShownIndex() != kCalendarList)
        return;
    state.calendar = MakeCalendar(state.route, m_core.zone(), m_core.Now());
    PinList& list = ListAt(kCalendarList);
    const Timestamp from = StartOf(m_core.zone(), state.calendar.first);
    const Timestamp to =
        StartOf(m_core.zone(), state.calendar.first + static_cast<long long>(state.calendar.days.size()));
    if (list.from == from && list.to == to)
        return;
    Empty(list);
    list.from = from;
    list.to = to;
}

void PinListLoading::Leave()
{
    StopReading();
}

void PinListLoading::NeedMore()
{
    PinList& list = Shown();
    if (list.load == Load::kReady && !list.complete && !list.problem) {
        list.loading_more = true;
        Next();
    }
}

void PinListLoading::Put(const std::vector<Pin>& pins)
{
    for (std::size_t i = 0; i < kPinListCount; ++i) {
        if (ListAt(i).load != Load::kReady)
            continue;
        std::vector<Row> rows = RowsById(pins);
        TakeOut(ListAt(i), rows);
        Merge(ListAt(i), i, rows, m_core.Now());
    }
    if (!pins.empty())
        GroupAll();
    Next();
}

void PinListLoading::TryNow()
{
    if (!HasLists(m_core.state.route.screen))
        return;
    PinList& list = Shown();
    if (list.load == Load::kFailed)
        list.load = Load::kLoading;
    else if (list.problem)
        list.loading_more = true;
    list.problem.reset();
    ++m_version;
    Next();
}

void PinListLoading::OnStatus()
{
    m_resting = false;
    Count();
    OnClock();
    // Start over if this is another server's data, such as an older backup, or if an account was removed: the
    // changes don't mention its pins.
    const bool gone = AnAccountIsGone();
    if (gone || m_core.state.server.status.revision < m_merged)
        StartOver();
    Next();
}

void PinListLoading::OnClock()
{
    if (m_today == DayAt(m_core.zone(), m_core.Now()))
        return;
    GroupAll();
    SetCalendar();
    if (Shown().load == Load::kIdle)
        Shown().load = Load::kLoading;
}

bool PinListLoading::AnAccountIsGone()
{
    bool gone = false;
    for (const std::string& id : m_accounts)
        gone = gone || FindAccount(m_core.state, id) == nullptr;
    m_accounts.clear();
    for (const Account& account : m_core.state.server.status.accounts)
        m_accounts.push_back(account.id);
    return gone;
}

void PinListLoading::Count()
{
    for (std::size_t i = 0; i < kPinListCount; ++i) {
        std::int64_t total = 0;
        for (int state = 0; state < kPinStateCount; ++state) {
            if (Belongs(i, static_cast<PinState>(state)))
                total += m_core.state.server.status.pins_by_state[state];
        }
        // No redraw is needed: if a total differs, the status has changed too, and that redraws. The server
        // doesn't count by account or day, so these totals are known only once the list is completely loaded.
        PinList& list = ListAt(i);
        const bool whole = list.load == Load::kReady && list.complete && i != kCalendarList;
        if (!list.account_id.empty() || i == kCalendarList)
            total = whole ? static_cast<std::int64_t>(list.pins.size()) : -1;
        list.total = total;
    }
}

void PinListLoading::GroupAll()
{
    ++m_version;
    m_today = DayAt(m_core.zone(), m_core.Now());
    Count();
    for (std::size_t i = std::size(kPinsTabs); i < kPinListCount; ++i)
        Group(ListAt(i), m_core.zone(), m_core.Now());
}

// ---- Requests ----

void PinListLoading::StopReading()
{
    m_core.Cancel(Purpose::kPins);
    m_coming = 0;
    m_changes.clear();
    m_change_pages = 0;
}

void PinListLoading::StartOver()
{
    StopReading();
    for (PinList& list : m_core.state.pins.lists)
        Empty(list);
    m_merged = 0;
    Count();
    Shown().load = Load::kLoading;
    ++m_version;
}

void PinListLoading::Next()
{
    const State& state = m_core.state;
    if (!HasLists(state.route.screen) || !m_core.visible || !state.server.known ||
        m_core.Awaits(Purpose::kPins))
        return;
    PinList& list = Shown();
    // All loaded pins moved to other lists; that doesn't mean that this one is empty.
    if (list.load == Load::kReady && list.pins.empty() && !list.complete && !list.problem)
        list.loading_more = true;
    if (list.load == Load::kLoading || list.loading_more)
        AskPage(ShownIndex());
    else if (list.load == Load::kReady && !m_resting && state.server.status.revision > m_merged)
        AskChanges();
}

}  // namespace pinwright::app
