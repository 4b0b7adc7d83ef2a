#include "client/features/compose/compose_words.hpp"

#include "client/core/common_words.hpp"

namespace pinwright::app::words {

namespace {

std::string Percent(const ImageSlot& image)
{
    const std::int64_t number = image.total > 0 ? image.sent * 100 / image.total : 0;
    return Fill(texts::kPercent, {{"number", std::to_string(number)}});
}

}  // namespace

std::string CounterText(const Counter& counter)
{
    return Fill(texts::kCharacters,
                {{"used", std::to_string(counter.used)}, {"limit", std::to_string(counter.limit)}});
}

std::string SizeText(std::int64_t bytes)
{
    if (bytes < 1000)
        return FillPlural(texts::kBytes, bytes);
    if (bytes < 999'500)
        return Fill(texts::kKilobytes, {{"size", std::to_string((bytes + 500) / 1000)}});
    const std::int64_t tenths = (bytes + 50'000) / 100'000;
    std::string size = std::to_string(tenths / 10);
    if (tenths % 10 != 0)
        size += "." + std::to_string(tenths % 10);
    return Fill(texts::kMegabytes, {{"size", size}});
}

std::string AttentionText(const std::vector<Problem>& problems)
{
    if (problems.size() != 1)
        return FillPlural(texts::kAttention, static_cast<std::int64_t>(problems.size()));
    std::string title = problems[0].title;
    if (title.ends_with('.'))
        title.pop_back();
    return title;
}

std::string ProblemsFound(const std::vector<Problem>& problems)
{
    if (problems.size() != 1)
        return FillPlural(texts::kAttentionBefore, static_cast<std::int64_t>(problems.size()));
    return problems[0].title;
}

std::string OneFileOf(int count)
{
    return FillPlural(texts::kOneFileOf, count);
}

std::string BoardCreated(std::string_view name)
{
    return Fill(texts::kBoardCreated, {{"name", name}});
}

std::string UploadingText(const ImageSlot& image)
{
    return Fill(texts::kUploadingPercent, {{"percent", Percent(image)}});
}

std::string ResumesAt(const ImageSlot& image)
{
    return Fill(texts::kResumesAt, {{"percent", Percent(image)}});
}

std::string UploadInterrupted(const ImageSlot& image)
{
    return TwoSentences(texts::kConnectionLost, ResumesAt(image));
}

Diagnosis ImageNotUploaded(std::string_view file_name)
{
    Diagnosis diagnosis =
        Diagnose(Cause::kImageMissing, Fill(texts::kImageNotUploadedDetail, {{"file", file_name}}));
    diagnosis.title = texts::kImageNotUploaded;
    return diagnosis;
}

Diagnosis ImageNotSent()
{
    return {"image_not_sent", Fill(texts::kImageNotSent), Fill(texts::kImageNotSentDetail),
            Fill(texts::kImageNotSentFix), Action::kChooseImage};
}

Diagnosis PostUnanswered()
{
    return {"unanswered", Fill(texts::kPostUnanswered), Fill(texts::kPostUnansweredDetail),
            Fill(texts::kPostUnansweredFix), Action::kRetry};
}

std::string PublishesOn(const Zone& zone, Timestamp at)
{
    return Fill(texts::kPublishesOn, {{"time", zone.InWords(at)}, {"zone", ZoneWords(zone.Name())}});
}

Problem NoAccountProblem()
{
    return {"account_id", "required", Fill(texts::kNoAccount), Fill(texts::kNoAccountFix)};
}

}  // namespace pinwright::app::words
