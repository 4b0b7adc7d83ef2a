// The Schedule screen: unpublished pins by day, or a calendar, for all accounts or one; and the button that
// pauses everything.
#include <algorithm>
#include <iterator>

#include "client/core/common_words.hpp"
#include "client/features/accounts/account_words.hpp"
#include "client/features/common/ui/diagnosis_message.hpp"
#include "client/features/common/ui/pin_list.hpp"
#include "client/features/schedule/schedule_words.hpp"
#include "client/features/schedule/ui/calendar_view.hpp"
#include "client/features/schedule/ui/schedule_screens.hpp"
#include "client/kit/widgets/widgets.hpp"

namespace pinwright::ui {

namespace words = app::words;
namespace command = app::command;

namespace {

constexpr float kPause = 230, kAccounts = 320, kViews = 360;

// Chooses the account whose pins are shown, if there are several.
float DrawAccountFilter(Ui& ui, const app::State& state, float x, float y, float width, Commands& commands)
{
    const std::vector<Account>& accounts = state.server.status.accounts;
    if (accounts.size() < 2)
        return 0;
    const std::string& chosen = state.route.account_id;
    std::string name(texts::kAllAccounts);
    for (const Account& account : accounts) {
        if (account.id == chosen)
            name = words::NameOf(account);
    }
    const std::vector<Problem> none;
    const ComboAnswer answer =
        ComboBox(ui, MakeId("schedule-account"), x, y, width,
                 {.name = texts::kAccount,
                  .placeholder = texts::kAllAccounts,
                  .chosen = chosen,
                  .chosen_name = name,
                  .count = static_cast<int>(accounts.size()) + 1,
                  .option =
                      [&](int index) {
                          if (index == 0)
                              return Option{"", texts::kAllAccounts};
                          const Account& one = accounts[static_cast<std::size_t>(index - 1)];
                          return Option{one.id, one.name.empty() ? one.username : one.name,
                                        words::NameOf(one), one.avatar};
                      },
                  .problems = none,
                  .pictures = true,
                  .required = false});
    if (answer.chosen)
        commands.push_back(command::FilterSchedule{*answer.chosen});
    return answer.height + kSpace4;
}

}  // namespace

float DrawSchedule(Ui& ui, const app::State& state, const Area& area, Commands& commands)
{
    Column column(area.x, DrawListTitle(ui, area, texts::kSchedule, commands), area.width);
    const bool paused = state.server.status.paused;
    // The overdue settings are next to the pause button; if narrow, as an icon.
    ButtonWish overdue{.name = texts::kOverdue, .look = Look::kQuiet, .icon = Icon::kClock};
    float wide = ButtonWidth(ui, overdue);
    overdue.icon_only = area.phone || area.width < kViews + kPause + wide + 3 * kSpace4;
    if (overdue.icon_only)
        wide = kControlHeight;
    const float views = area.phone ? area.width : std::min(kViews, area.width - kPause - wide - 3 * kSpace3);
    // On a phone, what holds pins up is below the views.
    Row top(column.Add(kControlHeight), kSpace3);
    if (const std::optional<int> chosen = Segments(ui, MakeId("view"), top.Add(views), texts::kView,
                                                   {std::begin(texts::kViews), std::end(texts::kViews)},
                                                   static_cast<int>(state.route.view)))
        commands.push_back(command::ShowSchedule{static_cast<app::ScheduleView>(*chosen), state.route.date});
    Rect pause, beside;
    if (area.phone) {
        column.Space(kSpace2);
        Row below(column.Add(kControlHeight), kSpace3);
        beside = below.AddAtEnd(wide);
        pause = below.rest();
    } else {
        pause = top.AddAtEnd(kPause);
        beside = top.AddAtEnd(wide);
    }
    const auto draw_overdue = [&] {
        if (Button(ui, MakeId("overdue"), beside, overdue))
            commands.push_back(command::OpenOverdue{});
    };
    if (!area.phone)
        draw_overdue();
    if (Switch(ui, MakeId("pause"), pause, texts::kPauseAll, paused))
        commands.push_back(command::Pause{{}, !paused});
    if (area.phone)
        draw_overdue();
    const float notice = DrawClockNotice(ui, MakeId("schedule-clock"), state, area.x, column.y(), area.width);
    column.Add(notice);
    column.Space(notice > 0 ? kSpace4 : kSpace3);
    column.Add(DrawAccountFilter(ui, state, area.x, column.y(), std::min(area.width, kAccounts), commands));
    if (state.route.view != app::ScheduleView::kList)
        return DrawCalendar(ui, state, area, column.y(), commands);
    const float tabs = DrawListTabs(ui, state, area, column.y(), app::kScheduleTabs,
                                    std::size(app::kScheduleTabs), commands);
    return DrawPinList(ui, state, area, tabs, commands);
}

}  // namespace pinwright::ui
