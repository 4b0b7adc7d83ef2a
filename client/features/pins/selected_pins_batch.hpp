// Changes to several pins at once, or to one: a few requests under way at a time, each pin shown as it will
// be until the server says otherwise, and what came of all in one message.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "client/core/dispatcher.hpp"
#include "client/core/server_status.hpp"
#include "client/features/pins/pin_list_loading.hpp"

namespace pinwright::app {

inline constexpr std::size_t kBatchAtOnce = 4;

/// One pin that is to change.
struct PinTask {
    Pin pin;                              ///< As it is.
    std::optional<Timestamp> publish_at;  ///< Of kMove and kUndo: its new time.
    std::string refusal;                  ///< Why nothing is sent of it, in a sentence; empty: it is.
};

class SelectedPinsBatch {
public:
    SelectedPinsBatch(Core& core, ServerStatus& server, PinListLoading& pins)
        : m_core(core), m_server(server), m_pins(pins)
    {
    }

    /// Those that are under way already are left out. While a batch of another kind runs, nothing begins.
    void Start(BatchKind kind, std::vector<PinTask> tasks);
    void OnAnswer(const Answer& answer);
    /// Takes back the last moves, where that is still offered.
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
    std::vector<Pin> m_done;         ///< As the server has them now.
    std::vector<PinTask> m_undoing;  ///< What would take back what was done.
    std::vector<PinFailure> m_failures;
};

}  // namespace pinwright::app
