// Carries out the actions of the diagnosis catalog, that is, what the button under a problem does, and moves
// pins into the form. Each action is done by the part that is responsible for it.
#pragma once

#include <string>

#include "client/core/commands.hpp"
#include "client/core/dispatcher.hpp"
#include "client/features/accounts/account_connection.hpp"
#include "client/features/accounts/account_removal.hpp"
#include "client/features/compose/publish_form.hpp"
#include "client/features/pins/pin_list_loading.hpp"
#include "client/features/pins/publish_retry_cancel.hpp"
#include "client/features/pins/selected_pins_batch.hpp"
#include "client/features/pins/whole_list_batch.hpp"
#include "client/features/schedule/move_pins.hpp"
#include "client/features/schedule/overdue_settings.hpp"
#include "client/features/schedule/pause_publishing.hpp"
#include "client/features/schedule/queue_slots.hpp"
#include "client/features/troubleshoot/checks_and_report.hpp"

namespace pinwright::app {

/// The parts of the app that actions use.
struct Parts {
    explicit Parts(Core& core);

    ServerStatus server;
    BoardsAndSections boards;
    PinPolling follower;
    PinListLoading pins;
    AccountConnection connecting;
    AccountRemoval removing;
    Form form;
    ImageUpload image;
    BoardChoice choice;
    PublishForm publishing;
    PublishRetryCancel changes;
    PausePublishing pausing;
    ChecksAndReport checks;
    QueueSlots queueing;
    OverdueSettings overdue;
    SelectedPinsBatch batch;
    WholeListBatch whole;
    MovePins moves;
};

class DiagnosisActions {
public:
    DiagnosisActions(Core& core, Parts& parts) : m_core(core), m_parts(parts) {}

    /// `pin_id`: the pin that the action is about, if it isn't the pin shown (may be empty).
    void Run(Action action, const std::string& account_id, const std::string& pin_id = {});
    void ReconnectAll();
    void Reconnect(const std::string& account_id) { Connect(Action::kReconnect, account_id); }

    // ---- Shown pins ----
    /// Loads a stored pin into the form. Returns false if another draft would be lost.
    bool Edit(const std::string& pin_id);
    /// Copies the Pinterest address of the pin shown or of one in a list.
    void CopyLink(const std::string& pin_id);

private:
    State& state() { return m_core.state; }
    void Connect(Action action, const std::string& account_id);
    std::string AccountOr(const std::string& account_id);
    void CreateBoardFor(const std::string& account_id);
    bool GoToField(Field field);
    void ChooseBoardFor(const std::string& account_id, const std::string& pin_id);
    void TryAgain();

    Core& m_core;
    Parts& m_parts;
};

}  // namespace pinwright::app
