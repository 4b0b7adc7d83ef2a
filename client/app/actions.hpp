// The actions of the diagnosis catalog, and the ways between a pin and the form: what a button
// under a problem does. Each is carried out by the part that it belongs to.
#pragma once

#include <string>

#include "client/app/commands.hpp"
#include "client/app/connecting.hpp"
#include "client/app/core.hpp"
#include "client/app/overdue.hpp"
#include "client/app/pausing.hpp"
#include "client/app/pin_batch.hpp"
#include "client/app/pin_changes.hpp"
#include "client/app/pin_moves.hpp"
#include "client/app/pins_book.hpp"
#include "client/app/publishing.hpp"
#include "client/app/queueing.hpp"
#include "client/app/removing.hpp"
#include "client/app/troubleshooting.hpp"
#include "client/app/whole_list.hpp"

namespace pinwright::app {

/// The parts that actions reach into.
struct Parts {
    explicit Parts(Core& core);

    ServerWatch server;
    BoardBook boards;
    PinFollower follower;
    PinsBook pins;
    Connecting connecting;
    Removing removing;
    Form form;
    ImageUpload image;
    BoardChoice choice;
    Publishing publishing;
    PinChanges changes;
    Pausing pausing;
    Troubleshooting checks;
    Queueing queueing;
    Overdue overdue;
    PinBatch batch;
    WholeList whole;
    PinMoves moves;
};

class Actions {
public:
    Actions(Core& core, Parts& parts) : m_core(core), m_parts(parts) {}

    /// `pin_id`: of the pin that it is about, where it is not the one that is shown (may be empty).
    void Run(Action action, const std::string& account_id, const std::string& pin_id = {});
    void ReconnectAll();
    void Reconnect(const std::string& account_id) { Connect(Action::kReconnect, account_id); }

    // ---- Pins that are shown ----
    /// A stored one into the form. False where another draft would be lost.
    bool Edit(const std::string& pin_id);
    /// The address at Pinterest of the pin shown or of one in a list.
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
