#include "client/features/compose/ui/board_picker.hpp"

#include "client/core/common_words.hpp"
#include "client/features/accounts/account_words.hpp"
#include "client/features/accounts/board_words.hpp"
#include "client/features/common/ui/diagnosis_message.hpp"
#include "client/features/compose/compose_words.hpp"
#include "client/features/compose/form.hpp"
#include "client/features/compose/ui/compose_screens.hpp"
#include "client/kit/widgets/widgets.hpp"

namespace pinwright::ui {

namespace words = app::words;
namespace command = app::command;
using app::Field;

namespace {

float DrawAccountChoice(Ui& ui, const app::State& state, float x, float y, float width, Commands& commands)
{
    std::vector<const Account*> accounts;
    for (const Account& one : state.server.status.accounts) {
        if (one.state != AccountState::kDisconnected)
            accounts.push_back(&one);
    }
    if (accounts.size() < 2)
        return 0;
    const Account* account = app::ChosenAccount(state);
    const std::vector<Problem> problems = app::ProblemsAt(state, Field::kAccount);
    const std::string chosen = account != nullptr ? words::NameOf(*account) : "";
    const ComboAnswer answer =
        ComboBox(ui, FieldId(Field::kAccount), x, y, width,
                 {.name = texts::kAccount,
                  .placeholder = texts::kAccount,
                  .chosen = account != nullptr ? std::string_view(account->id) : "",
                  .chosen_name = chosen,
                  .count = static_cast<int>(accounts.size()),
                  .option =
                      [&](int index) {
                          const Account& one = *accounts[static_cast<std::size_t>(index)];
                          return Option{one.id, one.name.empty() ? one.username : one.name,
                                        words::NameOf(one), one.avatar};
                      },
                  .problems = problems,
                  .pictures = true});
    if (answer.chosen)
        commands.push_back(command::ChooseAccount{*answer.chosen});
    return answer.height;
}

bool MayCreateBoard(const app::State& state)
{
    const Account* account = app::ChosenAccount(state);
    return account != nullptr && account->state == AccountState::kConnected;
}

// The field with its list. Problems below it have `room`.
float DrawBoardField(Ui& ui, const app::State& state, float x, float y, float width, float room,
                     Commands& commands)
{
    const app::Compose& compose = state.compose;
    const app::BoardList& list = app::ChosenBoards(state);
    const std::vector<std::size_t>& shown = compose.shown_boards;
    const Board* board = app::ChosenBoard(state);
    const std::string owner = board != nullptr ? words::OwnerOf(state, *board) : std::string();
    const std::vector<Problem> problems = app::ProblemsAt(state, Field::kBoard);
    const bool loading = list.load == app::Load::kLoading;
    const bool may_create = MayCreateBoard(state);
    const std::string empty(loading        ? std::string(texts::kLoading)
                            : list.problem ? list.problem->title
                                           : std::string(texts::kNoBoardMatches));
    std::string create_row(may_create ? texts::kCreateBoard : std::string_view());
    if (may_create && !compose.board_filter.empty())
        create_row = Fill(texts::kCreateBoardNamed, {{"create", create_row}, {"name", compose.board_filter}});
    std::vector<OptionGroup> groups;
    if (compose.recent_shown > 0) {
        groups.push_back({0, texts::kRecentBoards});
        if (compose.recent_shown < shown.size())
            groups.push_back({static_cast<int>(compose.recent_shown), texts::kAllBoards});
    }
    const ComboAnswer answer = ComboBox(ui, FieldId(Field::kBoard), x, y, width,
                                        {.name = texts::kBoard,
                                         .placeholder = texts::kChooseBoard,
                                         .chosen = compose.draft.board_id,
                                         .chosen_name = board != nullptr ? std::string_view(board->name) : "",
                                         .count = static_cast<int>(shown.size()),
                                         .option =
                                             [&](int index) {
                                                 const Board& one =
                                                     list.boards[shown[static_cast<std::size_t>(index)]];
                                                 return Option{one.id,
                                                               one.name,
                                                               words::BoardDetail(state, one),
                                                               one.cover,
                                                               one.privacy == "SECRET",
                                                               0,
                                                               words::SpokenBoard(state, one)};
                                             },
                                         .problems = problems,
                                         .chosen_detail = owner,
                                         .groups = groups,
                                         .search = texts::kSearchBoards,
                                         .filter = &compose.board_filter,
                                         .create = create_row,
                                         .empty_words = empty,
                                         .pictures = true,
                                         .loading = loading,
                                         .problem_width = room});
    if (answer.opened && !compose.board_filter.empty())
        commands.push_back(command::FilterBoards{});
    if (answer.filter)
        commands.push_back(command::FilterBoards{*answer.filter});
    if (answer.create)
        commands.push_back(command::OpenCreateBoard{compose.board_filter});
    if (answer.chosen)
        commands.push_back(command::ChooseBoard{*answer.chosen});
    if (answer.left)
        commands.push_back(command::LeaveField{Field::kBoard});
    return answer.height;
}

float DrawBoards(Ui& ui, const app::State& state, float x, float y, float width, Commands& commands)
{
    const Account* account = app::ChosenAccount(state);
    const app::BoardList& list = app::ChosenBoards(state);
    const bool may_create = MayCreateBoard(state);
    // The button is beside the field if both fit, and below it otherwise.
    const ButtonWish create{.name = texts::kCreateBoard, .icon = Icon::kPlus};
    const float create_w = ButtonWidth(ui, create);
    const bool beside = may_create && width - create_w - kSpace2 >= 220;
    Column column(x, y, width);
    const float field_w = beside ? width - create_w - kSpace2 : width;
    column.Add(DrawBoardField(ui, state, x, y, field_w, width, commands));
    if (may_create) {
        Rect rect{x + width - create_w, y + SizeOf(Type::kSmall) * kLeading + 6, create_w, kControlHeight};
        if (!beside) {
            column.Space(kSpace2);
            rect = {x, column.y(), create_w, kControlHeight};
            column.Add(rect.h);
        }
        if (Button(ui, MakeId("create-board"), rect, create))
            commands.push_back(command::OpenCreateBoard{});
    }
    if (list.problem && (list.load == app::Load::kFailed || list.boards.empty())) {
        column.Space(kSpace3);
        DrawDiagnosis(ui, MakeId("boards-problem"), column,
                      list.load == app::Load::kFailed ? Mood::kProblem : Mood::kAttention, *list.problem,
                      account != nullptr ? account->id : "", commands);
    }
    return column.height();
}

float DrawSections(Ui& ui, const app::State& state, float x, float y, float width, Commands& commands)
{
    const app::SectionList& list = state.compose.sections;
    const std::string& chosen = state.compose.draft.board_section_id;
    if (list.board_id != state.compose.draft.board_id)
        return 0;
    if (list.load == app::Load::kFailed && list.problem) {
        Column column(x, y, width);
        if (DrawFailure(ui, MakeId("sections-problem"), column, *list.problem))
            commands.push_back(command::ReloadSections{});
        return column.height();
    }
    if (list.sections.empty())
        return 0;
    std::string_view name = texts::kNoSection;
    for (const Section& section : list.sections) {
        if (section.id == chosen)
            name = section.name;
    }
    const std::vector<Problem> problems = app::ProblemsAt(state, Field::kSection);
    const ComboAnswer answer = ComboBox(ui, FieldId(Field::kSection), x, y, width,
                                        {.name = texts::kSection,
                                         .placeholder = texts::kNoSection,
                                         .chosen = chosen,
                                         .chosen_name = name,
                                         .count = static_cast<int>(list.sections.size()) + 1,
                                         .option =
                                             [&](int index) {
                                                 if (index == 0)
                                                     return Option{"", texts::kNoSection};
                                                 const Section& one =
                                                     list.sections[static_cast<std::size_t>(index - 1)];
                                                 return Option{one.id, one.name};
                                             },
                                         .problems = problems,
                                         .required = false});
    if (answer.chosen)
        commands.push_back(command::ChooseSection{*answer.chosen});
    return answer.height;
}

}  // namespace

float DrawBoardPicker(Ui& ui, const app::State& state, float x, float y, float width, Commands& commands)
{
    Column column(x, y, width, kSpace4);
    column.Add(DrawAccountChoice(ui, state, x, column.y(), width, commands));
    column.Add(DrawBoards(ui, state, x, column.y(), width, commands));
    column.Add(DrawSections(ui, state, x, column.y(), width, commands));
    return column.height();
}

}  // namespace pinwright::ui
