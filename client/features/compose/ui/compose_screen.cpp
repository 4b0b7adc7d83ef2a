// The form: image, texts, board, and the publish button. Each problem is shown at its field.
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
    TextId name;
    std::optional<TextId> hint;
    std::string app::Draft::*text;
    app::Counter app::Compose::*counter;  // Shown if there is one.
    int lines;
};

constexpr TextLine kTexts[] = {
    {Field::kTitle, texts::kTitle, {}, &app::Draft::title, &app::Compose::title, 1},
    {Field::kDescription, texts::kDescription, {}, &app::Draft::description, &app::Compose::description, 4},
    {Field::kLink, texts::kLink, texts::kLinkHint, &app::Draft::link, nullptr, 1},
    {Field::kAltText, texts::kAltText, texts::kAltTextHint, &app::Draft::alt_text, &app::Compose::alt_text,
     2},
};

float DrawFields(Ui& ui, const app::State& state, float x, float y, float width, const Area& area,
                 Commands& commands)
{
    const app::Compose& compose = state.compose;
    Column column(x, y, width, kGap);
    for (const TextLine& one : kTexts) {
        const std::vector<Problem> problems = app::ProblemsAt(state, one.field);
        const Id id = FieldId(one.field);
        // A field that has the focus keeps it, even while the pin is being sent.
        const bool closed = compose.step == app::PublishStep::kPosting && !ui.HasFocus(id);
        FieldCounter counter;
        if (one.counter != nullptr) {
            const app::Counter& count = compose.*one.counter;
            counter = {count.used, count.limit, words::CounterText(count)};
        }
        const FieldAnswer answer = TextField(ui, id, x, column.y(), width,
                                             {.name = one.name,
                                              .placeholder = one.hint ? *one.hint : std::string_view(),
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
        column.Add(answer.height);
    }
    column.Add(DrawBoardPicker(ui, state, x, column.y(), width, commands));
    column.Add(DrawWhenPicker(ui, state, x, column.y(), width, commands));
    if (compose.publish_problem)
        DrawDiagnosis(ui, MakeId("publish-problem"), column, Mood::kProblem, *compose.publish_problem,
                      compose.draft.account_id, commands);
    if (area.phone)
        return column.bottom();
    const float bottom = column.bottom() + kSpace8;
    return bottom + DrawPublishRow(ui, state, x, bottom, width, commands);
}

// The preview behind a button, if there is no room for a separate column.
float DrawFoldedPreview(Ui& ui, const app::State& state, const Area& area, float y, Commands& commands)
{
    bool& open = ui.Memory<PreviewMemory>().open;
    const ButtonWish fold{.name = open ? texts::kHidePreview : texts::kShowPreview, .look = Look::kQuiet};
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
    Column column(area.x, y, area.width, kSpace3);
    column.Add(Message(ui, MakeId("no-account"), area.x, y, area.width,
                       {.title = texts::kNoAccountsTitle, .detail = texts::kNoAccountsDetail})
                   .height);
    const ButtonWish look{.name = texts::kConnectAccount, .icon = Icon::kPlug};
    if (ButtonLink(ui, MakeId("no-account-link"), column.Add(ButtonWidth(ui, look), kControlHeight), look,
                   "/integrations"))
        commands.push_back(command::GoTo{{app::Screen::kIntegrations, {}}});
    return column.bottom();
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
    Column column(area.x, area.y, area.width, kSpace6);
    Heading(ui, MakeId("title"), column, state.compose.draft.is_new() ? texts::kNewPin : texts::kEditPin,
            Type::kDisplay, 1);
    if (app::ChosenAccount(state) == nullptr)
        column.EndAt(DrawNoAccount(ui, area, column.y(), commands));
    if (!state.compose.elsewhere.empty())
        column.Add(Message(ui, MakeId("elsewhere"), area.x, column.y(), area.width,
                           {.title = state.compose.elsewhere})
                       .height);
    if (!state.draft_kept)
        column.Add(Message(ui, MakeId("not-kept"), area.x, column.y(), area.width,
                           {.mood = Mood::kAttention, .title = texts::kDraftNotKept})
                       .height);
    const float y = column.y();
    if (area.phone) {
        column.EndAt(DrawImageSlot(ui, state, area.x, y, area.width, area, commands));
        column.EndAt(DrawFields(ui, state, area.x, column.y(), area.width, area, commands));
        const float preview = DrawFoldedPreview(ui, state, area, column.bottom() + kSpace4, commands);
        return preview + DrawDiscardRow(ui, state, area.x, preview + kSpace2, area.width, commands);
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
