#include "client/features/compose/ui/publish_bar.hpp"

#include <algorithm>

#include "client/core/common_words.hpp"
#include "client/features/compose/compose_words.hpp"
#include "client/features/compose/ui/compose_screens.hpp"
#include "client/kit/widgets/widgets.hpp"

namespace pinwright::ui {

namespace words = app::words;
namespace command = app::command;
using app::PublishStep;

namespace {

constexpr float kPublishHeight = kControlHeight + 4;

bool NeedsAttention(const app::Compose& compose)
{
    return compose.attempted && !compose.problems.empty();
}

// Whether there is something to save or discard.
bool HasSomething(const app::Compose& compose)
{
    const bool written =
        app::HasContent(compose.draft) || compose.image.phase != app::ImageSlot::Phase::kEmpty;
    return (compose.draft.is_new() ? written : compose.edited) && compose.step != PublishStep::kUploading &&
           compose.step != PublishStep::kPosting;
}

// Leads to the first problem.
void DrawAttention(Ui& ui, const app::Compose& compose, const Rect& rect, Commands& commands)
{
    const Id id = MakeId("attention");
    const Press press = ui.Pressed(id, rect);
    const float hover = ui.Ease(MakeId("hover", id), press.hovered || press.held);
    const float middle = rect.y + rect.h / 2;
    platform::Node node;
    node.id = id;
    node.role = platform::Role::kButton;
    node.rect = rect;
    node.name = words::AttentionText(compose.problems);
    ui.Ground(rect, ui.theme.danger_soft, kFieldRadius);
    ui.paint.Fill(rect, Faded(ui.theme.hover, hover), kFieldRadius);
    ui.paint.Draw(Icon::kAlert, rect.x + kSpace3 + kIconSize / 2, middle, ui.theme.danger);
    const float text = rect.x + kSpace3 + kIconSize + kSpace2;
    ui.paint.Line(text, middle, rect.right() - text - 36, node.name, Type::kSmallStrong, ui.theme.text);
    ui.paint.Draw(Icon::kForward, rect.right() - 22, middle, ui.theme.muted, 18);
    ui.FocusRing(id, rect, kFieldRadius);
    ui.mirror.Add(std::move(node));
    if (press.pressed)
        commands.push_back(command::ShowFirstProblem{});
}

std::string PublishName(const app::Compose& compose)
{
    if (compose.step == PublishStep::kUploading)
        return compose.image.phase == app::ImageSlot::Phase::kInterrupted
                   ? std::string(texts::kWaitsToGoOn)
                   : words::UploadingText(compose.image);
    const bool posting = compose.step == PublishStep::kPosting;
    if (compose.draft.later)
        return std::string(posting ? texts::kScheduling : texts::kSchedule);
    return std::string(posting ? texts::kPublishing : texts::kPublishNow);
}

// Buttons for a form that won't be published yet: in a row from `x`, or in two rows if narrow.
float DrawOthers(Ui& ui, const app::Compose& compose, float x, float y, float width, Commands& commands)
{
    if (!HasSomething(compose))
        return 0;
    const ButtonWish draft{.name = texts::kSaveAsDraft},
        discard{.name = compose.draft.is_new() ? texts::kDiscardDraft : texts::kDiscardChanges,
                .look = Look::kQuiet};
    const float one = ButtonWidth(ui, draft), two = ButtonWidth(ui, discard);
    const bool beside = one + kSpace2 + two <= width;
    if (Button(ui, MakeId("draft"), {x, y, beside ? one : width, kControlHeight}, draft))
        commands.push_back(command::SaveAsDraft{});
    const float top = beside ? y : y + kControlHeight + kSpace2;
    if (Button(ui, MakeId("discard"),
               {beside ? x + one + kSpace2 : x, top, beside ? two : width, kControlHeight}, discard))
        commands.push_back(command::AskDiscard{});
    return top + kControlHeight - y;
}

enum class PublishPlace { kForm, kBar };

// The button, and what stops it. In the bar it fills the room there is.
void DrawPublish(Ui& ui, const app::State& state, const Rect& rect, PublishPlace where, Commands& commands)
{
    const bool fill = where == PublishPlace::kBar;
    const app::Compose& compose = state.compose;
    const std::string name = PublishName(compose);
    const bool uploading = compose.step == PublishStep::kUploading;
    const ButtonWish stop{.name = texts::kStop, .look = Look::kQuiet};
    const ButtonWish wish{
        .name = name, .look = Look::kPrimary, .busy = uploading || compose.step == PublishStep::kPosting};
    Rect button = rect;
    const float beside = uploading ? ButtonWidth(ui, stop) + kSpace2 : 0;
    button.w = fill ? rect.w - beside : std::min(rect.w - beside, std::max(200.0f, ButtonWidth(ui, wish)));
    if (Button(ui, MakeId("publish"), button, wish))
        commands.push_back(command::PublishNow{});
    if (uploading &&
        Button(ui, MakeId("stop"), {button.right() + kSpace2, rect.y, beside - kSpace2, rect.h}, stop))
        commands.push_back(command::StopPublishing{});
    if (uploading && compose.image.total > 0) {
        // The image's progress bar shows it too, but may be out of view.
        const Rect bar = fill ? Rect{0, rect.y - kSpace3, ui.width, 4}
                              : Rect{button.x, button.bottom() + kSpace2, button.w, 4};
        ui.Ground(bar, ui.theme.sunken, fill ? 0 : kChipRadius);
        ui.paint.Fill(
            {bar.x, bar.y,
             bar.w * static_cast<float>(compose.image.sent) / static_cast<float>(compose.image.total), bar.h},
            ui.theme.accent, fill ? 0 : kChipRadius);
    }
}

}  // namespace

float DrawPublishRow(Ui& ui, const app::State& state, float x, float y, float width, Commands& commands)
{
    Column column(x, y, width);
    if (NeedsAttention(state.compose)) {
        DrawAttention(ui, state.compose, column.Add(kControlHeight), commands);
        column.Space(kSpace4);
    }
    DrawPublish(ui, state, column.Add(kPublishHeight), PublishPlace::kForm, commands);
    column.Space(kSpace3);
    return column.y() + DrawOthers(ui, state.compose, x, column.y(), width, commands) - y;
}

float DrawDiscardRow(Ui& ui, const app::State& state, float x, float y, float width, Commands& commands)
{
    return DrawOthers(ui, state.compose, x, y, width, commands);
}

float PublishBarHeight(const app::State& state)
{
    return kPublishHeight + 2 * kSpace3 + (NeedsAttention(state.compose) ? kControlHeight + kSpace2 : 0);
}

void DrawPublishBar(Ui& ui, const app::State& state, const Rect& rect, Commands& commands)
{
    ui.paint.Fill(rect, ui.theme.surface);
    ui.paint.HorizontalLine(rect.x, rect.y, rect.w, ui.theme.line);
    Column column(rect.x + kSpace4, rect.y + kSpace3, rect.w - 2 * kSpace4, kSpace2);
    if (NeedsAttention(state.compose))
        DrawAttention(ui, state.compose, column.Add(kControlHeight), commands);
    DrawPublish(ui, state, column.Add(kPublishHeight), PublishPlace::kBar, commands);
}

}  // namespace pinwright::ui
