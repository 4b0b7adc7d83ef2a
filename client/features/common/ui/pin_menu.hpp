// The menu of the pins of a screen: one at a time is open, beside the pin that it was asked for.
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
    /// Closes it where its pin was not met.
    ~PinMenu();
    PinMenu(const PinMenu&) = delete;
    PinMenu& operator=(const PinMenu&) = delete;

    /// To be called for every pin, once it is drawn from `top` on: does what was asked of it, and draws the
    /// menu where it is this one's.
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
