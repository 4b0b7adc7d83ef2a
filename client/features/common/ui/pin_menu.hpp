// The menu of the pins of a screen: one at a time is open, beside the pin that it was asked for.
#pragma once

#include "client/features/common/ui/pin_row.hpp"

namespace pinwright::ui {

class PinMenu {
public:
    /// `of`: the list or calendar that the pins stand in; `rows`: they can be chosen there. It lives for one
    /// frame.
    PinMenu(Ui& ui, Id of, bool rows, Commands& commands)
        : m_ui(ui), m_id(MakeId("menu", of)), m_rows(rows), m_commands(commands)
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
    const bool m_rows;
    Commands& m_commands;
    bool m_met = false;
};

}  // namespace pinwright::ui
