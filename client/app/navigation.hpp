// Navigation: what each screen needs when the app enters it, which screen the bare address leads to, and what
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

    /// The page was opened at this address, or the user moved in the history.
    void SetRoute(std::string_view address);
    /// Call after every other call: enters the screen if the route has changed.
    void Settle();
    /// Requests each account's boards once: the lists and the pin's screen show their names, and the account
    /// cards show how many there are.
    void NeedBoards();
    /// Shows this tab of the list. Tabs get no history entries.
    void ShowPins(PinTab tab);
    void FilterSchedule(const std::string& account_id);
    /// Shows the list, or a calendar that contains this day. A single day gets a history entry.
    void ShowSchedule(ScheduleView view, const std::string& date);
    void Press(const ShortcutLine& line);

private:
    State& state() { return m_core.state; }
    void LeaveHome();
    void Enter();
    /// The screens other than the composer are in later.wasm.
    [[gnu::noinline]] void EnterLateScreen();

    Core& m_core;
    Parts& m_parts;
    Screen m_entered = Screen::kUnknown;  ///< The last screen entered; kUnknown before the first.
};

}  // namespace pinwright::app
