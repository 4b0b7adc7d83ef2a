// Changes all pins of a list at the server, loaded or not. One request returns how many pins changed and why
// the others didn't. Sending it twice changes nothing the second time.
#pragma once

#include <string>

#include "client/core/dispatcher.hpp"
#include "client/core/server_status.hpp"
#include "shared/pin_batch.hpp"

namespace pinwright::app {

class WholeListBatch {
public:
    WholeListBatch(Core& core, ServerStatus& server) : m_core(core), m_server(server) {}

    /// Asks the server how many pins are selected.
    void Count();
    /// REQUIRES: all pins are selected. Pass `days`, or a `date` in the user's zone.
    void Move(std::optional<std::int64_t> days, const std::string& date);
    void Cancel() { Send(Named(BatchDeed::kCancel)); }
    void Retry() { Send(Named(BatchDeed::kRetry)); }
    void OnAnswer(const Answer& answer);

private:
    /// One request changes the whole list. (SelectedPinsBatch sends a request per pin.)
    using Batch = pinwright::PinBatch;
    Batch Named(BatchDeed deed) const;
    void Send(const Batch& batch);
    void Tell(BatchDeed deed, const BatchCounts& counts);

    Core& m_core;
    ServerStatus& m_server;
    BatchDeed m_deed = BatchDeed::kCancel;
};

}  // namespace pinwright::app
