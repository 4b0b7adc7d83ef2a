// The weekly slots of an account: the dialog that edits them, and the next free slot for the form.
#pragma once

#include <string>

#include "client/core/dispatcher.hpp"
#include "client/core/server_status.hpp"
#include "client/features/compose/form.hpp"

namespace pinwright::app {

class QueueSlots {
public:
    QueueSlots(Core& core, ServerStatus& server, Form& form) : m_core(core), m_server(server), m_form(form) {}

    // ---- The dialog ----
    void Open(const std::string& account_id);
    void Close();
    void ChooseDay(int day);
    void EditTime(const std::string& time);
    /// Adds the chosen time on the chosen days.
    void Add();
    void Remove(const QueueSlot& slot);
    /// Replaces the times of Monday to Friday with the times of this day.
    void CopyToWeekdays(int day);
    /// Interprets the slots in the user's own zone from now on.
    void UseOwnZone();
    void Save();
    void OnSaved(const Answer& answer);

    // ---- The next free slot ----
    /// Requests the next free slot of the form's account if it has slots and something may have changed.
    void NeedFreeTime();
    void OnFreeTimes(const Answer& answer);
    /// Puts the form's pin into the next free slot. The server decides which one that is when it saves the
    /// pin.
    void TakeFreeTime();
    /// A pin was saved, so the free slot may be taken now.
    void AskAgain()
    {
        m_asked_at = -1;
        NeedFreeTime();
    }

private:
    void Put(const QueueSlot& slot);

    Core& m_core;
    ServerStatus& m_server;
    Form& m_form;
    std::int64_t m_asked_at = -1;  ///< The revision for which the free slot was requested.
};

}  // namespace pinwright::app
