#include "client/features/pins/selected_pins_batch.hpp"

#include <algorithm>

#include "client/features/pins/batch_words.hpp"
#include "client/features/pins/pin_polling.hpp"
#include "client/features/pins/pin_words.hpp"
#include "shared/api_json.hpp"

namespace pinwright::app {

namespace {

auto Of(const std::string& pin_id)
{
    return [&pin_id](const PinTask& task) { return task.pin.id == pin_id; };
}

bool IsMove(BatchKind kind)
{
    return kind == BatchKind::kMove || kind == BatchKind::kUndo;
}

}  // namespace

bool SelectedPinsBatch::IsUnderWay(const std::string& pin_id) const
{
    return std::any_of(m_waiting.begin(), m_waiting.end(), Of(pin_id)) ||
           std::any_of(m_sent.begin(), m_sent.end(), Of(pin_id));
}

void SelectedPinsBatch::Start(BatchKind kind, std::vector<PinTask> tasks)
{
    const bool runs = !m_waiting.empty() || !m_sent.empty();
    if (runs && kind != m_kind) {
        m_core.Toast(std::string(texts::kStillUnderWay));
        return;
    }
    m_core.state.notice.reset();
    m_core.state.toast.clear();
    m_core.state.may_undo = false;
    m_kind = kind;
    // A new batch ends the chance to undo the previous one.
    if (!runs)
        m_undoing.clear();
    std::vector<Pin> shown;
    for (PinTask& task : tasks) {
        if (IsUnderWay(task.pin.id)) {
            m_core.Toast(std::string(texts::kStillUnderWay));
            continue;
        }
        if (Refused(task))
            continue;
        if (IsMove(kind)) {
            shown.push_back(task.pin);
            shown.back().publish_at = task.publish_at;
        }
        m_waiting.push_back(std::move(task));
    }
    m_pins.Put(shown);
    Next();
}

bool SelectedPinsBatch::Refused(const PinTask& task)
{
    if (task.refusal.empty())
        return false;
    m_failures.push_back({std::string(words::TitleOf(task.pin)), task.refusal});
    return true;
}

void SelectedPinsBatch::Send(const PinTask& task)
{
    const std::string address = PinAddress(task.pin.id);
    switch (m_kind) {
        case BatchKind::kMove:
        case BatchKind::kUndo: {
            PinChange change;
            change.publish_at.emplace(task.publish_at);
            change.revision = task.pin.revision;
            m_core.Send(Purpose::kBatch, task.pin.id, "PATCH", address, JsonText(PinChangeToJson(change)));
            break;
        }
        case BatchKind::kCancel:
            m_core.Send(Purpose::kBatch, task.pin.id, "DELETE", address);
            break;
        case BatchKind::kRetry:
            m_core.Send(Purpose::kBatch, task.pin.id, "POST", address + "/retry");
            break;
    }
}

void SelectedPinsBatch::Next()
{
    while (m_sent.size() < kBatchAtOnce && !m_waiting.empty()) {
        m_sent.push_back(std::move(m_waiting.front()));
        m_waiting.pop_front();
        Send(m_sent.back());
    }
    m_core.state.batch_left = m_sent.size() + m_waiting.size();
    if (m_core.state.batch_left == 0)
        Finish();
}

void SelectedPinsBatch::OnAnswer(const Answer& answer)
{
    const auto found = std::find_if(m_sent.begin(), m_sent.end(), Of(answer.subject));
    if (found == m_sent.end())
        return;
    PinTask task = std::move(*found);
    m_sent.erase(found);
    if (answer.good()) {
        const Pin pin = PinFromJson(answer.json);
        m_pins.Put({pin});
        m_undoing.push_back({pin, task.pin.publish_at, {}});
        m_done.push_back(pin);
    } else {
        // Move the pin back to its previous place.
        m_pins.Put({task.pin});
        const Diagnosis why = answer.failure();
        const bool elsewhere = why.id == Describe(Cause::kConflict).id;
        m_failures.push_back(
            {std::string(words::TitleOf(task.pin)), elsewhere ? words::ChangedElsewhere().title : why.title});
    }
    Next();
}

void SelectedPinsBatch::Finish()
{
    const std::vector<Pin> done = std::exchange(m_done, {});
    const std::vector<PinFailure> failures = std::exchange(m_failures, {});
    std::vector<PinTask> undoing = std::exchange(m_undoing, {});
    if (done.empty() && failures.empty())
        return;
    if (!failures.empty()) {
        Notice notice{Notice::Kind::kProblem,
                      words::NotAllDone(m_kind, done.size(), failures),
                      words::Failures(failures),
                      {},
                      {},
                      {}};
        m_core.Announce(Politeness::kAssertive, words::TwoSentences(notice.title, notice.detail));
        m_core.Show(std::move(notice));
    } else {
        m_core.Toast(words::AllDone(m_kind, done, m_core.zone()));
    }
    if (m_kind == BatchKind::kMove && failures.empty()) {
        m_undoing = std::move(undoing);
        m_core.state.may_undo = true;
        m_core.SetAlarm(Alarm::kToast, kUndoMs);
    }
    m_core.state.selection.ids.clear();
    // The new status has a new revision, which makes the lists read the changes.
    if (!done.empty() || !failures.empty())
        m_server.Ask();
}

void SelectedPinsBatch::Undo()
{
    if (std::exchange(m_core.state.may_undo, false))
        Start(BatchKind::kUndo, std::exchange(m_undoing, {}));
}

}  // namespace pinwright::app
