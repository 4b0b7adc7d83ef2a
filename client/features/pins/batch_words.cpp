#include "client/features/pins/batch_words.hpp"

#include "client/core/common_words.hpp"
#include "client/features/pins/pin_words.hpp"
#include "client/features/pins/publish_retry_cancel.hpp"

namespace pinwright::app::words {

namespace {

constexpr std::size_t kNamed = 5;  ///< How many failures are listed; the rest are only counted.

/// In the order of BatchKind.
constexpr std::string_view kDoneWords[] = {"moved", "moved back", "canceled", "retried"};

struct SkipWords {
    std::string_view why, text;
};

/// Each text follows a number, so it must fit both one and many.
constexpr SkipWords kSkips[] = {
    {"draft", "not scheduled yet."},
    {"scheduled", "not tried yet."},
    {"publishing", "being published right now."},
    {"unconfirmed", "being checked at Pinterest."},
    {"published", "already published."},
    {"held", "waiting."},
    {"failed", "not published: retry or edit."},
    {"canceled", "canceled."},
    {kSkippedNoTime, "without a time."},
    {kSkippedPast, "with a new time in the past."},
    {kSkippedChanged, "changed in the meantime."},
};

std::string_view Become(BatchDeed deed)
{
    constexpr std::string_view kDone[] = {"moved", "canceled", "retried"};
    return kDone[static_cast<std::size_t>(deed)];
}

std::string_view Become(BatchKind kind)
{
    return kDoneWords[static_cast<std::size_t>(kind)];
}

}  // namespace

std::string WhyFixed(const Pin& pin)
{
    switch (pin.state) {
        case PinState::kPublishing:
            return "It’s being published right now.";
        case PinState::kUnconfirmed:
            return "Pinwright is checking Pinterest for it, so it can’t be changed.";
        case PinState::kPublished:
            return "It’s already published.";
        case PinState::kCanceled:
            return "It was canceled.";
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
    return pin.state == PinState::kFailed ? "It was not published. Retry it or edit it."
                                          : "It’s next in line and has no publishing time.";
}

std::string WhyNotRetried(const Pin& pin)
{
    if (OffersOf(pin).retry)
        return {};
    const std::string why = WhyFixed(pin);
    return why.empty() ? "It hasn’t been tried yet." : why;
}

std::string AllDone(BatchKind kind, const std::vector<Pin>& done, const Zone& zone)
{
    const bool one = done.size() == 1;
    if (one && kind == BatchKind::kMove && done[0].publish_at)
        return "Moved to " + zone.InWords(*done[0].publish_at) + ".";
    if (one)
        return std::string(TitleOf(done[0])) + ": " + std::string(Become(kind)) + ".";
    return PinCountText(static_cast<std::int64_t>(done.size())) + " " + std::string(Become(kind)) + ".";
}

std::string NotAllDone(BatchKind kind, std::size_t done, const std::vector<PinFailure>& failures)
{
    const std::string become = std::string(Become(kind)) + ".";
    if (done == 0 && failures.size() == 1)
        return failures[0].title + " was not " + become;
    return std::to_string(failures.size()) + " of " +
           PinCountText(static_cast<std::int64_t>(done + failures.size())) +
           (failures.size() == 1 ? " was not " : " were not ") + become;
}

std::string Failures(const std::vector<PinFailure>& failures)
{
    if (failures.size() == 1)
        return failures[0].why;
    std::string text;
    for (std::size_t i = 0; i < failures.size() && i < kNamed; ++i)
        text += (text.empty() ? "" : " ") + failures[i].title + ": " + failures[i].why;
    if (failures.size() > kNamed)
        text += " And " + MoreText(failures.size() - kNamed) + ".";
    return text;
}

std::string SelectedText(std::int64_t count)
{
    return (count < 0 ? "All" : std::to_string(count)) + " selected";
}

std::string SelectedPins(std::int64_t count)
{
    return count < 0 ? "All pins in this list" : PinCountText(count);
}

std::string SelectAllText(const PinList& list)
{
    return std::string(kSelectAll) +
           (list.complete || list.total < 0 ? "" : " " + std::to_string(list.total));
}

std::string NoneCanBe(BatchDeed deed)
{
    return "None of the selected pins can be " + std::string(Become(deed)) + ".";
}

std::string AllOfThem(BatchDeed deed, std::int64_t done)
{
    return PinCountText(done) + " " + std::string(Become(deed)) + ".";
}

std::string SomeOfThem(BatchDeed deed, const BatchCounts& counts)
{
    return std::to_string(counts.done) + " of " + PinCountText(counts.matched) + " " +
           std::string(Become(deed)) + ".";
}

std::string WhySkipped(const BatchCounts& counts)
{
    std::string text;
    for (const auto& [why, count] : counts.skipped) {
        std::string_view reason = "can’t be changed like this.";
        for (const SkipWords& words : kSkips) {
            if (words.why == why)
                reason = words.text;
        }
        text += (text.empty() ? "" : " ") + std::to_string(count) + " " + std::string(reason);
    }
    return text;
}

std::string StillToDo(std::size_t count)
{
    return std::to_string(count) + " left";
}

std::string CancelPinsTitle(std::int64_t count)
{
    return "Cancel " + (count < 0 ? "all pins in this list" : PinCountText(count)) + "?";
}

}  // namespace pinwright::app::words
