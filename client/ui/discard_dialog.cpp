// Discarding a draft: asked back, since nothing brings it back.
#include "client/app/words.hpp"
#include "client/ui/dialog_choice.hpp"
#include "client/ui/screens.hpp"
#include "client/ui/widgets.hpp"

namespace pinwright::ui {

namespace words = app::words;
namespace command = app::command;

void DrawDiscardDialog(Ui& ui, const app::State& state, Commands& commands)
{
    const Id id = MakeId("discard-dialog");
    FollowFocus(ui, id, state.compose.asks_discard, MakeId("no", id));
    if (!state.compose.asks_discard)
        return;
    const bool stays = Dialog(ui, id, {words::kDiscardTitle, 400}, [&](float x, float y, float width) {
        const float at = y + kSpace6 +
                         Paragraph(ui, MakeId("detail", id), x, y, width, words::kDiscardDetail, Type::kBody,
                                   ui.theme.text);
        float row = 0;
        const ButtonWish yes{.name = words::kDiscard, .look = Look::kDanger};
        const Choice choice = DrawChoice(ui, id, x, at, width, yes, words::kKeep, row);
        if (choice.done)
            commands.push_back(command::DiscardDraft{});
        if (choice.out)
            commands.push_back(command::KeepDraft{});
        return at + row - y;
    });
    if (!stays)
        commands.push_back(command::KeepDraft{});
}

}  // namespace pinwright::ui
