// Moving about: what each screen needs when it is entered, where the bare address leads, and where
// the keys of kShortcuts do.
#pragma once

#include <string_view>

#include "client/app/diagnosis_actions.hpp"
#include "client/app/keyboard_shortcuts.hpp"
#include "client/core/dispatcher.hpp"

namespace pinwright::app {

class Navigation {
public:
    Navigation(Core& core, Parts& parts) : m_core(core), m_parts(parts) {}

    /// The page was opened here, or the history moved.
    void SetRoute(std::string_view address);
    /// After every call: enters the screen that the route changed to.
    void Settle();
    /// The lists and the pin's own screen name the boards, the accounts' cards count them: each account's are
    /// asked for, once.
    void NeedBoards();
    /// Of the list that is shown. A tab is no place of its own to come back to.
    void ShowPins(PinTab tab);
    void FilterSchedule(const std::string& account_id);
    /// The list, or a calendar with this day in it. A day of its own can be come back to.
    void ShowSchedule(ScheduleView view, const std::string& date);
    void Press(const ShortcutLine& line);

private:
    State& state() { return m_core.state; }
    void LeaveHome();
    void Enter();

    Core& m_core;
    Parts& m_parts;
    Screen m_entered = Screen::kUnknown;  ///< The last screen that was entered; kUnknown: none was yet.
};

}  // namespace pinwright::app
