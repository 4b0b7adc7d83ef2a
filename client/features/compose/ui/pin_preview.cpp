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

float DrawPinTitle(Ui& ui, std::string_view title, float x, float y, float width, Type type, int lines)
{
    if (!title.empty())
        return ui.paint.Text(x, y, width, title, type, ui.theme.text, lines);
    const float line = SizeOf(type) * kLeading;
    Skeleton(ui, {x, y + line * 0.2f, width * 0.7f, line * 0.6f});
    return line;
}

float DrawOwner(Ui& ui, const app::State& state, float x, float y, float width, float side)
{
    const Account* account = app::ChosenAccount(state);
    if (account == nullptr)
        return 0;
    Avatar(ui, {x, y, side, side}, account->avatar, account->name);
    ui.paint.Line(x + side + kSpace2, y + side / 2, width - side - kSpace2,
                  account->name.empty() ? account->username : account->name, Type::kSmall,
                  side > 24 ? ui.theme.text : ui.theme.muted);
    return side;
}

float DrawInFeed(Ui& ui, const app::State& state, float x, float y, float width)
{
    const float w = std::min(width, kFeedWidth), left = x + (width - w) / 2;
    const platform::Images::Image picture = DraftPicture(ui, state.compose, w);
    const Rect frame{left, y, w, PictureHeight(picture, w)};
    DrawPicture(ui, frame, picture, kCardRadius);
    float at = frame.bottom() + kSpace2;
    at += DrawPinTitle(ui, state.compose.draft.title, left + kSpace1, at, w - 2 * kSpace1, Type::kSmallStrong,
                       2) +
          kSpace2;
    return at + DrawOwner(ui, state, left + kSpace1, at, w - 2 * kSpace1, 24);
}

// Draws the board, the title, the description, the link's host, and the account.
float DrawWords(Ui& ui, const app::State& state, float x, float y, float width)
{
    const app::Draft& draft = state.compose.draft;
    float at = y;
    if (const Board* board = app::ChosenBoard(state)) {
        const std::string label = words::BoardLabel(state, *board);
        const Rect chip{x, at, std::min(width, ChipWidth(ui, label, Icon::kBoard)), 28};
        ui.Ground(chip, ui.theme.sunken, kChipRadius);
        ui.paint.Draw(Icon::kBoard, x + 18, at + 14, ui.theme.muted, 16);
        ui.paint.Line(x + 32, at + 14, chip.w - 40, label, Type::kSmallStrong, ui.theme.text);
        at += chip.h + kSpace3;
    }
    at +=
        DrawPinTitle(ui, draft.title, x, at, width, width > 280 ? Type::kDisplay : Type::kTitle, 4) + kSpace2;
    if (!draft.description.empty())
        at += ui.paint.Text(x, at, width, draft.description, Type::kSmall, ui.theme.text, 12) + kSpace2;
    if (const std::string_view host = HostOf(draft.link); !host.empty()) {
        const float line = SizeOf(Type::kSmall) * kLeading;
        ui.paint.Draw(Icon::kOutside, x + 8, at + line / 2, ui.theme.link, 16);
        ui.paint.Line(x + 24, at + line / 2, width - 24, host, Type::kSmallStrong, ui.theme.link);
        at += line + kSpace2;
    }
    return at + kSpace1 + DrawOwner(ui, state, x, at + kSpace1, width, 36);
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
    float at = y + pad;
    at += Heading(ui, MakeId("preview"), left, at, room, words::kPreview, Type::kSmallStrong, 2) + kSpace2;
    if (const std::optional<int> chosen =
            Segments(ui, MakeId("preview-mode"), {left, at, room, kControlHeight}, words::kPreview,
                     {words::kPreviews[0], words::kPreviews[1]}, static_cast<int>(mode)))
        commands.push_back(app::command::ShowPreview{static_cast<PreviewMode>(*chosen)});
    at += kControlHeight + kSpace4;
    at = mode == PreviewMode::kFeed ? DrawInFeed(ui, state, left, at, room)
                                    : DrawCloseUp(ui, state, left, at, room);
    panel.CloseAsCard({x, y, width, at + pad - y});
    return at + pad;
}

}  // namespace pinwright::ui
