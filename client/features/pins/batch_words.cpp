#include "client/features/pins/batch_words.hpp"

#include "client/core/common_words.hpp"
#include "client/features/pins/pin_words.hpp"
#include "client/features/pins/publish_retry_cancel.hpp"

namespace pinwright::app::words {

namespace {

constexpr std::size_t kNamed = 5;  ///< How many failures are listed; the rest are only counted.

/// What is said of a batch that changed all of its pins, some, or none.
struct DeedTexts {
    PluralId all;
    TextId some, none;
};

/// In the order of BatchDeed.
constexpr DeedTexts kDeeds[] = {
    {texts::kPinsMoved, texts::kSomeMoved, texts::kNoneCanBeMoved},
    {texts::kPinsCanceled, texts::kSomeCanceled, texts::kNoneCanBeCanceled},
    {texts::kPinsRetried, texts::kSomeRetried, texts::kNoneCanBeRetried},
};

/// The same of pins that were selected one by one.
struct KindTexts {
    PluralId all;
    TextId one, not_one;
    PluralId some_not;
};

/// In the order of BatchKind.
constexpr KindTexts kKinds[] = {
    {texts::kPinsMoved, texts::kOneMoved, texts::kOneNotMoved, texts::kSomeNotMoved},
    {texts::kPinsMovedBack, texts::kOneMovedBack, texts::kOneNotMovedBack, texts::kSomeNotMovedBack},
    {texts::kPinsCanceled, texts::kOneCanceled, texts::kOneNotCanceled, texts::kSomeNotCanceled},
    {texts::kPinsRetried, texts::kOneRetried, texts::kOneNotRetried, texts::kSomeNotRetried},
};

struct SkipWords {
    std::string_view why;
    PluralId text;
};

constexpr SkipWords kSkips[] = {
    {"draft", texts::kLeftAloneDraft},           {"scheduled", texts::kLeftAloneScheduled},
    {"publishing", texts::kLeftAlonePublishing}, {"unconfirmed", texts::kLeftAloneUnconfirmed},
    {"published", texts::kLeftAlonePublished},   {"held", texts::kLeftAloneHeld},
    {"failed", texts::kLeftAloneFailed},         {"canceled", texts::kLeftAloneCanceled},
    {kSkippedNoTime, texts::kLeftAloneNoTime},   {kSkippedPast, texts::kLeftAlonePast},
    {kSkippedChanged, texts::kLeftAloneChanged},
};

const DeedTexts& TextsOf(BatchDeed deed)
{
    return kDeeds[static_cast<std::size_t>(deed)];
}

const KindTexts& TextsOf(BatchKind kind)
{
    return kKinds[static_cast<std::size_t>(kind)];
}

std::string Counted(PluralId text, std::size_t count)
{
    return FillPlural(text, static_cast<std::int64_t>(count));
}

}  // namespace

std::string WhyFixed(const Pin& pin)
{
    switch (pin.state) {
        case PinState::kPublishing:
            return Fill(texts::kIsBeingPublished);
        case PinState::kUnconfirmed:
            return Fill(texts::kIsBeingChecked);
        case PinState::kPublished:
            return Fill(texts::kIsAlreadyPublished);
        case PinState::kCanceled:
            return Fill(texts::kWasCanceled);
        case PinState::kDraft:
        case PinState::kScheduled:
        case PinState::kHeld:
        case PinState::kFailed:
            break;
    }
    return {};
}

std::string WhyNotMoved(const Pin& pin)
{
    if (OffersOf(pin).move)
        return {};
    if (const std::string why = WhyFixed(pin); !why.empty())
        return why;
    return pin.state == PinState::kFailed ? Fill(texts::kWasNotPublished) : Fill(texts::kIsNextWithoutTime);
}

std::string WhyNotRetried(const Pin& pin)
{
    if (OffersOf(pin).retry)
        return {};
    const std::string why = WhyFixed(pin);
    return why.empty() ? Fill(texts::kNotTriedYet) : why;
}

std::string AllDone(BatchKind kind, const std::vector<Pin>& done, const Zone& zone)
{
    if (done.size() != 1)
        return Counted(TextsOf(kind).all, done.size());
    if (kind == BatchKind::kMove && done[0].publish_at)
        return Fill(texts::kMovedTo, {{"time", zone.InWords(*done[0].publish_at)}});
    return Fill(TextsOf(kind).one, {{"title", TitleOf(done[0])}});
}

std::string NotAllDone(BatchKind kind, std::size_t done, const std::vector<PinFailure>& failures)
{
    if (done == 0 && failures.size() == 1)
        return Fill(TextsOf(kind).not_one, {{"title", failures[0].title}});
    return FillPlural(TextsOf(kind).some_not, static_cast<std::int64_t>(failures.size()),
                      {{"pins", PinCountText(static_cast<std::int64_t>(done + failures.size()))}});
}

std::string Failures(const std::vector<PinFailure>& failures)
{
    if (failures.size() == 1)
        return failures[0].why;
    std::string text;
    for (std::size_t i = 0; i < failures.size() && i < kNamed; ++i)
        text = TwoSentences(text,
                            Fill(texts::kFailure, {{"title", failures[i].title}, {"why", failures[i].why}}));
    if (failures.size() > kNamed)
        text = TwoSentences(text, Fill(texts::kAndMore, {{"more", MoreText(failures.size() - kNamed)}}));
    return text;
}

std::string SelectedText(std::int64_t count)
{
    return count < 0 ? Fill(texts::kAllSelected) : FillPlural(texts::kSelectedCount, count);
}

std::string SelectedPins(std::int64_t count)
{
    return count < 0 ? Fill(texts::kAllInList) : PinCountText(count);
}

std::string SelectAllText(const PinList& list)
{
    if (list.complete || list.total < 0)
        return Fill(texts::kSelectAll);
    return Fill(texts::kSelectAllCount, {{"count", std::to_string(list.total)}});
}

std::string NoneCanBe(BatchDeed deed)
{
    return Fill(TextsOf(deed).none);
}

std::string AllOfThem(BatchDeed deed, std::int64_t done)
{
    return FillPlural(TextsOf(deed).all, done);
}

std::string SomeOfThem(BatchDeed deed, const BatchCounts& counts)
{
    return Fill(TextsOf(deed).some,
                {{"done", std::to_string(counts.done)}, {"pins", PinCountText(counts.matched)}});
}

std::string WhySkipped(const BatchCounts& counts)
{
    std::string text;
    for (const auto& [why, count] : counts.skipped) {
        PluralId reason = texts::kLeftAloneOther;
        for (const SkipWords& words : kSkips) {
            if (words.why == why)
                reason = words.text;
        }
        text = TwoSentences(text, FillPlural(reason, count));
    }
    return text;
}

std::string StillToDo(std::size_t count)
{
    return Counted(texts::kLeftCount, count);
}

std::string CancelPinsTitle(std::int64_t count)
{
    return count < 0 ? Fill(texts::kCancelAll) : FillPlural(texts::kCancelCount, count);
}

}  // namespace pinwright::app::words
