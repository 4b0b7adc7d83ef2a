// The menu of a screen's pins. Only one is open at a time, next to its pin.
#pragma once

#include "client/features/common/ui/pin_row.hpp"

namespace pinwright::ui {

/// Whether the menu offers to select pins: lists have rows for it, calendars don't.
enum class Selecting { kNotOffered, kOffered };

class PinMenu {
public:
    /// `of`: the list or calendar that the pins are in. It lives for one frame.
    PinMenu(Ui& ui, Id of, Selecting selecting, Commands& commands)
        : m_ui(ui), m_id(MakeId("menu", of)), m_selecting(selecting), m_commands(commands)
    {
    }
    /// Closes the menu if its pin wasn't drawn in this frame.
    ~PinMenu();
    PinMenu(const PinMenu&) = delete;
    PinMenu& operator=(const PinMenu&) = delete;

    /// Call this for every pin after drawing it; `top` is the pin's top edge. Runs what the user asked for,
    /// and draws the menu if it is open for this pin.
    void Meet(Id id, const Pin& pin, float top, const RowAnswer& answer);
    void Close();

private:
    void Offer(const Pin& pin, float top);

    Ui& m_ui;
    const Id m_id;
    const Selecting m_selecting;
    Commands& m_commands;
    bool m_met = false;
};

}  // namespace pinwright::ui
