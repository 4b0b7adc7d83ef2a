#include "shared/pin_rules.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "shared/identifiers.hpp"
#include "shared/text_ids.hpp"
#include "shared/utf8.hpp"
#include "shared/web_link.hpp"

namespace pinwright {

namespace {

/// Well-formed, without control characters except tab and line ends: acceptable to JSON, Pinterest and
/// readers.
bool IsPlainText(std::string_view text)
{
    const bool controls = std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F;
    });
    return !controls && IsValidUtf8(text);
}

/// A field and its name for people, as it begins a sentence.
struct NamedField {
    std::string_view field;
    TextId name;
};

void CheckForm(std::vector<Problem>& problems, const NamedField& field, std::string_view text)
{
    if (!IsPlainText(text)) {
        problems.push_back({std::string(field.field), "bad_text",
                            Fill(texts::kUnreadableText, {{"field", field.name}}),
                            Fill(texts::kUnreadableTextFix)});
    }
}

void CheckText(std::vector<Problem>& problems, const NamedField& field, std::string_view text,
               std::size_t limit)
{
    const std::size_t before = problems.size();
    CheckForm(problems, field, text);
    if (problems.size() != before)
        return;
    const std::size_t count = CountCodePoints(text);
    if (count > limit) {
        problems.push_back({std::string(field.field), "too_long",
                            FillPlural(texts::kTextTooLong, static_cast<std::int64_t>(count - limit),
                                       {{"field", field.name}}),
                            FillPlural(texts::kTextTooLongFix, static_cast<std::int64_t>(limit))});
    }
}

void CheckId(std::vector<Problem>& problems, const Pin& pin)
{
    if (!IsUuid(pin.id)) {
        problems.push_back({"id", pin.id.empty() ? "required" : "bad_id",
                            Fill(pin.id.empty() ? texts::kNoId : texts::kBadId), Fill(texts::kBadIdFix)});
    }
}

void CheckMedia(std::vector<Problem>& problems, const Pin& pin)
{
    if (pin.media.empty()) {
        problems.push_back({"media", "required", Fill(texts::kAddImage), Fill(texts::kAddImageFix)});
    } else if (pin.media.size() > 1) {
        problems.push_back({"media", "too_many", Fill(texts::kOneImage), Fill(texts::kOneImageFix)});
    } else if (!IsSha256(pin.media.front())) {
        problems.push_back({"media", "bad_id", Fill(texts::kNoSuchImage), Fill(texts::kNoSuchImageFix)});
    }
}

void CheckLink(std::vector<Problem>& problems, std::string_view link)
{
    const std::size_t before = problems.size();
    CheckText(problems, {"link", texts::kTheLink}, link, kLinkLimit);
    if (problems.size() != before || link.empty())
        return;
    if (std::optional<Problem> problem = CheckWebLink(link))
        problems.push_back(*std::move(problem));
}

void CheckBoard(std::vector<Problem>& problems, const Pin& pin)
{
    if (pin.board_id.empty()) {
        problems.push_back(
            {"board_id", "required", Fill(texts::kBoardRequired), Fill(texts::kBoardRequiredFix)});
    } else if (!IsPinterestId(pin.board_id)) {
        problems.push_back({"board_id", "bad_id", Fill(texts::kBadBoardId), Fill(texts::kBadBoardIdFix)});
    }
    if (!pin.board_section_id.empty() && !IsPinterestId(pin.board_section_id)) {
        problems.push_back(
            {"board_section_id", "bad_id", Fill(texts::kBadSectionId), Fill(texts::kBadSectionIdFix)});
    }
}

}  // namespace

bool HasTooManyPixels(std::int64_t width, std::int64_t height)
{
    // Checks the sides first, so that the product can't overflow.
    return width > kImageSideLimit || height > kImageSideLimit || width * height > kImagePixelsLimit;
}

std::string TooManyPixels(std::int64_t width, std::int64_t height)
{
    return Fill(texts::kTooManyPixels,
                {{"width", std::to_string(width)}, {"height", std::to_string(height)}});
}

std::vector<Problem> CheckPin(const Pin& pin)
{
    std::vector<Problem> problems;
    CheckId(problems, pin);
    CheckMedia(problems, pin);
    CheckText(problems, {"title", texts::kTheTitle}, pin.title, kTitleLimit);
    CheckText(problems, {"description", texts::kTheDescription}, pin.description, kDescriptionLimit);
    CheckLink(problems, pin.link);
    CheckText(problems, {"alt_text", texts::kTheAltText}, pin.alt_text, kAltTextLimit);
    CheckBoard(problems, pin);
    if (pin.time_zone.size() > kTimeZoneLimit)
        problems.push_back(
            {"time_zone", "too_long", Fill(texts::kZoneTooLong), Fill(texts::kZoneTooLongFix)});
    return problems;
}

std::vector<Problem> CheckDraft(const Pin& pin)
{
    std::vector<Problem> problems;
    CheckId(problems, pin);
    CheckForm(problems, {"title", texts::kTheTitle}, pin.title);
    CheckForm(problems, {"description", texts::kTheDescription}, pin.description);
    CheckForm(problems, {"link", texts::kTheLink}, pin.link);
    CheckForm(problems, {"alt_text", texts::kTheAltText}, pin.alt_text);
    return problems;
}

std::vector<Problem> CheckBoardName(std::string_view name)
{
    std::vector<Problem> problems;
    if (TrimSpaces(name).empty())
        problems.push_back(
            {"name", "required", Fill(texts::kBoardNameRequired), Fill(texts::kBoardNameRequiredFix)});
    else
        CheckText(problems, {"name", texts::kTheName}, name, kBoardNameLimit);
    return problems;
}

bool MayBeChanged(PinState state)
{
    return state != PinState::kPublishing && state != PinState::kUnconfirmed && state != PinState::kPublished;
}

bool HasVanished(const Pin& pin)
{
    return pin.state == PinState::kPublished && pin.cause && pin.cause->id == Describe(Cause::kVanished).id;
}

Problem ForeignBoard()
{
    return {"board_id", "unknown", Fill(texts::kForeignBoard), Fill(texts::kForeignBoardFix)};
}

Problem UnknownMedia()
{
    return {"media", "unknown", Fill(texts::kUnknownImage), Fill(texts::kNoSuchImageFix)};
}

Problem NoQueueTimes()
{
    return {"slot", "no_queue_times", Fill(texts::kNoQueueTimes), Fill(texts::kNoQueueTimesFix)};
}

Problem NoFreeSlot()
{
    return {"slot", "no_free_slot", Fill(texts::kNoFreeTime), Fill(texts::kNoFreeSlotFix)};
}

Problem TooManyDrafts()
{
    return {"state", "too_many", Fill(texts::kTooManyDrafts, {{"count", std::to_string(kDraftsLimit)}}),
            Fill(texts::kTooManyDraftsFix)};
}

}  // namespace pinwright
