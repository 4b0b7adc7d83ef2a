#include "shared/pin_rules.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "shared/identifiers.hpp"
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

std::string CountWord(std::size_t count)
{
    return count == 1 ? "1 character" : std::to_string(count) + " characters";
}

/// A field and its name for people, as it begins a sentence.
struct NamedField {
    std::string_view field;
    std::string_view name;
};

void CheckForm(std::vector<Problem>& problems, const NamedField& field, std::string_view text)
{
    if (!IsPlainText(text)) {
        problems.push_back({std::string(field.field), "bad_text",
                            std::string(field.name) + " has characters that can’t be read.",
                            "Type it again."});
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
                            std::string(field.name) + " is " + CountWord(count - limit) + " too long.",
                            "Shorten it to " + CountWord(limit) + "."});
    }
}

void CheckId(std::vector<Problem>& problems, const Pin& pin)
{
    if (!IsUuid(pin.id)) {
        problems.push_back({"id", pin.id.empty() ? "required" : "bad_id",
                            pin.id.empty() ? "The pin has no ID." : "The pin's ID is not a UUID.",
                            "Send a UUID in lower case."});
    }
}

void CheckMedia(std::vector<Problem>& problems, const Pin& pin)
{
    if (pin.media.empty()) {
        problems.push_back({"media", "required", "Add an image to publish.", "Choose a JPEG or PNG."});
    } else if (pin.media.size() > 1) {
        problems.push_back({"media", "too_many", "A pin has one image.", "Keep one and remove the others."});
    } else if (!IsSha256(pin.media.front())) {
        problems.push_back({"media", "bad_id", "There's no image with this ID.", "Choose the image again."});
    }
}

void CheckLink(std::vector<Problem>& problems, std::string_view link)
{
    const std::size_t before = problems.size();
    CheckText(problems, {"link", "The link"}, link, kLinkLimit);
    if (problems.size() != before || link.empty())
        return;
    if (std::optional<Problem> problem = CheckWebLink(link))
        problems.push_back(*std::move(problem));
}

void CheckBoard(std::vector<Problem>& problems, const Pin& pin)
{
    if (pin.board_id.empty()) {
        problems.push_back({"board_id", "required", "Choose a board to publish.", "Pick one from the list."});
    } else if (!IsPinterestId(pin.board_id)) {
        problems.push_back(
            {"board_id", "bad_id", "This is not a Pinterest board ID.", "Choose the board from the list."});
    }
    if (!pin.board_section_id.empty() && !IsPinterestId(pin.board_section_id)) {
        problems.push_back({"board_section_id", "bad_id", "This is not a Pinterest section ID.",
                            "Choose the section from the list, or none."});
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
    return "This image is " + std::to_string(width) + " × " + std::to_string(height) +
           " pixels. Images can have up to 20,000 pixels on each side and 100 megapixels in total.";
}

std::vector<Problem> CheckPin(const Pin& pin)
{
    std::vector<Problem> problems;
    CheckId(problems, pin);
    CheckMedia(problems, pin);
    CheckText(problems, {"title", "The title"}, pin.title, kTitleLimit);
    CheckText(problems, {"description", "The description"}, pin.description, kDescriptionLimit);
    CheckLink(problems, pin.link);
    CheckText(problems, {"alt_text", "The alt text"}, pin.alt_text, kAltTextLimit);
    CheckBoard(problems, pin);
    if (pin.time_zone.size() > kTimeZoneLimit)
        problems.push_back(
            {"time_zone", "too_long", "The time zone's name is too long.", "Choose the time again."});
    return problems;
}

std::vector<Problem> CheckDraft(const Pin& pin)
{
    std::vector<Problem> problems;
    CheckId(problems, pin);
    CheckForm(problems, {"title", "The title"}, pin.title);
    CheckForm(problems, {"description", "The description"}, pin.description);
    CheckForm(problems, {"link", "The link"}, pin.link);
    CheckForm(problems, {"alt_text", "The alt text"}, pin.alt_text);
    return problems;
}

std::vector<Problem> CheckBoardName(std::string_view name)
{
    std::vector<Problem> problems;
    if (TrimSpaces(name).empty())
        problems.push_back({"name", "required", "The board has no name yet.", "Give it a name."});
    else
        CheckText(problems, {"name", "The name"}, name, kBoardNameLimit);
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
    return {"board_id", "unknown", "This board is not one of the account's boards.",
            "Choose another board, or refresh the list."};
}

Problem UnknownMedia()
{
    return {"media", "unknown", "The image is not stored on this server.", "Choose the image again."};
}

Problem NoQueueTimes()
{
    return {"slot", "no_queue_times", "This account has no queue times.",
            "Set queue times first, or choose a date and time."};
}

Problem NoFreeSlot()
{
    return {"slot", "no_free_slot", "No free slot found.", "Add queue times, or choose a date and time."};
}

Problem TooManyDrafts()
{
    return {"state", "too_many", "There are " + std::to_string(kDraftsLimit) + " drafts already.",
            "Schedule or delete some of your drafts first."};
}

}  // namespace pinwright
