// The Appearance dialog: theme and direction, each applied as soon as the user chooses it.
#include <iterator>

#include "client/app/ui/app_dialogs.hpp"
#include "client/core/common_words.hpp"
#include "client/features/common/ui/screen.hpp"
#include "client/kit/widgets/dialog_buttons.hpp"
#include "client/kit/widgets/widgets.hpp"

namespace pinwright::ui {

namespace command = app::command;

void DrawAppearanceDialog(Ui& ui, const app::State& state, Commands& commands)
{
    if (!state.appearance_open)
        return;
    const Id id = MakeId("appearance-dialog");
    const app::Preferences& chosen = state.preferences;
    const bool phone = ui.width < kMiddleFrom;
    bool close = false;
    const bool stays = Dialog(ui, id, {texts::kAppearance, 480}, [&](Column& column) {
        const auto choose = [&](std::string_view name, const auto& names, auto now) {
            column.Add(ui.paint.Text(column.x(), column.y(), column.width(), name, Type::kSmallStrong,
                                     ui.theme.text));
            column.Space(kSpace2);
            const std::optional<int> picked =
                Segments(ui, MakeId(name, id), column.Add(kControlHeight), name,
                         {std::begin(names), std::end(names)}, static_cast<int>(now));
            column.Space(kSpace4);
            return picked;
        };
        if (const std::optional<int> picked = choose(texts::kTheme, texts::kThemes, chosen.theme))
            commands.push_back(command::ChooseTheme{static_cast<app::ThemeChoice>(*picked)});
        if (const std::optional<int> picked = choose(texts::kDirection, texts::kDirections, chosen.direction))
            commands.push_back(command::ChooseDirection{static_cast<app::DirectionChoice>(*picked)});
        Paragraph(ui, MakeId("hint", id), column, texts::kAppearanceHint, Type::kSmall, ui.theme.muted);
        column.Space(kSpace4);
        // A phone has no rail with a button for the shortcuts.
        if (phone) {
            if (Button(ui, MakeId("shortcuts", id), column.Add(kControlHeight),
                       {.name = texts::kShortcuts, .look = Look::kQuiet, .icon = Icon::kKeyboard}))
                commands.push_back(command::OpenShortcuts{});
            column.Space(kSpace2);
        }
        close = DrawWayOut(ui, id, column, texts::kClose);
    });
    if (close || !stays)
        commands.push_back(command::CloseAppearance{});
}

}  // namespace pinwright::ui
