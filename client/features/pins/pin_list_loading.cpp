#include "client/features/pins/pin_list_loading.hpp"

#include <algorithm>
#include <iterator>

#include "client/core/common_words.hpp"
#include "client/core/local_time.hpp"
#include "client/features/pins/pin_list_order.hpp"
#include "client/features/pins/pin_words.hpp"
#include "shared/api_json.hpp"

namespace pinwright::app {

namespace {

constexpr std::string_view kChanges = "changes";
/// After this many pages of changes, the list is reloaded instead.
constexpr int kChangePagesLimit = 10;

/// Clears the list but keeps its account and range.
PinList& Empty(PinList& list)
{
    PinList empty;
    empty.account_id = std::move(list.account_id);
    empty.from = list.from;
    empty.to = list.to;
    return list = std::move(empty);
}

struct Page {
    bool good = false;
    std::vector<Pin> pins;
    std::string cursor;  ///< Empty on the last page.
};

Page ReadPage(const Answer& answer)
{
    Page page;
    const auto items = answer.json.find("items");
    page.good = answer.good() && items != answer.json.end() && items->is_array();
    if (!page.good)
        return page;
    for (const nlohmann::json& item : *items)
        page.pins.push_back(PinFromJson(item));
    if (const auto cursor = answer.json.find("cursor"); cursor != answer.json.end() && cursor->is_string())
        page.cursor = cursor->get<std::string>();
    return page;
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

void PinListLoading::AskPage(std::size_t index)
{
    const bool first = ListAt(index).load == Load::kLoading;
    bool others = false;
    for (const PinList& one : m_core.state.pins.lists)
        others = others || one.load == Load::kReady;
    if (first && !others)
        m_merged = m_core.state.server.status.revision;
    const PinList& list = ListAt(index);
    std::string url = std::string("/api/v1/pins?order=") + (IsOfSchedule(index) ? "due" : "newest") +
                      "&limit=100&state=" + StatesOf(index);
    if (!list.account_id.empty())
        url += "&account=" + EncodePart(list.account_id);
    if (list.from)
        url +=
            "&from=" + EncodePart(FormatRfc3339(*list.from)) + "&to=" + EncodePart(FormatRfc3339(*list.to));
    if (!first)
        url += "&cursor=" + EncodePart(m_cursors[index]);
    m_core.Send(Purpose::kPins, std::to_string(index), "GET", std::move(url));
}

void PinListLoading::AskChanges()
{
    if (m_coming == 0)
        m_coming = m_core.state.server.status.revision;
    std::string url = "/api/v1/pins?limit=200&changed_after=" + std::to_string(m_merged);
    if (!m_changes.empty())
        url += "&cursor=" + EncodePart(m_changes);
    m_core.Send(Purpose::kPins, kChanges, "GET", std::move(url));
}

// ---- Answers ----

void PinListLoading::OnPins(const Answer& answer)
{
    if (answer.subject == kChanges)
        TakeChanges(answer);
    else
        TakePage(static_cast<std::size_t>(answer.subject[0] - '0'), answer);
    Next();
}

void PinListLoading::TakePage(std::size_t index, const Answer& answer)
{
    PinList& list = ListAt(index);
    const bool first = list.load == Load::kLoading;
    Page page = ReadPage(answer);
    list.loading_more = false;
    ++m_version;
    if (!page.good) {
        if (first)
            list.load = Load::kFailed;
        list.problem = answer.failure();
        m_core.Announce(Politeness::kAssertive, list.problem->title + " " + list.problem->fix);
        return;
    }
    if (first) {
        list.pins.clear();
        list.dealt.clear();
        list.reach.reset();
    }
    Append(list, index, page.pins, m_core.Now());
    list.load = Load::kReady;
    list.complete = page.cursor.empty();
    m_cursors[index] = std::move(page.cursor);
    // A calendar always loads all its pages.
    list.loading_more = list.from && !list.complete;
    GroupAll();
    if (first)
        m_core.Announce(Politeness::kPolite,
                        list.pins.empty() ? words::NoPins(m_core.state.route).title
                                          : words::PinCountText(std::max(
                                                list.total, static_cast<std::int64_t>(list.pins.size()))));
}

void PinListLoading::TakeChanges(const Answer& answer)
{
    Page page = ReadPage(answer);
    if (!page.good) {
        StopReading();
        m_resting = true;
        return;
    }
    const Pin* turned = nullptr;
    std::size_t turns = 0;
    for (std::size_t i = 0; i < kPinListCount; ++i) {
        PinList& list = ListAt(i);
        if (list.load != Load::kReady)
            continue;
        std::vector<Row> rows = RowsById(page.pins);
        TakeOut(list, rows);
        Merge(list, i, rows, m_core.Now());
        for (const Row& row : rows) {
            if (&list == &Shown() && row.turned) {
                turned = row.pin;
                ++turns;
            }
        }
    }
    for (const Pin& pin : page.pins)
        m_coming = std::max(m_coming, pin.revision);
    if (!page.pins.empty())
        GroupAll();
    if (turns == 1)
        m_core.Announce(turned->state == PinState::kFailed ? Politeness::kAssertive : Politeness::kPolite,
                        words::PinTurned(*turned));
    else if (turns > 1)
        m_core.Announce(Politeness::kPolite, words::PinsTurned(turns));
    m_changes = std::move(page.cursor);
    if (m_changes.empty()) {
        m_merged = m_coming;
        StopReading();
    } else if (++m_change_pages == kChangePagesLimit) {
        StartOver();
    }
}

}  // namespace pinwright::app
