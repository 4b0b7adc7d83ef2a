#include "client/features/compose/compose_words.hpp"

#include "client/core/common_words.hpp"

namespace pinwright::app::words {

namespace {

std::string Percent(const ImageSlot& image)
{
    return std::to_string(image.total > 0 ? image.sent * 100 / image.total : 0) + "%";
}

}  // namespace

std::string CounterText(const Counter& counter)
{
    return std::to_string(counter.used) + " of " + std::to_string(counter.limit) + " characters";
}

std::string SizeText(std::int64_t bytes)
{
    if (bytes < 1000)
        return std::to_string(bytes) + (bytes == 1 ? " byte" : " bytes");
    if (bytes < 999'500)
        return std::to_string((bytes + 500) / 1000) + " KB";
    const std::int64_t tenths = (bytes + 50'000) / 100'000;
    std::string text = std::to_string(tenths / 10);
    if (tenths % 10 != 0)
        text += "." + std::to_string(tenths % 10);
    return text + " MB";
}

std::string AttentionText(const std::vector<Problem>& problems)
{
    if (problems.size() != 1)
        return std::to_string(problems.size()) + " things need your attention";
    std::string title = problems[0].title;
    if (title.ends_with('.'))
        title.pop_back();
    return title;
}

std::string ProblemsFound(const std::vector<Problem>& problems)
{
    return AttentionText(problems) + (problems.size() == 1 ? "." : " before the pin can be published.");
}

std::string OneFileOf(int count)
{
    return "A pin has one image. The first of " + std::to_string(count) + " files is used.";
}

std::string BoardCreated(std::string_view name)
{
    return "The board “" + std::string(name) + "” is created.";
}

std::string UploadingText(const ImageSlot& image)
{
    return std::string(kUploading) + " " + Percent(image);
}

std::string GoesOnFrom(const ImageSlot& image)
{
    return "Resumes automatically at " + Percent(image) + ".";
}

std::string UploadInterrupted(const ImageSlot& image)
{
    return std::string(kConnectionLost) + " " + GoesOnFrom(image);
}

Diagnosis ImageNotUploaded(std::string_view file_name)
{
    Diagnosis diagnosis = Diagnose(
        Cause::kImageMissing, "The page was closed before “" + std::string(file_name) + "” was uploaded.");
    diagnosis.title = "Choose the image again.";
    return diagnosis;
}

Diagnosis ImageNotSent()
{
    return {"image_not_sent", "The image can’t be uploaded.",
            "The browser can’t read the file. It may have been moved or changed.",
            "Try again, or choose the image again.", Action::kChooseImage};
}

Diagnosis PostUnanswered()
{
    return {"unanswered", "This pin may not have reached the server.",
            "The page was closed before the server answered.",
            "Publish it again. If the server already has it, it’s still published only once.",
            Action::kRetry};
}

std::string GoesOutAt(const Zone& zone, Timestamp at)
{
    return "Publishes on " + zone.InWords(at) + ", " + ZoneWords(zone.Name()) + ".";
}

Problem NoAccountProblem()
{
    return {"account_id", "required", "No account is connected.",
            "Connect Pinterest first. Your draft is saved."};
}

}  // namespace pinwright::app::words
