// What is done at the server to all pins of a list at once, the loaded ones and the rest: one request, which
// says how many it did and why others were left alone. Sent twice it does nothing the second time.
#pragma once

#include <string>

#include "client/core/dispatcher.hpp"
#include "client/core/server_status.hpp"
#include "shared/pin_batch.hpp"

namespace pinwright::app {

class WholeListBatch {
public:
    WholeListBatch(Core& core, ServerStatus& server) : m_core(core), m_server(server) {}

    /// Asks how many there are, for the selection.
    void Count();
    /// REQUIRES: all pins are selected. `days`, or a `date` of the person's zone.
    void Move(std::optional<std::int64_t> days, const std::string& date);
    void Cancel() { Send(Named(BatchDeed::kCancel)); }
    void Retry() { Send(Named(BatchDeed::kRetry)); }
    void OnAnswer(const Answer& answer);

private:
    /// As the API has it; this room's own class of that name changes pins one by one.
    using Batch = pinwright::PinBatch;
    Batch Named(BatchDeed deed) const;
    void Send(const Batch& batch);
    void Tell(BatchDeed deed, const BatchCounts& counts);

    Core& m_core;
    ServerStatus& m_server;
    BatchDeed m_deed = BatchDeed::kCancel;
};

}  // namespace pinwright::app
