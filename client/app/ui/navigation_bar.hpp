// Navigation between the screens: a rail with labels, a rail of icons, or a bar at the bottom. It also opens
// the appearance and shortcuts dialogs. It doesn't draw screens.
#pragma once

#include <string>

#include "client/features/common/ui/screen.hpp"

namespace pinwright::ui {

enum class Nav { kRail, kIcons, kBar };

class Navigation {
public:
    /// All must outlive it. Create a new object for each frame.
    Navigation(Ui& ui, const app::State& state, Nav nav, Commands& commands)
        : m_ui(ui), m_state(state), m_nav(nav), m_commands(commands)
    {
    }

    void Draw(const Rect& rect);
    /// Draws the name of the hovered or focused icon over everything drawn so far.
    void DrawTip();

private:
    struct Item {
        Id id;
        platform::Role role;
        std::string_view word;  ///< The visible label.
        std::string name;       ///< The accessible name: the label, and what needs attention.
        std::string address = {};
        Icon icon = Icon::kNone;
        bool current = false;
        int badge = 0;
    };
    bool Place(const Rect& rect, std::string_view name, Icon icon, app::Screen screen);
    bool Foot(const Rect& rect, std::string_view name, Icon icon);
    void Account(const Rect& rect);
    void DrawItem(const Rect& rect, const Item& item, float hover);
    void DrawBadge(const Rect& rect, int count);
    void Finish(const Rect& rect, const Item& item, const Press& press);
    void GoTo(app::Screen screen) { m_commands.push_back(app::command::GoTo{{screen, {}}}); }

private:
    Ui& m_ui;
    const app::State& m_state;
    const Nav m_nav;
    Commands& m_commands;
    std::string m_tip;
    bool m_tip_hovered = false;
    Rect m_tip_at;
};

}  // namespace pinwright::ui
