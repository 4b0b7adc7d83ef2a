#include "client/features/compose/ui/pin_preview.hpp"

#include <algorithm>

#include "client/features/accounts/board_words.hpp"
#include "client/features/compose/compose_words.hpp"
#include "client/features/compose/ui/image_field.hpp"
#include "client/kit/widgets/widgets.hpp"

namespace pinwright::ui {

namespace words = app::words;
using app::PreviewMode;

namespace {

constexpr float kFeedWidth = 236;  // Width of a card in Pinterest's feed.
constexpr float kOpenMost = 508;   // Maximum width of each half of an open pin.

// Converts `https://www.example.com/page` to `example.com`.
std::string_view HostOf(std::string_view link)
{
    const std::size_t scheme = link.find("://");
    if (scheme == std::string_view::npos)
        return {};
    link.remove_prefix(scheme + 3);
    if (link.substr(0, 4) == "www.")
        link.remove_prefix(4);
    return link.substr(0, link.find_first_of("/?#:"));
}

void DrawPinTitle(Ui& ui, std::string_view title, Column& column, Type type, int lines)
{
    const float x = column.x(), y = column.y(), width = column.width(), line = SizeOf(type) * kLeading;
    if (title.empty())
        Skeleton(ui, {x, y + line * 0.2f, width * 0.7f, line * 0.6f});
    column.Add(title.empty() ? line : ui.paint.Text(x, y, width, title, type, ui.theme.text, lines));
    column.Space(kSpace2);
}

void DrawOwner(Ui& ui, const app::State& state, Column& column, float side)
{
    const Account* account = app::ChosenAccount(state);
    if (account == nullptr)
        return;
    Row row(column.Add(side), kSpace2);
    Avatar(ui, row.Add(side), account->avatar, account->name);
    ui.paint.Line(row.rest().x, row.middle(), row.rest().w,
                  account->name.empty() ? account->username : account->name, Type::kSmall,
                  side > 24 ? ui.theme.text : ui.theme.muted);
}

float DrawInFeed(Ui& ui, const app::State& state, float x, float y, float width)
{
    const float w = std::min(width, kFeedWidth), left = x + (width - w) / 2;
    const platform::Images::Image picture = DraftPicture(ui, state.compose, w);
    const Rect frame{left, y, w, PictureHeight(picture, w)};
    DrawPicture(ui, frame, picture, kCardRadius);
    Column column(left + kSpace1, frame.bottom() + kSpace2, w - 2 * kSpace1);
    DrawPinTitle(ui, state.compose.draft.title, column, Type::kSmallStrong, 2);
    DrawOwner(ui, state, column, 24);
    return column.y();
}

// Draws the board, the title, the description, the link's host, and the account.
float DrawWords(Ui& ui, const app::State& state, float x, float y, float width)
{
    const app::Draft& draft = state.compose.draft;
    Column column(x, y, width);
    if (const Board* board = app::ChosenBoard(state)) {
        const std::string label = words::BoardLabel(state, *board);
        const Rect chip = column.Add(std::min(width, ChipWidth(ui, label, Icon::kBoard)), 28);
        ui.Ground(chip, ui.theme.sunken, kChipRadius);
        ui.paint.Draw(Icon::kBoard, x + 18, chip.y + 14, ui.theme.muted, 16);
        ui.paint.Line(x + 32, chip.y + 14, chip.w - 40, label, Type::kSmallStrong, ui.theme.text);
        column.Space(kSpace3);
    }
    DrawPinTitle(ui, draft.title, column, width > 280 ? Type::kDisplay : Type::kTitle, 4);
    if (!draft.description.empty()) {
        column.Add(ui.paint.Text(x, column.y(), width, draft.description, Type::kSmall, ui.theme.text, 12));
        column.Space(kSpace2);
    }
    if (const std::string_view host = HostOf(draft.link); !host.empty()) {
        const Row line(column.Add(SizeOf(Type::kSmall) * kLeading));
        ui.paint.Draw(Icon::kOutside, x + 8, line.middle(), ui.theme.link, 16);
        ui.paint.Line(x + 24, line.middle(), width - 24, host, Type::kSmallStrong, ui.theme.link);
        column.Space(kSpace2);
    }
    column.Space(kSpace1);
    DrawOwner(ui, state, column, 36);
    return column.y();
}

float DrawCloseUp(Ui& ui, const app::State& state, float x, float y, float width)
{
    const bool beside = width >= 520;
    const float half = (width - kSpace6) / 2, w = std::min(beside ? half : width, kOpenMost);
    const float left = beside ? x : x + (width - w) / 2;
    const platform::Images::Image picture = DraftPicture(ui, state.compose, w);
    const Rect frame{left, y, w, PictureHeight(picture, w)};
    DrawPicture(ui, frame, picture, kCardRadius);
    if (!beside)
        return DrawWords(ui, state, left, frame.bottom() + kSpace3, w);
    return std::max(frame.bottom(), DrawWords(ui, state, left + w + kSpace6, y + kSpace2, half));
}

}  // namespace

float DrawPreview(Ui& ui, const app::State& state, float x, float y, float width, Commands& commands)
{
    Panel panel(ui);
    const float pad = kSpace4, left = x + pad, room = width - 2 * pad;
    const PreviewMode mode = state.compose.preview;
    Column column(left, y + pad, room);
    Heading(ui, MakeId("preview"), column, texts::kPreview, Type::kSmallStrong, 2);
    column.Space(kSpace2);
    if (const std::optional<int> chosen =
            Segments(ui, MakeId("preview-mode"), column.Add(kControlHeight), texts::kPreview,
                     {texts::kPreviews[0], texts::kPreviews[1]}, static_cast<int>(mode)))
        commands.push_back(app::command::ShowPreview{static_cast<PreviewMode>(*chosen)});
    column.Space(kSpace4);
    const float bottom = pad + (mode == PreviewMode::kFeed ? DrawInFeed(ui, state, left, column.y(), room)
                                                           : DrawCloseUp(ui, state, left, column.y(), room));
    panel.CloseAsCard({x, y, width, bottom - y});
    return bottom;
}

}  // namespace pinwright::ui
