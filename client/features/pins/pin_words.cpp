#include "client/features/pins/pin_words.hpp"

#include "client/core/common_words.hpp"
#include "client/features/pins/publish_retry_cancel.hpp"

namespace pinwright::app::words {

namespace {

/// The time of day if it is today, otherwise with the date.
std::string TimeOrDay(Timestamp at, const Zone& zone, Timestamp now)
{
    if (DayAt(zone, at) != DayAt(zone, now))
        return zone.InWords(at);
    // Round up, so that the time shown is never too early.
    const Timestamp whole = std::chrono::ceil<std::chrono::minutes>(at);
    return zone.TimeOfDayInWords(ParseTimeOfDay(ReadingAt(zone, whole).time).value_or(0));
}

PinWords Settled(std::string_view title, std::string_view detail)
{
    return {std::string(title), std::string(detail), {}, {}, false};
}

PinWords Busy(std::string_view title, std::string_view detail)
{
    return {std::string(title), std::string(detail), {}, {}, true};
}

/// Uses the state's own sentence as the title, followed by the cause.
PinWords WithCause(std::string_view title, const Pin& pin, std::string_view otherwise)
{
    if (!pin.cause)
        return Settled(title, otherwise);
    PinWords words = Settled(title, TwoSentences(pin.cause->title, pin.cause->detail));
    words.fix = pin.cause->fix;
    words.action = pin.cause->action;
    return words;
}

struct EventWords {
    std::string_view event;
    TextId text;
    std::optional<TextId> with_cause;  ///< A sentence that the cause completes.
};

constexpr EventWords kEvents[] = {
    {"saved", texts::kEventSaved, {}},
    {"changed", texts::kEventChanged, {}},
    {"skipped", texts::kEventSkipped, texts::kEventSkippedWhy},
    {"started", texts::kEventStarted, {}},
    {"accepted", texts::kEventAccepted, {}},
    {"refused", texts::kEventRefused, texts::kEventRefusedWhy},
    {"unknown", texts::kEventUnknown, {}},
    {"looked", texts::kEventLooked, {}},
    {"not_made", texts::kEventNotMade, {}},
    {"confirmed", texts::kEventConfirmed, {}},
    {"held", texts::kEventHeld, texts::kEventHeldWhy},
    {"resumed", texts::kEventResumed, {}},
    {"canceled", texts::kEventCanceled, {}},
    {"moved", texts::kEventMoved, {}},
    {"vanished", texts::kEventVanished, {}},
};

}  // namespace

Diagnosis ChangedElsewhere()
{
    return {"changed_elsewhere", Fill(texts::kChangedElsewhere), Fill(texts::kChangedElsewhereDetail),
            Fill(texts::kChangedElsewhereFix), Action::kReloadPin};
}

std::string_view PinStateLabel(PinState state)
{
    switch (state) {
        case PinState::kDraft:
            return texts::kStateDraft;
        case PinState::kScheduled:
            return texts::kStateScheduled;
        case PinState::kPublishing:
            return texts::kStatePublishing;
        case PinState::kUnconfirmed:
            return texts::kStateUnconfirmed;
        case PinState::kPublished:
            return texts::kStatePublished;
        case PinState::kHeld:
            return texts::kStateHeld;
        case PinState::kFailed:
            return texts::kStateFailed;
        case PinState::kCanceled:
            return texts::kStateCanceled;
    }
    return {};
}

std::string_view PinLabel(const Pin& pin)
{
    return pin.state == PinState::kPublished && pin.cause ? texts::kStateDeleted : PinStateLabel(pin.state);
}

PinWords DescribePin(const Pin& pin)
{
    switch (pin.state) {
        case PinState::kDraft:
            return Settled(texts::kDraftTitle, texts::kDraftDetail);
        case PinState::kScheduled:
            if (pin.cause)
                return WithCause(texts::kDelayedTitle, pin, {});
            if (pin.expected_at)
                return Settled(texts::kIsOverdueTitle, texts::kOverdueDetailOfPin);
            if (pin.publish_at)
                return Settled(texts::kScheduledTitle, texts::kScheduledDetail);
            return Busy(texts::kPublishingTitle, texts::kNextInLine);
        case PinState::kPublishing:
            return Busy(texts::kPublishingTitle, texts::kOnItsWay);
        case PinState::kUnconfirmed: {
            PinWords words = WithCause(texts::kCheckingTitle, pin, texts::kCheckingDetail);
            words.busy = !OffersOf(pin).decide;
            return words;
        }
        case PinState::kPublished:
            if (pin.cause)
                return WithCause(texts::kWasPublishedTitle, pin, {});
            return Settled(texts::kIsPublishedTitle, pin.confirmed_at ? texts::kIsLive : std::string_view());
        case PinState::kHeld:
            return WithCause(texts::kHeldTitle, pin, texts::kHeldDetail);
        case PinState::kFailed:
            return WithCause(texts::kFailedTitle, pin, texts::kFailedDetail);
        case PinState::kCanceled:
            return Settled(texts::kCanceledTitle, texts::kCanceledDetail);
    }
    return {};
}

const Diagnosis* AccountRests(const Pin& pin, const Account* account, Timestamp now)
{
    const bool due = !pin.publish_at || *pin.publish_at <= now;
    const bool rests =
        account != nullptr && account->rests_for && account->rests_until && *account->rests_until > now;
    return pin.state == PinState::kScheduled && !pin.cause && due && rests ? &*account->rests_for : nullptr;
}

PinWords DescribePin(const Pin& pin, const Account* account, const Zone& zone, Timestamp now)
{
    Pin shown = pin;
    if (const Diagnosis* const why = AccountRests(pin, account, now))
        shown.cause = *why;
    PinWords words = DescribePin(shown);
    if (pin.state != PinState::kScheduled || !shown.cause)
        return words;
    std::optional<Timestamp> next = pin.retry_at;
    if (account != nullptr && account->rests_until && (!next || *account->rests_until > *next))
        next = account->rests_until;
    words.try_now = shown.cause->action == Action::kRetry;
    std::string then = Fill(texts::kTriesAgainSoon);
    if (next && *next > now)
        then = Fill(words.try_now ? texts::kNextTryAt : texts::kContinuesAt,
                    {{"time", TimeOrDay(*next, zone, now)}});
    words.detail = TwoSentences(words.detail, then);
    return words;
}

std::vector<HistoryLine> HistoryOf(const Pin& pin)
{
    std::vector<HistoryLine> lines;
    for (const PinEvent& one : pin.history) {
        for (const EventWords& words : kEvents) {
            if (words.event != one.event)
                continue;
            HistoryLine line{Fill(words.text), {}, one.at};
            if (one.cause && words.with_cause) {
                line.text = Fill(*words.with_cause, {{"cause", one.cause->title}});
                line.detail = one.cause->detail;
            } else if (one.cause) {
                line.detail = TwoSentences(one.cause->title, one.cause->detail);
            }
            lines.push_back(std::move(line));
        }
    }
    return lines;
}

EmptyWords NoPins(const Route& route)
{
    const bool planned = route.screen == Screen::kSchedule;
    switch (route.tab) {
        case PinTab::kAll:
            if (planned)
                return {texts::kNothingPlannedTitle, texts::kNothingPlannedDetail};
            return {texts::kNoPinsTitle, texts::kNoPinsDetail};
        case PinTab::kWaiting:
            if (planned)
                return {texts::kNoneHeldTitle, texts::kNoneHeldDetail};
            return {texts::kNoneWaitingTitle, texts::kNoneWaitingDetail};
        case PinTab::kPublished:
            return {texts::kNonePublishedTitle, texts::kNonePublishedDetail};
        case PinTab::kFailed:
            return {texts::kNoneFailedTitle, texts::kNoneFailedDetail};
        case PinTab::kDrafts:
            return {texts::kNoDraftsTitle, texts::kNoDraftsDetail};
        case PinTab::kScheduled:
            return {texts::kNoneScheduledTitle, texts::kNoneScheduledDetail};
    }
    return {};
}

std::string DayName(long long from_today, std::string_view written)
{
    if (from_today == 0)
        return Fill(texts::kToday);
    return from_today == 1 ? Fill(texts::kTomorrow) : std::string(written);
}

std::string MoreText(std::size_t count)
{
    return FillPlural(texts::kMoreCount, static_cast<std::int64_t>(count));
}

std::string_view TitleOf(const Pin& pin)
{
    return pin.title.empty() ? texts::kUntitled : std::string_view(pin.title);
}

std::string PinTurned(const Pin& pin)
{
    return Fill(texts::kPinChanged, {{"title", TitleOf(pin)}, {"state", PinStateLabel(pin.state)}});
}

std::string PinsTurned(std::size_t count)
{
    return FillPlural(texts::kPinsChanged, static_cast<std::int64_t>(count));
}

}  // namespace pinwright::app::words
