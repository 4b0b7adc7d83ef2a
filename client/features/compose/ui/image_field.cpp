#include "client/features/compose/ui/image_field.hpp"

#include <algorithm>

#include "client/core/common_words.hpp"
#include "client/core/media_address.hpp"
#include "client/features/compose/compose_words.hpp"
#include "client/features/compose/form.hpp"
#include "client/features/compose/ui/compose_screens.hpp"
#include "client/kit/widgets/widgets.hpp"

namespace pinwright::ui {

namespace words = app::words;
namespace command = app::command;
using app::Field;
using Phase = app::ImageSlot::Phase;

namespace {

constexpr float kDisc = 56;        // Background circle of the icon in an empty slot.
constexpr float kPhoneMost = 300;  // Limit on a phone, so that the picture leaves room for the texts.
constexpr float kPhoneEmpty = 236;

// The real file input covers `rect`, whatever is drawn there.
void PutFileInput(Ui& ui, const Rect& rect, std::string_view name, const std::vector<Problem>& problems)
{
    platform::Node node;
    node.id = FieldId(Field::kImage);
    node.role = platform::Role::kFile;
    node.rect = rect;
    node.name = name;
    node.description = ProblemText(problems);
    node.flags = platform::kRequired | (problems.empty() ? 0 : platform::kInvalid);
    ui.mirror.Add(std::move(node));
}

// Draws what looks like a button under the file input.
void DrawChoose(Ui& ui, const Rect& rect, std::string_view name, float hover)
{
    ui.paint.Fill(rect, Mixed(ui.theme.surface, ui.theme.canvas, hover), kFieldRadius);
    ui.paint.Stroke(rect, ui.theme.field_line, kFieldRadius);
    const float lead = kIconSize + kSpace2, text = ui.paint.TextWidth(name, Type::kHeading);
    const float left = rect.x + (rect.w - text - lead) / 2, middle = rect.y + rect.h / 2;
    ui.paint.Draw(Icon::kImage, left + kIconSize / 2, middle, ui.theme.text);
    ui.paint.Line(left + lead, middle, rect.right() - left - lead, name, Type::kHeading, ui.theme.text);
}

void DrawDisc(Ui& ui, float middle, float top)
{
    ui.Ground({middle - kDisc / 2, top, kDisc, kDisc}, ui.theme.accent_soft, kChipRadius);
    ui.paint.Draw(Icon::kImage, middle, top + kDisc / 2, ui.theme.link, 26);
}

// Drawn instead of everything else while the user drags a file over the page.
void DrawTarget(Ui& ui, const Rect& rect)
{
    ui.paint.Fill(rect, ui.theme.forced ? ui.theme.surface : ui.theme.accent_soft, kCardRadius);
    ui.paint.Stroke(rect, ui.theme.accent, kCardRadius, 2);
    const float line = SizeOf(Type::kHeading) * kLeading;
    const float top = rect.y + (rect.h - kDisc - line) / 2;
    ui.paint.Draw(Icon::kImage, rect.x + rect.w / 2, top + kDisc / 2, ui.theme.link, 32);
    ui.paint.Line(rect.x + kSpace2, top + kDisc + line / 2, rect.w - 2 * kSpace2, texts::kDropHere,
                  Type::kHeading, ui.theme.link, 0.5f);
}

void DrawEmpty(Ui& ui, const Rect& rect, const std::vector<Problem>& problems, bool touch)
{
    const Id id = FieldId(Field::kImage);
    const Press press = ui.Pressed(id, rect);
    const float hover = ui.Ease(MakeId("hover", id), press.hovered || press.held);
    ui.paint.Fill(rect, Mixed(ui.theme.surface, ui.theme.accent_soft, hover), kCardRadius);
    ui.paint.Stroke(rect,
                    problems.empty() ? Mixed(ui.theme.field_line, ui.theme.accent, hover) : ui.theme.danger,
                    kCardRadius, problems.empty() ? 1 : 2);
    const float x = rect.x + kSpace3, width = rect.w - 2 * kSpace3;
    const float invite_h = touch ? 0 : kSpace1 + ui.paint.TextHeight(width, texts::kDropImage, Type::kSmall);
    const float hint_h = 2 * SizeOf(Type::kCaption) * kLeading;
    const float button_w = ButtonWidth(ui, {.name = texts::kChooseImage, .icon = Icon::kImage});
    const float middle = rect.x + rect.w / 2;
    const float height = kDisc + kSpace3 + invite_h + hint_h + kSpace4 + kControlHeight;
    Column column(x, rect.y + (rect.h - height) / 2, width);
    DrawDisc(ui, middle, column.Add(kDisc).y);
    column.Space(kSpace3);
    const Rect invite = column.Add(invite_h);
    if (!touch)
        ui.paint.CentredText(x, invite.y, width, texts::kDropImage, Type::kSmall, ui.theme.text);
    for (const std::string_view hint : {texts::kImageHint, texts::kImageSizeHint})
        column.Add(ui.paint.CentredText(x, column.y(), width, hint, Type::kCaption, ui.theme.muted));
    column.Space(kSpace4);
    DrawChoose(ui, {middle - button_w / 2, column.y(), button_w, kControlHeight}, texts::kChooseImage, 0);
    ui.FocusRing(id, rect, kCardRadius);
    PutFileInput(ui, rect, texts::kChooseImage, problems);
}

// The state of the chosen image: uploading, uploaded, or why it failed. Returns its height.
float DrawProgress(Ui& ui, const app::Compose& compose, float x, float y, float width, Commands& commands)
{
    const app::ImageSlot& image = compose.image;
    const Id id = MakeId("image-state");
    const bool interrupted = image.phase == Phase::kInterrupted;
    Column column(x, y, width, kSpace2);
    if (interrupted || image.phase == Phase::kUploading) {
        const float share =
            image.total > 0 ? static_cast<float>(image.sent) / static_cast<float>(image.total) : 0;
        ProgressBar(ui, MakeId("bar", id), {x, y, width, 6}, texts::kUploading, share);
        column.Add(6);
        if (!interrupted) {
            const float line = SizeOf(Type::kCaption) * kLeading;
            ui.paint.Digits(x, column.y() + line / 2, width, words::UploadingText(image), Type::kCaption,
                            ui.theme.muted);
            column.Add(line);
            return column.height();
        }
    }
    const std::string goes_on = words::ResumesAt(image);
    if (interrupted || (image.phase == Phase::kFailed && image.problem)) {
        const std::string_view title =
            image.problem ? std::string_view(image.problem->title) : texts::kConnectionLost;
        const std::string_view detail = image.problem ? image.problem->detail : std::string_view();
        column.Add(
            Message(ui, MakeId("message", id), x, column.y(), width,
                    {.mood = interrupted ? Mood::kAttention : Mood::kProblem,
                     .title = title,
                     .detail = detail,
                     .fix = interrupted ? std::string_view(goes_on) : std::string_view(image.problem->fix)})
                .height);
        if (!image.may_retry)
            return column.height();
        Row row(column.Add(kControlHeight), kSpace1);
        const ButtonWish again{.name = interrupted ? texts::kTryNow : texts::kTryAgain,
                               .icon = Icon::kRefresh};
        if (Button(ui, MakeId("first", id), row.Add(ButtonWidth(ui, again)), again))
            commands.push_back(command::RetryUpload{});
        const ButtonWish cancel{.name = texts::kCancel, .look = Look::kQuiet};
        if (interrupted && Button(ui, MakeId("second", id), row.Add(ButtonWidth(ui, cancel)), cancel))
            commands.push_back(command::RemoveImage{});
        return column.height();
    }
    if (!compose.draft.media)
        return 0;
    const Media& media = *compose.draft.media;
    std::string text(texts::kUploaded);
    if (media.bytes > 0)
        text += " · " + words::SizeText(media.bytes);
    if (media.width > 0)
        text += " · " + std::to_string(media.width) + " × " + std::to_string(media.height);
    ui.paint.Draw(Icon::kCheck, x + 8, y + 8, ui.theme.ok, 14);
    return Paragraph(ui, id, x + 20, y, width - 20, text, Type::kCaption, ui.theme.muted);
}

}  // namespace

platform::Images::Image DraftPicture(Ui& ui, const app::Compose& compose, float width)
{
    const int pixels = static_cast<int>(width * ui.density);
    if (compose.image.file.handle != 0 && compose.image.file.width > 0)
        return ui.images.FromFile(static_cast<std::uint32_t>(compose.image.file.handle), pixels);
    if (compose.draft.media)
        return ui.images.FromServer(app::MediaAddress(compose.draft.media->id), pixels);
    return {};
}

float PictureHeight(const platform::Images::Image& picture, float width)
{
    return picture.texture != 0 ? std::min(width * kImageRatio, width * picture.height / picture.width)
                                : width * 1.2f;
}

void DrawPicture(Ui& ui, const Rect& frame, const platform::Images::Image& picture, float radius)
{
    ui.Ground(frame, ui.theme.sunken, radius);
    if (picture.texture != 0)
        ui.paint.Cover(frame, picture, radius);
    else
        ui.paint.Draw(Icon::kImage, frame.x + frame.w / 2, frame.y + frame.h / 2,
                      Mixed(ui.theme.sunken, ui.theme.muted, 0.7f), 32);
}

float DrawImageSlot(Ui& ui, const app::State& state, float x, float y, float width, const Area& area,
                    Commands& commands)
{
    const app::Compose& compose = state.compose;
    const std::vector<Problem> problems = app::ProblemsAt(state, Field::kImage);
    if (compose.image.phase == Phase::kEmpty && !compose.draft.media) {
        const Rect slot{x, y, width, area.phone ? kPhoneEmpty : width * kImageRatio};
        DrawEmpty(ui, slot, problems, ui.input.touch() || area.phone);
        if (ui.files_over)
            DrawTarget(ui, slot);
        return slot.bottom() + FieldProblems(ui, x, slot.bottom(), width, problems);
    }
    const platform::Images::Image picture = DraftPicture(ui, compose, width);
    float w = width, h = PictureHeight(picture, width);
    if (area.phone && h > kPhoneMost) {
        w *= kPhoneMost / h;
        h = kPhoneMost;
    }
    const Rect frame{x + (width - w) / 2, y, w, h};
    DrawPicture(ui, frame, picture, kCardRadius);
    if (ui.files_over) {
        DrawTarget(ui, frame);
    } else if (picture.texture != 0) {
        platform::Node node;
        node.id = MakeId("picture");
        node.role = platform::Role::kImage;
        node.name = compose.draft.alt_text.empty() ? compose.draft.file_name : compose.draft.alt_text;
        if (node.name.empty())
            node.name = texts::kImage;
        node.rect = frame;
        ui.mirror.Add(std::move(node));
    }
    Column column(x, frame.bottom() + kSpace3, width, kSpace3);
    column.Add(DrawProgress(ui, compose, x, column.y(), width, commands));

    const Id id = FieldId(Field::kImage);
    const bool cancels = compose.image.phase == Phase::kInterrupted;
    const std::string_view name = compose.image.phase == Phase::kFailed && !compose.image.may_retry
                                      ? texts::kChooseImage
                                      : texts::kReplaceImage;
    Row row(column.Add(kControlHeight), kSpace2);
    const Rect remove = cancels ? Rect{} : row.AddAtEnd(kControlHeight);
    const Rect button = row.rest();
    const Press press = ui.Pressed(id, button);
    DrawChoose(ui, button, name, ui.Ease(MakeId("hover", id), press.hovered || press.held));
    ui.FocusRing(id, button, kFieldRadius);
    PutFileInput(ui, button, name, problems);
    if (!cancels &&
        Button(ui, MakeId("remove-image"), remove,
               {.name = texts::kRemoveImage, .look = Look::kQuiet, .icon = Icon::kCross, .icon_only = true}))
        commands.push_back(command::RemoveImage{});
    return button.bottom() + FieldProblems(ui, x, button.bottom(), width, problems);
}

}  // namespace pinwright::ui
