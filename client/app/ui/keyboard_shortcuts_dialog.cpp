// The sheet of keyboard shortcuts, with the switch for shortcuts without Ctrl.
#include <algorithm>
#include <iterator>

#include "client/app/keyboard_shortcuts.hpp"
#include "client/app/ui/app_dialogs.hpp"
#include "client/core/common_words.hpp"
#include "client/features/common/ui/screen.hpp"
#include "client/kit/widgets/dialog_buttons.hpp"
#include "client/kit/widgets/widgets.hpp"

namespace pinwright::ui {

namespace command = app::command;

namespace {

constexpr float kRow = 36, kKey = 28;

// Draws each part of `Ctrl + Enter` as a separate key, right-aligned to `right`.
void DrawKeys(Ui& ui, float right, float middle, std::string_view keys, Color color)
{
    while (!keys.empty()) {
        const std::size_t plus = keys.rfind(" + ");
        const std::string_view key = plus == keys.npos ? keys : keys.substr(plus + 3);
        keys = keys.substr(0, plus == keys.npos ? 0 : plus);
        const float wide = std::max(kKey, ui.paint.TextWidth(key, Type::kSmallStrong) + 2 * kSpace2);
        const Rect rect{right - wide, middle - kKey / 2, wide, kKey};
        ui.paint.Fill(rect, ui.theme.sunken, 6);
        ui.paint.Stroke(rect, ui.theme.line, 6);
        ui.paint.Line(rect.x, middle, wide, key, Type::kSmallStrong, color, 0.5f);
        right = rect.x - kSpace1;
    }
}

void DrawTable(Ui& ui, Id id, Column& column, bool letters)
{
    platform::Node list;
    list.id = MakeId("list", id);
    list.role = platform::Role::kList;
    list.name = texts::kShortcuts;
    list.rect = {column.x(), column.y(), column.width(),
                 kRow * static_cast<float>(std::size(app::kShortcuts))};
    ui.mirror.Open(std::move(list));
    for (const app::ShortcutLine& line : app::kShortcuts) {
        const Rect row = column.Add(kRow);
        const float middle = row.y + kRow / 2;
        const Color color = line.control || letters ? ui.theme.text : ui.theme.disabled;
        ui.paint.Line(row.x, middle, row.w - 120, line.words, Type::kBody, color);
        DrawKeys(ui, row.right(), middle, line.keys, color);
        platform::Node item;
        item.id = MakeId(line.keys, id);
        item.role = platform::Role::kListItem;
        item.name = std::string(line.words) + ": " + std::string(line.keys);
        item.rect = row;
        ui.mirror.Add(std::move(item));
    }
    ui.mirror.Close();
}

}  // namespace

void DrawShortcutsDialog(Ui& ui, const app::State& state, Commands& commands)
{
    if (!state.shortcuts_open)
        return;
    const Id id = MakeId("shortcuts-dialog");
    const bool letters = state.preferences.letter_keys;
    bool close = false;
    const bool stays = Dialog(ui, id, {texts::kShortcuts, 440}, [&](Column& column) {
        DrawTable(ui, id, column, letters);
        column.Space(kSpace3);
        ui.paint.HorizontalLine(column.x(), column.y(), column.width(), ui.theme.line);
        column.Space(kSpace2);
        if (Switch(ui, MakeId("letters", id), column.Add(kControlHeight), texts::kLetterKeys, letters))
            commands.push_back(command::SetLetterKeys{!letters});
        column.Space(kSpace2);
        Paragraph(ui, MakeId("hint", id), column, texts::kLetterKeysHint, Type::kSmall, ui.theme.muted);
        column.Space(kSpace4);
        close = DrawWayOut(ui, id, column, texts::kClose);
    });
    if (close || !stays)
        commands.push_back(command::CloseShortcuts{});
}

}  // namespace pinwright::ui
