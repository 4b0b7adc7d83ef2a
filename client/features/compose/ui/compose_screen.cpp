// Compose: an image, the words, the board, and the one button. Problems stand where they are.
#include <algorithm>
#include <array>

#include "client/core/common_words.hpp"
#include "client/features/accounts/account_words.hpp"
#include "client/features/common/ui/diagnosis_message.hpp"
#include "client/features/common/ui/screen.hpp"
#include "client/features/compose/compose_words.hpp"
#include "client/features/compose/form.hpp"
#include "client/features/compose/ui/board_picker.hpp"
#include "client/features/compose/ui/compose_screens.hpp"
#include "client/features/compose/ui/image_field.hpp"
#include "client/features/compose/ui/pin_preview.hpp"
#include "client/features/compose/ui/publish_bar.hpp"
#include "client/features/compose/ui/publish_time_picker.hpp"
#include "client/kit/widgets/widgets.hpp"

namespace pinwright::ui {

namespace words = app::words;
namespace command = app::command;
using app::Field;

namespace {

constexpr float kGap = 20;  // Between the fields.
constexpr float kSideColumn = 264, kSideColumnMiddle = 220;
constexpr float kThreeColumnsFrom = 900;

struct PreviewMemory {
    bool open = false;
};

struct TextLine {
    Field field;
    std::string_view name, hint;
    std::string app::Draft::*text;
    app::Counter app::Compose::*counter;  // Shown where there is one.
    int lines;
};

constexpr TextLine kTexts[] = {
    {Field::kTitle, words::kTitle, {}, &app::Draft::title, &app::Compose::title, 1},
    {Field::kDescription, words::kDescription, {}, &app::Draft::description, &app::Compose::description, 4},
    {Field::kLink, words::kLink, words::kLinkHint, &app::Draft::link, nullptr, 1},
    {Field::kAltText, words::kAltText, words::kAltTextHint, &app::Draft::alt_text, &app::Compose::alt_text,
     2},
};

float DrawFields(Ui& ui, const app::State& state, float x, float y, float width, const Area& area,
                 Commands& commands)
{
    const app::Compose& compose = state.compose;
    float at = y;
    for (const TextLine& one : kTexts) {
        const std::vector<Problem> problems = app::ProblemsAt(state, one.field);
        const Id id = FieldId(one.field);
        // What has the focus keeps it.
        const bool closed = compose.step == app::PublishStep::kPosting && !ui.HasFocus(id);
        FieldCounter counter;
        if (one.counter != nullptr) {
            const app::Counter& count = compose.*one.counter;
            counter = {count.used, count.limit, words::CounterText(count)};
        }
        const FieldAnswer answer = TextField(ui, id, x, at, width,
                                             {.name = one.name,
                                              .placeholder = one.hint,
                                              .text = compose.draft.*one.text,
                                              .counter = one.counter != nullptr ? &counter : nullptr,
                                              .problems = problems,
                                              .lines = one.lines,
                                              .address = one.field == Field::kLink,
                                              .disabled = closed});
        if (answer.text)
            commands.push_back(command::EditText{one.field, *answer.text});
        if (answer.left)
            commands.push_back(command::LeaveField{one.field});
        at += answer.height + kGap;
    }
    at += DrawBoardPicker(ui, state, x, at, width, commands) + kGap;
    at += DrawWhenPicker(ui, state, x, at, width, commands);
    if (compose.publish_problem)
        at += kGap + DrawDiagnosis(ui, MakeId("publish-problem"), x, at + kGap, width,
                                   *compose.publish_problem, false, compose.draft.account_id, commands);
    if (!area.phone)
        at += kSpace8 + DrawPublishRow(ui, state, x, at + kSpace8, width, commands);
    return at;
}

// Behind a button where it has no column of its own.
float DrawFoldedPreview(Ui& ui, const app::State& state, const Area& area, float y, Commands& commands)
{
    bool& open = ui.Memory<PreviewMemory>().open;
    const ButtonWish fold{.name = open ? words::kHidePreview : words::kShowPreview, .look = Look::kQuiet};
    const float wide = area.phone ? area.width : ButtonWidth(ui, fold);
    const bool turned =
        Button(ui, MakeId("preview-fold"), {area.x + (area.width - wide) / 2, y, wide, kControlHeight}, fold);
    float at = y + kControlHeight;
    if (open)
        at = DrawPreview(ui, state, area.x, at + kSpace3, area.width, commands);
    if (turned) {
        open = !open;
        ui.wake(2);
    }
    return at;
}

float DrawNoAccount(Ui& ui, const Area& area, float y, Commands& commands)
{
    float at = y;
    at += Message(ui, MakeId("no-account"), area.x, at, area.width,
                  {Mood::kNeutral, words::kNoAccountsTitle, words::kNoAccountsDetail, {}, {}, false, false})
              .height +
          kSpace3;
    const ButtonWish look{.name = words::kConnectAccount, .icon = Icon::kPlug};
    if (ButtonLink(ui, MakeId("no-account-link"), {area.x, at, ButtonWidth(ui, look), kControlHeight},
                   words::kConnectAccount, "/integrations", false, Look::kSecondary, Icon::kPlug))
        commands.push_back(command::GoTo{{app::Screen::kIntegrations, {}}});
    return at + kControlHeight + kSpace6;
}

}  // namespace

Id FieldId(Field field)
{
    constexpr std::array<std::string_view, 11> kNames{"image",      "title",   "description", "link",
                                                      "alt_text",   "account", "board",       "section",
                                                      "board_name", "date",    "time"};
    return MakeId(kNames[static_cast<std::size_t>(field)], MakeId("field"));
}

float DrawCompose(Ui& ui, const app::State& state, const Area& area, Commands& commands)
{
    float y = area.y;
    y += Heading(ui, MakeId("title"), area.x, y, area.width,
                 state.compose.draft.is_new() ? words::kNewPin : words::kEditPin, Type::kDisplay, 1) +
         kSpace6;
    if (app::ChosenAccount(state) == nullptr)
        y = DrawNoAccount(ui, area, y, commands);
    if (!state.compose.elsewhere.empty())
        y += Message(ui, MakeId("elsewhere"), area.x, y, area.width,
                     {Mood::kNeutral, state.compose.elsewhere, {}, {}, {}, false, false})
                 .height +
             kSpace6;
    if (!state.draft_kept)
        y += Message(ui, MakeId("not-kept"), area.x, y, area.width,
                     {Mood::kAttention, words::kDraftNotKept, {}, {}, {}, false, false})
                 .height +
             kSpace6;
    if (area.phone) {
        y = DrawImageSlot(ui, state, area.x, y, area.width, area, commands) + kSpace6;
        y = DrawFields(ui, state, area.x, y, area.width, area, commands) + kSpace4;
        y = DrawFoldedPreview(ui, state, area, y, commands);
        return y + DrawDiscardRow(ui, state, area.x, y + kSpace2, area.width, commands);
    }
    const bool three = area.wide && area.width >= kThreeColumnsFrom;
    const float image_w = area.wide ? kSideColumn : kSideColumnMiddle, gap = kSpace8;
    const float fields_w = area.width - image_w - gap - (three ? kSideColumn + gap : 0);
    float bottom = DrawImageSlot(ui, state, area.x, y, image_w, area, commands);
    bottom = std::max(bottom, DrawFields(ui, state, area.x + image_w + gap, y, fields_w, area, commands));
    if (!three)
        return DrawFoldedPreview(ui, state, area, bottom + kSpace4, commands);
    return std::max(bottom,
                    DrawPreview(ui, state, area.x + area.width - kSideColumn, y, kSideColumn, commands));
}

}  // namespace pinwright::ui
