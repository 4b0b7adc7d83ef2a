// The pages of a list and of the changes: how they are asked for, and where their pins go.
#include <algorithm>

#include "client/core/common_words.hpp"
#include "client/features/pins/pin_list_loading.hpp"
#include "client/features/pins/pin_list_order.hpp"
#include "client/features/pins/pin_words.hpp"
#include "shared/api_json.hpp"

namespace pinwright::app {

namespace {

constexpr std::string_view kChanges = "changes";
/// Reads up to this many pages of changes. If there are more, the list starts over.
constexpr int kChangePagesLimit = 10;

struct Page {
    bool good = false;
    std::vector<Pin> pins;
    std::string cursor;  ///< Empty: the last one.
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

// ---- What comes back ----

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
        m_core.Announce(Politeness::kAssertive, Spoken(*list.problem));
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
    // A calendar is read to its end by itself.
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
