// Changes one or several pins. Only a few requests run at a time. Each pin is shown as if its change had
// succeeded until the server answers, and one message reports the result.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "client/core/dispatcher.hpp"
#include "client/core/server_status.hpp"
#include "client/features/pins/pin_list_loading.hpp"

namespace pinwright::app {

inline constexpr std::size_t kBatchAtOnce = 4;

/// A pin to change.
struct PinTask {
    Pin pin;                              ///< Before the change.
    std::optional<Timestamp> publish_at;  ///< The new time, for kMove and kUndo.
    std::string refusal;                  ///< A sentence on why no request is sent; empty if one is.
};

class SelectedPinsBatch {
public:
    SelectedPinsBatch(Core& core, ServerStatus& server, PinListLoading& pins)
        : m_core(core), m_server(server), m_pins(pins)
    {
    }

    /// Skips pins whose change is still running. Does nothing while a batch of another kind runs.
    void Start(BatchKind kind, std::vector<PinTask> tasks);
    void OnAnswer(const Answer& answer);
    /// Undoes the last moves, if undo is still offered.
    void Undo();

private:
    bool IsUnderWay(const std::string& pin_id) const;
    bool Refused(const PinTask& task);
    void Send(const PinTask& task);
    void Next();
    void Finish();

    Core& m_core;
    ServerStatus& m_server;
    PinListLoading& m_pins;
    BatchKind m_kind = BatchKind::kMove;
    std::deque<PinTask> m_waiting;
    std::vector<PinTask> m_sent;
    std::vector<Pin> m_done;         ///< The changed pins, as the server returned them.
    std::vector<PinTask> m_undoing;  ///< The tasks that would undo the batch.
    std::vector<PinFailure> m_failures;
};

}  // namespace pinwright::app
