// Moves pins to another time: to a day, by days, or to a date and time that the user chooses. A pin keeps its
// time of day in its own zone. Also selects pins of a list, to change them all at once.
#pragma once

#include <string>

#include "client/core/dispatcher.hpp"
#include "client/features/pins/selected_pins_batch.hpp"
#include "client/features/pins/whole_list_batch.hpp"

namespace pinwright::app {

/// The pin's time plus `days` on the clock of its own zone. REQUIRES: it has a time.
Timestamp MovedBy(const Pin& pin, long long days, const Zone& zone);

class MovePins {
public:
    MovePins(Core& core, SelectedPinsBatch& batch, WholeListBatch& whole)
        : m_core(core), m_batch(batch), m_whole(whole)
    {
    }

    // ---- Moving ----
    /// Moves a pin to this day, `YYYY-MM-DD`, keeping its time of day.
    void ToDay(const std::string& pin_id, const std::string& date);
    /// Says why the pin can't be moved.
    void TellWhyNot(const std::string& pin_id);
    /// Opens the dialog for one pin, or (empty) for the selected pins.
    void Ask(const std::string& pin_id);
    void Edit(MoveField field, const std::string& text);
    void ChooseBy(bool by_days);
    void Confirm();
    void Close() { m_core.state.move.reset(); }

    /// Checks the open dialog again, since the clock has changed.
    void OnClock();

    // ---- Selecting ----
    void Select(bool on);
    /// `extend`: selects all pins from the last one toggled to this one.
    void Toggle(const std::string& pin_id, bool extend);
    /// Selects all pins of the list, loaded or not.
    void SelectAll();
    void CancelSelected();
    void RetrySelected();
    /// Clears the selection, since another list is shown.
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
