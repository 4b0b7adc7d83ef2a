#include "client/features/compose/compose_words.hpp"

#include "client/core/common_words.hpp"

namespace pinwright::app::words {

namespace {

std::string Percent(const ImageSlot& image)
{
    return std::to_string(image.total > 0 ? image.sent * 100 / image.total : 0) + " %";
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

std::string AttentionText(std::size_t count)
{
    return count == 1 ? "One thing needs your attention"
                      : std::to_string(count) + " things need your attention";
}

std::string ProblemCountText(std::size_t count)
{
    return AttentionText(count) + " before the pin can be published.";
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
    return "It goes on by itself from " + Percent(image) + ".";
}

std::string UploadInterrupted(const ImageSlot& image)
{
    return std::string(kConnectionLost) + " " + GoesOnFrom(image);
}

Diagnosis ImageNotUploaded(std::string_view file_name)
{
    Diagnosis diagnosis = Diagnose(Cause::kImageMissing,
                                   "The page was left before “" + std::string(file_name) + "” was uploaded.");
    diagnosis.title = "The image has to be chosen again.";
    return diagnosis;
}

Diagnosis ImageNotSent()
{
    return {"image_not_sent", "The image cannot be sent.",
            "The server can be reached, but the file cannot be read. It may have been moved or changed.",
            "Try again, or choose the image once more.", Action::kChooseImage};
}

Diagnosis PostUnanswered()
{
    return {"unanswered", "It is not known whether this pin reached the server.",
            "The page was left before the server answered.",
            "Publish it again. If the server has it already, it goes out only once.", Action::kRetry};
}

std::string GoesOutAt(const Zone& zone, Timestamp at)
{
    return "It goes out on " + zone.InWords(at) + ", " + ZoneWords(zone.Name()) + ".";
}

Problem NoAccountProblem()
{
    return {"account_id", "required", "No account is connected.",
            "Connect Pinterest first. Your draft is kept."};
}

}  // namespace pinwright::app::words
