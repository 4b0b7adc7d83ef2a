#include "client/features/pins/whole_list_batch.hpp"

#include <algorithm>

#include "client/features/pins/batch_words.hpp"
#include "client/features/pins/pin_list_order.hpp"
#include "client/features/pins/selection.hpp"
#include "shared/api_json.hpp"

namespace pinwright::app {

namespace {

constexpr std::string_view kCount = "count";

}  // namespace

/// Describes all pins that the list contains, loaded or not, except those that the user deselected.
WholeListBatch::Batch WholeListBatch::Named(BatchDeed deed) const
{
    const State& state = m_core.state;
    const PinList& list = ShownPins(state);
    Batch batch;
    batch.deed = deed;
    for (int i = 0; i < kPinStateCount; ++i) {
        if (Belongs(ListIndex(state.route), static_cast<PinState>(i)))
            batch.states.push_back(static_cast<PinState>(i));
    }
    batch.account_id = list.account_id;
    batch.from = list.from;
    batch.to = list.to;
    batch.except.assign(state.selection.ids.begin(), state.selection.ids.end());
    batch.revision = state.server.status.revision;
    return batch;
}

void WholeListBatch::Count()
{
    Batch batch = Named(BatchDeed::kCancel);
    batch.except.clear();
    batch.only_count = true;
    m_core.Cancel(Purpose::kWholeList);
    m_core.Send(Purpose::kWholeList, kCount, "POST", "/api/v1/pins/batch", JsonText(PinBatchToJson(batch)));
}

void WholeListBatch::Move(std::optional<std::int64_t> days, const std::string& date)
{
    Batch batch = Named(BatchDeed::kMove);
    batch.days = days;
    if (!days) {
        batch.date = date;
        batch.time_zone = m_core.zone().Name();
    }
    Send(batch);
}

void WholeListBatch::Send(const Batch& batch)
{
    if (m_core.state.batch_left > 0) {
        m_core.Toast(std::string(texts::kStillUnderWay));
        return;
    }
    m_deed = batch.deed;
    m_core.state.notice.reset();
    m_core.state.toast.clear();
    m_core.state.may_undo = false;
    m_core.Cancel(Purpose::kWholeList);
    m_core.state.batch_left =
        static_cast<std::size_t>(std::max<std::int64_t>(1, SelectedCount(m_core.state)));
    m_core.Send(Purpose::kWholeList, ToString(batch.deed), "POST", "/api/v1/pins/batch",
                JsonText(PinBatchToJson(batch)));
}

void WholeListBatch::OnAnswer(const Answer& answer)
{
    Selection& selection = m_core.state.selection;
    if (answer.subject == kCount) {
        if (!answer.good() || !selection.all)
            return;
        selection.matching = BatchCountsFromJson(answer.json).matched;
        m_core.Announce(Politeness::kPolite, words::SelectedText(SelectedCount(m_core.state)));
        return;
    }
    m_core.state.batch_left = 0;
    if (answer.good())
        Tell(m_deed, BatchCountsFromJson(answer.json));
    else
        m_core.Complain(answer.failure());
    // If no answer came, the server may still have made the changes: reading the status updates the lists.
    m_server.Ask();
}

void WholeListBatch::Tell(BatchDeed deed, const BatchCounts& counts)
{
    m_core.state.selection = {};
    m_core.state.selection.on = true;
    if (counts.skipped.empty()) {
        m_core.Toast(words::AllOfThem(deed, counts.done));
        return;
    }
    Notice notice{
        Notice::Kind::kAttention, words::SomeOfThem(deed, counts), words::WhySkipped(counts), {}, {}, {}};
    m_core.Announce(Politeness::kAssertive, words::TwoSentences(notice.title, notice.detail));
    m_core.Show(std::move(notice));
}

}  // namespace pinwright::app
