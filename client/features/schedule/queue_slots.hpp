// The weekly times of an account: the dialog that sets them, and the next free one for the form.
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
    /// The chosen time, on the chosen days.
    void Add();
    void Remove(const QueueSlot& slot);
    /// The times of this day, on all from Monday to Friday instead of theirs.
    void CopyToWeekdays(int day);
    /// The slots are meant in the person's own zone from now on.
    void UseOwnZone();
    void Save();
    void OnSaved(const Answer& answer);

    // ---- The next free time ----
    /// Asks for that of the form's account, where it has times and something may have changed since.
    void NeedFreeTime();
    void OnFreeTimes(const Answer& answer);
    /// The form's pin is for it; which one it is the server decides when it saves the pin.
    void TakeFreeTime();
    /// A pin was saved: what was free may be taken.
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
    std::int64_t m_asked_at = -1;  ///< The revision that the free time was asked for at.
};

}  // namespace pinwright::app
