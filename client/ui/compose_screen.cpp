// Compose: an image, the words, the board, and the one button. Problems stand where they are.
#include <algorithm>
#include <array>

#include "client/app/words.hpp"
#include "client/ui/screens.hpp"
#include "client/ui/widgets.hpp"

namespace pinwright::ui {

namespace words = app::words;
namespace command = app::command;
using app::Field;

namespace {

constexpr float kImageRatio = 1.5f;  // Height to width of a pin as Pinterest likes it best.

platform::Images::Image Picture(Ui& ui, const app::Compose& compose, float width)
{
    const int pixels = static_cast<int>(width * ui.density);
    if (compose.image.file.handle != 0 && compose.image.file.width > 0)
        return ui.images.FromFile(static_cast<std::uint32_t>(compose.image.file.handle), pixels);
    if (compose.draft.media)
        return ui.images.FromServer("/api/v1/media/" + compose.draft.media->id, pixels);
    return {};
}

// The real file input lies over `rect`, whatever is drawn there.
void PutFileInput(Ui& ui, const Rect& rect, const std::vector<Problem>& problems)
{
    platform::Node node;
    node.id = FieldId(Field::kImage);
    node.role = platform::Role::kFile;
    node.rect = rect;
    node.name = words::kChooseImage;
    node.description = ProblemText(problems);
    node.flags = platform::kRequired | (problems.empty() ? 0 : platform::kInvalid);
    ui.mirror.Add(std::move(node));
}

float DrawEmptySlot(Ui& ui, const Rect& rect, const std::vector<Problem>& problems, bool touch)
{
    const Id id = FieldId(Field::kImage);
    const Press press = ui.Pressed(id, rect);
    const float hover = ui.Ease(MakeId("hover", id), press.hovered || press.held);
    ui.paint.Fill(rect, Mixed(ui.theme.surface, ui.theme.accent_soft, hover), kCardRadius);
    ui.paint.Stroke(rect,
                    problems.empty() ? Mixed(ui.theme.field_line, ui.theme.accent, hover) : ui.theme.danger,
                    kCardRadius, problems.empty() ? 1 : 2);
    const ButtonWish look{.name = words::kChooseImage, .icon = Icon::kImage};
    const std::string_view invite = touch ? words::kImageHint : words::kDropImage;
    const float width = rect.w - 2 * kSpace6;
    const float button_w = ButtonWidth(ui, look);
    const float invite_h = ui.paint.TextHeight(width, invite, Type::kSmall);
    const float hint_h = touch ? 0 : kSpace1 + ui.paint.TextHeight(width, words::kImageHint, Type::kCaption);
    float y = rect.y + (rect.h - 56 - kSpace3 - invite_h - hint_h - kSpace4 - kControlHeight) / 2;
    const float middle = rect.x + rect.w / 2;
    ui.paint.Fill({middle - 28, y, 56, 56}, ui.theme.accent_soft, kChipRadius);
    ui.paint.Draw(Icon::kImage, middle, y + 28, ui.theme.accent, 26);
    y += 56 + kSpace3;
    const auto centred = [&](std::string_view text, Type type, Colour colour) {
        return ui.paint.CentredText(rect.x + kSpace6, y, width, text, type, colour);
    };
    y += centred(invite, Type::kSmall, ui.theme.text);
    if (!touch) {
        y += kSpace1;
        y += centred(words::kImageHint, Type::kCaption, ui.theme.muted);
    }
    y += kSpace4;
    const Rect button{middle - button_w / 2, y, button_w, kControlHeight};
    ui.paint.Fill(button, ui.theme.surface, kFieldRadius);
    ui.paint.Stroke(button, ui.theme.field_line, kFieldRadius);
    ui.paint.Draw(Icon::kImage, button.x + 18 + 10, button.y + kControlHeight / 2, ui.theme.text);
    ui.paint.Line(button.x + 18 + kIconSize + kSpace2, button.y + kControlHeight / 2, button.w,
                  words::kChooseImage, Type::kHeading, ui.theme.text);
    ui.FocusRing(id, rect, kCardRadius);
    PutFileInput(ui, rect, problems);
    return rect.bottom();
}

// What became of the chosen image: on its way, there, or why not.
float DrawImageState(Ui& ui, const app::Compose& compose, float x, float y, float width, Commands& commands)
{
    const app::ImageSlot& image = compose.image;
    const Id id = MakeId("image-state");
    const bool interrupted = image.phase == app::ImageSlot::Phase::kInterrupted;
    if (interrupted || image.phase == app::ImageSlot::Phase::kUploading) {
        const float share =
            image.total > 0 ? static_cast<float>(image.sent) / static_cast<float>(image.total) : 0;
        const std::string text = interrupted ? words::UploadInterrupted(image)
                                             : std::string(words::kUploading) + " " +
                                                   std::to_string(static_cast<int>(share * 100)) + " %";
        ProgressBar(ui, MakeId("bar", id), {x, y, width, 6}, words::kUploading, share);
        return 6 + kSpace2 +
               Paragraph(ui, id, x, y + 6 + kSpace2, width, text, Type::kCaption, ui.theme.muted);
    }
    if (image.phase == app::ImageSlot::Phase::kFailed && image.problem) {
        float height =
            DrawDiagnosis(ui, MakeId("problem", id), x, y, width, *image.problem, false, {}, commands);
        if (image.may_retry) {
            const ButtonWish again{.name = words::kTryAgain, .icon = Icon::kRefresh};
            if (Button(ui, MakeId("again", id),
                       {x, y + height + kSpace2, ButtonWidth(ui, again), kControlHeight}, again))
                commands.push_back(command::RetryUpload{});
            height += kSpace2 + kControlHeight;
        }
        return height;
    }
    if (compose.draft.media) {
        std::string text(words::kUploaded);
        text += " · " + words::SizeText(compose.draft.media->bytes);
        if (compose.draft.media->width > 0)
            text += " · " + std::to_string(compose.draft.media->width) + " × " +
                    std::to_string(compose.draft.media->height);
        ui.paint.Draw(Icon::kCheck, x + 8, y + 8, ui.theme.ok, 14);
        return Paragraph(ui, id, x + 20, y, width - 20, text, Type::kCaption, ui.theme.muted);
    }
    return 0;
}

float DrawImage(Ui& ui, const app::State& state, float x, float y, float width, const Area& area,
                Commands& commands)
{
    const app::Compose& compose = state.compose;
    const std::vector<Problem> problems = app::ProblemsAt(state, Field::kImage);
    const bool touch = ui.input.touch() || area.phone;
    float at = y;
    if (compose.image.phase == app::ImageSlot::Phase::kEmpty && !compose.draft.media) {
        at = DrawEmptySlot(ui, {x, y, width, area.phone ? 236 : width * kImageRatio}, problems, touch);
        return at + FieldProblems(ui, x, at, width, problems);
    }
    const platform::Images::Image picture = Picture(ui, compose, width);
    // On a phone the picture leaves room for the words; elsewhere it fills its column.
    float w = width, h = width * kImageRatio;
    if (picture.texture != 0)
        h = std::min(h, w * picture.height / picture.width);
    if (area.phone && h > 300) {
        w *= 300 / h;
        h = 300;
    }
    const Rect frame{x + (width - w) / 2, at, w, h};
    ui.paint.Fill(frame, ui.theme.sunken, kCardRadius);
    if (picture.texture != 0) {
        ui.paint.Cover(frame, picture, kCardRadius);
        platform::Node node;
        node.id = MakeId("picture");
        node.role = platform::Role::kImage;
        node.name = compose.draft.alt_text.empty() ? compose.draft.file_name : compose.draft.alt_text;
        if (node.name.empty())
            node.name = words::kImage;
        node.rect = frame;
        ui.mirror.Add(std::move(node));
    } else {
        ui.paint.Draw(Icon::kImage, frame.x + w / 2, frame.y + h / 2, ui.theme.muted, 32);
    }
    at += h + kSpace2;
    const float state_height = DrawImageState(ui, compose, x, at, width, commands);
    at += state_height > 0 ? state_height + kSpace2 : 0;

    const Id id = FieldId(Field::kImage);
    const ButtonWish choose{.name = words::kChooseImage, .icon = Icon::kImage};
    const ButtonWish remove{
        .name = words::kRemoveImage, .look = Look::kQuiet, .icon = Icon::kCross, .icon_only = true};
    const Rect button{x, at, width - kControlHeight - kSpace2, kControlHeight};
    const Press press = ui.Pressed(id, button);
    const float hover = ui.Ease(MakeId("hover", id), press.hovered || press.held);
    ui.paint.Fill(button, Faded(ui.theme.hover, hover), kFieldRadius);
    ui.paint.Stroke(button, ui.theme.field_line, kFieldRadius);
    const float lead = kIconSize + kSpace2, text = ui.paint.TextWidth(choose.name, Type::kHeading);
    const float left = button.x + (button.w - text - lead) / 2, middle = button.y + button.h / 2;
    ui.paint.Draw(Icon::kImage, left + kIconSize / 2, middle, ui.theme.text);
    ui.paint.Line(left + lead, middle, button.w, choose.name, Type::kHeading, ui.theme.text);
    ui.FocusRing(id, button, kFieldRadius);
    PutFileInput(ui, button, problems);
    if (Button(ui, MakeId("remove-image"), {button.right() + kSpace2, at, kControlHeight, kControlHeight},
               remove))
        commands.push_back(command::RemoveImage{});
    at += kControlHeight;
    return at + FieldProblems(ui, x, at, width, problems);
}

float DrawText(Ui& ui, const app::State& state, Field field, float x, float y, float width, FieldWish wish,
               Commands& commands)
{
    const FieldAnswer answer = TextField(ui, FieldId(field), x, y, width, wish);
    if (answer.text)
        commands.push_back(command::EditText{field, *answer.text});
    if (answer.left)
        commands.push_back(command::LeaveField{field});
    (void)state;
    return answer.height;
}

float DrawBoard(Ui& ui, const app::State& state, float x, float y, float width, Commands& commands)
{
    float at = y;
    const Account* account = app::ChosenAccount(state);
    std::vector<const Account*> accounts;
    for (const Account& one : state.server.status.accounts) {
        if (one.state != AccountState::kDisconnected)
            accounts.push_back(&one);
    }
    if (accounts.size() > 1) {
        const std::vector<Problem> problems = app::ProblemsAt(state, Field::kAccount);
        const std::string chosen = account != nullptr ? "@" + account->username : "";
        const ComboAnswer answer =
            ComboBox(ui, FieldId(Field::kAccount), x, at, width,
                     {.name = words::kAccount,
                      .placeholder = words::kAccount,
                      .chosen = account != nullptr ? std::string_view(account->id) : "",
                      .chosen_name = chosen,
                      .count = static_cast<int>(accounts.size()),
                      .option =
                          [&](int index) {
                              const Account& one = *accounts[static_cast<std::size_t>(index)];
                              return Option{one.id, one.name.empty() ? one.username : one.name,
                                            "@" + one.username, one.avatar};
                          },
                      .problems = problems,
                      .pictures = true});
        if (answer.chosen)
            commands.push_back(command::ChooseAccount{*answer.chosen});
        at += answer.height + kSpace4;
    }

    const app::BoardList& list = app::ChosenBoards(state);
    const std::vector<std::size_t>& shown = state.compose.shown_boards;
    const Board* board = app::ChosenBoard(state);
    const std::vector<Problem> problems = app::ProblemsAt(state, Field::kBoard);
    const ButtonWish create{.name = words::kCreateBoard, .icon = Icon::kPlus};
    const bool loading = list.load == app::Load::kLoading;
    const bool may_create = account != nullptr && account->state == AccountState::kConnected;
    // The button stands beside the field where both fit, and below it otherwise.
    const float create_w = ButtonWidth(ui, create);
    const bool beside = may_create && width - create_w - kSpace2 >= 220;
    const std::string empty(loading        ? std::string(words::kLoading)
                            : list.problem ? list.problem->title
                                           : std::string(words::kNoBoardMatches));
    const std::string& filter = state.compose.board_filter;
    std::string create_row(may_create ? words::kCreateBoard : "");
    if (may_create && !filter.empty())
        create_row += " “" + filter + "”";
    const float field_w = beside ? width - create_w - kSpace2 : width;
    const ComboAnswer answer =
        ComboBox(ui, FieldId(Field::kBoard), x, at, field_w,
                 {.name = words::kBoard,
                  .placeholder = words::kChooseBoard,
                  .chosen = state.compose.draft.board_id,
                  .chosen_name = board != nullptr ? std::string_view(board->name) : "",
                  .count = static_cast<int>(shown.size()),
                  .option =
                      [&](int index) {
                          const Board& one = list.boards[shown[static_cast<std::size_t>(index)]];
                          return Option{one.id, one.name, words::PinCountText(one.pin_count), one.cover,
                                        one.privacy == "SECRET"};
                      },
                  .problems = problems,
                  .search = words::kSearchBoards,
                  .filter = &state.compose.board_filter,
                  .create = create_row,
                  .empty_words = empty,
                  .pictures = true,
                  .loading = loading,
                  .problem_width = width});
    if (answer.opened && !state.compose.board_filter.empty())
        commands.push_back(command::FilterBoards{});
    if (answer.filter)
        commands.push_back(command::FilterBoards{*answer.filter});
    if (answer.create)
        commands.push_back(command::OpenCreateBoard{filter});
    if (answer.chosen)
        commands.push_back(command::ChooseBoard{*answer.chosen});
    if (answer.left)
        commands.push_back(command::LeaveField{Field::kBoard});
    if (may_create) {
        const float label = SizeOf(Type::kSmall) * kLeading + 6;
        const Rect rect = beside ? Rect{x + width - create_w, at + label, create_w, kControlHeight}
                                 : Rect{x, at + answer.height + kSpace2, create_w, kControlHeight};
        if (Button(ui, MakeId("create-board"), rect, create))
            commands.push_back(command::OpenCreateBoard{});
        if (!beside)
            at += kControlHeight + kSpace2;
    }
    at += answer.height;
    if (list.problem && (list.load == app::Load::kFailed || list.boards.empty())) {
        at += kSpace3;
        at += DrawDiagnosis(ui, MakeId("boards-problem"), x, at, width, *list.problem,
                            list.load != app::Load::kFailed, account != nullptr ? account->id : "", commands);
    }

    const app::SectionList& sections = state.compose.sections;
    if (!sections.sections.empty() && sections.board_id == state.compose.draft.board_id) {
        at += kSpace4;
        std::string_view name = words::kNoSection;
        for (const Section& section : sections.sections) {
            if (section.id == state.compose.draft.board_section_id)
                name = section.name;
        }
        const std::vector<Problem> none;
        const ComboAnswer section =
            ComboBox(ui, FieldId(Field::kSection), x, at, width,
                     {.name = words::kSection,
                      .placeholder = words::kNoSection,
                      .chosen = state.compose.draft.board_section_id,
                      .chosen_name = name,
                      .count = static_cast<int>(sections.sections.size()) + 1,
                      .option =
                          [&](int index) {
                              if (index == 0)
                                  return Option{"", words::kNoSection};
                              const Section& one = sections.sections[static_cast<std::size_t>(index - 1)];
                              return Option{one.id, one.name};
                          },
                      .problems = none,
                      .required = false});
        if (section.chosen)
            commands.push_back(command::ChooseSection{*section.chosen});
        at += section.height;
    }
    return at - y;
}

bool Busy(const app::Compose& compose)
{
    return compose.step == app::PublishStep::kUploading || compose.step == app::PublishStep::kPosting;
}

void DrawPublishButton(Ui& ui, const app::State& state, const Rect& rect, Commands& commands)
{
    const bool busy = Busy(state.compose);
    const ButtonWish wish{
        .name = busy ? words::kPublishing : words::kPublishNow, .look = Look::kPrimary, .busy = busy};
    if (Button(ui, MakeId("publish"), rect, wish))
        commands.push_back(command::PublishNow{});
}

// The pin as it will stand among others.
void DrawPreview(Ui& ui, const app::State& state, float x, float y, float width)
{
    const app::Compose& compose = state.compose;
    Panel panel(ui);
    const float pad = kSpace4;
    float at = y + pad;
    at +=
        Heading(ui, MakeId("preview"), x + pad, at, width - 2 * pad, words::kPreview, Type::kSmallStrong, 2) +
        kSpace3;
    const float w = width - 2 * pad;
    const platform::Images::Image picture = Picture(ui, compose, w);
    const float h =
        picture.texture != 0 ? std::min(w * kImageRatio, w * picture.height / picture.width) : w * 1.2f;
    const Rect frame{x + pad, at, w, h};
    ui.paint.Fill(frame, ui.theme.sunken, kCardRadius);
    if (picture.texture != 0)
        ui.paint.Cover(frame, picture, kCardRadius);
    else
        ui.paint.Draw(Icon::kImage, frame.x + w / 2, frame.y + h / 2,
                      Mixed(ui.theme.sunken, ui.theme.muted, 0.7f), 32);
    at += h + kSpace3;
    if (compose.draft.title.empty()) {
        Skeleton(ui, {x + pad, at + 4, w * 0.7f, 14});
        at += 24;
    } else {
        at += ui.paint.Text(x + pad, at, w, compose.draft.title, Type::kHeading, ui.theme.text, 2);
    }
    at += kSpace2;
    if (const Account* account = app::ChosenAccount(state)) {
        Avatar(ui, {x + pad, at, 24, 24}, account->avatar, account->name);
        ui.paint.Line(x + pad + 24 + kSpace2, at + 12, w - 32, "@" + account->username, Type::kSmall,
                      ui.theme.muted);
        at += 24;
    }
    at += pad;
    panel.CloseAsCard({x, y, width, at - y});
}

float DrawFields(Ui& ui, const app::State& state, float x, float y, float width, const Area& area,
                 Commands& commands)
{
    const app::Compose& compose = state.compose;
    const app::Draft& draft = compose.draft;
    const float gap = 20;
    float at = y;
    const auto problems = [&](Field field) { return app::ProblemsAt(state, field); };
    const std::vector<Problem> title = problems(Field::kTitle), description = problems(Field::kDescription),
                               link = problems(Field::kLink), alt = problems(Field::kAltText);
    at += DrawText(ui, state, Field::kTitle, x, at, width,
                   {.name = words::kTitle, .text = draft.title, .counter = &compose.title, .problems = title},
                   commands) +
          gap;
    at += DrawText(ui, state, Field::kDescription, x, at, width,
                   {.name = words::kDescription,
                    .text = draft.description,
                    .counter = &compose.description,
                    .problems = description,
                    .lines = 4},
                   commands) +
          gap;
    at += DrawText(ui, state, Field::kLink, x, at, width,
                   {.name = words::kLink,
                    .placeholder = words::kLinkHint,
                    .text = draft.link,
                    .problems = link,
                    .address = true},
                   commands) +
          gap;
    at += DrawText(ui, state, Field::kAltText, x, at, width,
                   {.name = words::kAltText,
                    .placeholder = words::kAltTextHint,
                    .text = draft.alt_text,
                    .counter = &compose.alt_text,
                    .problems = alt,
                    .lines = 2},
                   commands) +
          gap;
    at += DrawBoard(ui, state, x, at, width, commands);
    if (compose.publish_problem)
        at += gap + DrawDiagnosis(ui, MakeId("publish-problem"), x, at + gap, width, *compose.publish_problem,
                                  false, draft.account_id, commands);
    if (!area.phone) {
        at += kSpace8;
        const bool busy = Busy(compose);
        const ButtonWish publish{
            .name = busy ? words::kPublishing : words::kPublishNow, .look = Look::kPrimary, .busy = busy};
        const float wide = std::max(160.0f, ButtonWidth(ui, publish));
        DrawPublishButton(ui, state, {x, at, wide, kControlHeight + 4}, commands);
        const bool stop = compose.step == app::PublishStep::kUploading;
        if (stop || (app::HasContent(draft) && !busy)) {
            const ButtonWish second{.name = stop ? words::kStop : words::kDiscardDraft, .look = Look::kQuiet};
            if (Button(ui, MakeId("discard"),
                       {x + wide + kSpace2, at, ButtonWidth(ui, second), kControlHeight + 4}, second)) {
                if (stop)
                    commands.push_back(command::StopPublishing{});
                else
                    commands.push_back(command::DiscardDraft{});
            }
        }
        at += kControlHeight + 4;
    } else if (app::HasContent(draft) && !Busy(compose)) {
        at += kSpace4;
        const ButtonWish discard{.name = words::kDiscardDraft, .look = Look::kQuiet};
        if (Button(ui, MakeId("discard"), {x, at, width, kControlHeight}, discard))
            commands.push_back(command::DiscardDraft{});
        at += kControlHeight;
    }
    return at;
}

}  // namespace

Id FieldId(Field field)
{
    constexpr std::array<std::string_view, 9> kNames{
        "image", "title", "description", "link", "alt_text", "account", "board", "section", "board_name"};
    return MakeId(kNames[static_cast<std::size_t>(field)], MakeId("field"));
}

float PublishBarHeight(const app::State&)
{
    return kControlHeight + 4 + 2 * kSpace3;
}

void DrawPublishBar(Ui& ui, const app::State& state, const Rect& rect, Commands& commands)
{
    ui.paint.Fill(rect, ui.theme.surface);
    ui.paint.HorizontalLine(rect.x, rect.y, rect.w, ui.theme.line);
    Rect button{rect.x + kSpace4, rect.y + kSpace3, rect.w - 2 * kSpace4, kControlHeight + 4};
    if (state.compose.step == app::PublishStep::kUploading) {
        const ButtonWish stop{.name = words::kStop, .look = Look::kQuiet};
        const float wide = ButtonWidth(ui, stop);
        button.w -= wide + kSpace2;
        if (Button(ui, MakeId("stop"), {button.right() + kSpace2, button.y, wide, button.h}, stop))
            commands.push_back(command::StopPublishing{});
    }
    DrawPublishButton(ui, state, button, commands);
}

float DrawCompose(Ui& ui, const app::State& state, const Area& area, Commands& commands)
{
    float y = area.y;
    y += Heading(ui, MakeId("title"), area.x, y, area.width, words::kNewPin, Type::kDisplay, 1) + kSpace6;
    if (app::ChosenAccount(state) == nullptr) {
        const MessageDone done = Message(
            ui, MakeId("no-account"), area.x, y, area.width,
            {Mood::kNeutral, words::kNoAccountsTitle, words::kNoAccountsDetail, {}, {}, false, false});
        y += done.height + kSpace3;
        const ButtonWish look{.name = words::kIntegrations, .icon = Icon::kPlug};
        if (ButtonLink(ui, MakeId("no-account-link"), {area.x, y, ButtonWidth(ui, look), kControlHeight},
                       words::kConnectAccount, "/integrations", false, Look::kSecondary, Icon::kPlug))
            commands.push_back(command::GoTo{{app::Screen::kIntegrations, {}}});
        y += kControlHeight + kSpace6;
    }
    if (area.phone) {
        y = DrawImage(ui, state, area.x, y, area.width, area, commands) + kSpace6;
        return DrawFields(ui, state, area.x, y, area.width, area, commands);
    }
    const float image_w = area.wide ? 264 : 220, gap = kSpace8;
    const float preview_w = area.wide && area.width >= 900 ? 264 : 0;
    const float fields_w = area.width - image_w - gap - (preview_w > 0 ? preview_w + gap : 0);
    const float image_bottom = DrawImage(ui, state, area.x, y, image_w, area, commands);
    const float fields_bottom = DrawFields(ui, state, area.x + image_w + gap, y, fields_w, area, commands);
    if (preview_w > 0)
        DrawPreview(ui, state, area.x + area.width - preview_w, y, preview_w);
    return std::max(image_bottom, fields_bottom);
}

}  // namespace pinwright::ui
