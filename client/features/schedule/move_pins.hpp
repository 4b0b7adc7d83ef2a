// Moving pins to another time: to a day, by days, or to a date and time of the person's choice. A pin keeps
// the time of day that it has in its own zone. And which pins of a list are chosen, to be changed at once.
#pragma once

#include <string>

#include "client/core/dispatcher.hpp"
#include "client/features/pins/selected_pins_batch.hpp"
#include "client/features/pins/whole_list_batch.hpp"

namespace pinwright::app {

/// The pin's time `days` later by the clock of its own zone. REQUIRES: it has a time.
Timestamp MovedBy(const Pin& pin, long long days, const Zone& zone);

class MovePins {
public:
    MovePins(Core& core, SelectedPinsBatch& batch, WholeListBatch& whole)
        : m_core(core), m_batch(batch), m_whole(whole)
    {
    }

    // ---- Moving ----
    /// To this day of the calendar, `YYYY-MM-DD`.
    void ToDay(const std::string& pin_id, const std::string& date);
    /// Says why it stays where it is.
    void TellWhyNot(const std::string& pin_id);
    /// Opens the dialog: for one pin or, empty, for those that are chosen.
    void Ask(const std::string& pin_id);
    void Edit(MoveField field, const std::string& text);
    void ChooseBy(bool by_days);
    void Confirm();
    void Close() { m_core.state.move.reset(); }

    /// The clock has changed: checks the open dialog again.
    void OnClock();

    // ---- Choosing several ----
    void Select(bool on);
    /// `extend`: all from the one that was last chosen to this one.
    void Toggle(const std::string& pin_id, bool extend);
    /// All there are, those that are not loaded as well.
    void SelectAll();
    void CancelSelected();
    void RetrySelected();
    /// Another list: what was chosen is not in it.
    void Forget();

private:
    std::vector<Pin> Selected() const;
    PinTask By(const Pin& pin, long long days) const;
    PinTask ToDate(const Pin& pin, long long day) const;
    void Check();

    Core& m_core;
    SelectedPinsBatch& m_batch;
    WholeListBatch& m_whole;
};

}  // namespace pinwright::app
