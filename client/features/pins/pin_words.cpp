#include "client/features/pins/pin_words.hpp"

#include "client/features/pins/publish_retry_cancel.hpp"

namespace pinwright::app::words {

namespace {

std::string Sentence(std::string_view text)
{
    return std::string(text);
}

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
    return {Sentence(title), Sentence(detail), {}, {}, false};
}

PinWords Busy(std::string_view title, std::string_view detail)
{
    return {Sentence(title), Sentence(detail), {}, {}, true};
}

/// Uses the state's own sentence as the title, followed by the cause.
PinWords WithCause(std::string_view title, const Pin& pin, std::string_view otherwise)
{
    if (!pin.cause)
        return Settled(title, otherwise);
    PinWords words = Settled(title, pin.cause->title);
    if (!pin.cause->detail.empty())
        words.detail += " " + pin.cause->detail;
    words.fix = pin.cause->fix;
    words.action = pin.cause->action;
    return words;
}

struct EventWords {
    std::string_view event;
    std::string_view text;  ///< Ends in a colon if the cause completes the sentence.
};

constexpr EventWords kEvents[] = {
    {"saved", "Saved."},
    {"changed", "Changed."},
    {"skipped", "Its time passed:"},
    {"started", "Sent to Pinterest."},
    {"accepted", "Published."},
    {"refused", "Pinterest refused it:"},
    {"unknown", "No clear answer. Checking."},
    {"looked", "Checked. Not there yet."},
    {"not_made", "Not created. Trying again."},
    {"confirmed", "Live on Pinterest."},
    {"held", "On hold:"},
    {"resumed", "Resumed."},
    {"canceled", "Canceled."},
    {"moved", "Moved to the next free slot."},
    {"vanished", "No longer on Pinterest."},
};

}  // namespace

Diagnosis ChangedElsewhere()
{
    return {"changed_elsewhere", "This pin was changed somewhere else in the meantime.",
            "Your changes were not saved, so that nothing gets overwritten.",
            "Reload the pin? Your changes here will be lost.", Action::kReloadPin};
}

std::string_view PinStateLabel(PinState state)
{
    switch (state) {
        case PinState::kDraft:
            return "Draft";
        case PinState::kScheduled:
            return "Scheduled";
        case PinState::kPublishing:
            return "Publishing";
        case PinState::kUnconfirmed:
            return "Checking";
        case PinState::kPublished:
            return "Published";
        case PinState::kHeld:
            return "On hold";
        case PinState::kFailed:
            return "Not published";
        case PinState::kCanceled:
            return "Canceled";
    }
    return {};
}

std::string_view PinLabel(const Pin& pin)
{
    return pin.state == PinState::kPublished && pin.cause ? "Deleted on Pinterest" : PinStateLabel(pin.state);
}

PinWords DescribePin(const Pin& pin)
{
    switch (pin.state) {
        case PinState::kDraft:
            return Settled("This pin is a draft.", "It’s saved here and hasn’t been published.");
        case PinState::kScheduled:
            if (pin.cause)
                return WithCause("Your pin will be published a little later.", pin, {});
            if (pin.expected_at)
                return Settled("Your pin is overdue and will be published soon.",
                               "Overdue pins are published one by one, oldest first.");
            if (pin.publish_at)
                return Settled("Your pin is scheduled.", "It will be published automatically.");
            return Busy("Publishing your pin", "It is next in line.");
        case PinState::kPublishing:
            return Busy("Publishing your pin", "It is on its way to Pinterest.");
        case PinState::kUnconfirmed: {
            PinWords words = WithCause(
                "Checking Pinterest for your pin", pin,
                "Pinterest’s answer didn’t arrive, so Pinwright searches the board. No pin is posted twice.");
            words.busy = !OffersOf(pin).decide;
            return words;
        }
        case PinState::kPublished:
            if (pin.cause)
                return WithCause("Your pin was published.", pin, {});
            return Settled("Your pin is published.", pin.confirmed_at ? "It’s live on Pinterest." : "");
        case PinState::kHeld:
            return WithCause("Your pin is on hold.", pin, "It’s saved and will be published automatically.");
        case PinState::kFailed:
            return WithCause("Your pin was not published.", pin, "Pinterest refused it.");
        case PinState::kCanceled:
            return Settled("This pin was canceled.", "It was not published.");
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
    if (next && *next > now)
        words.detail += " " + std::string(words.try_now ? "Next try at " : "It continues at ") +
                        TimeOrDay(*next, zone, now) + ".";
    else
        words.detail += " Pinwright will try again in a moment.";
    return words;
}

std::vector<HistoryLine> HistoryOf(const Pin& pin)
{
    std::vector<HistoryLine> lines;
    for (const PinEvent& one : pin.history) {
        for (const EventWords& words : kEvents) {
            if (words.event != one.event)
                continue;
            HistoryLine line{Sentence(words.text), {}, one.at};
            if (line.text.back() == ':') {
                if (one.cause)
                    line.text += " " + one.cause->title;
                else
                    line.text.back() = '.';
            } else if (one.cause) {
                line.detail = one.cause->title;
            }
            if (one.cause && !one.cause->detail.empty())
                line.detail += (line.detail.empty() ? "" : " ") + one.cause->detail;
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
                return {"Nothing is planned.", "Scheduled pins and drafts appear here."};
            return {"No pins yet.", "Pins you create appear here."};
        case PinTab::kWaiting:
            if (planned)
                return {"No pins are on hold.", "Pins that can’t be published appear here, with the reason."};
            return {"No pins are waiting.", "Pins that are being published or on hold appear here."};
        case PinTab::kPublished:
            return {"Nothing published yet.", "Pins appear here once they’re published."};
        case PinTab::kFailed:
            return {"No pin was refused.",
                    "Pins that Pinterest refuses appear here, with the reason and the fix."};
        case PinTab::kDrafts:
            return {"No drafts.", "Pins you save as drafts appear here."};
        case PinTab::kScheduled:
            return {"No pins are scheduled.", "Pins with a publishing time appear here."};
    }
    return {};
}

std::string DayName(long long from_today, std::string_view written)
{
    if (from_today == 0)
        return "Today";
    return from_today == 1 ? "Tomorrow" : std::string(written);
}

std::string MoreText(std::size_t count)
{
    return std::to_string(count) + " more";
}

std::string_view TitleOf(const Pin& pin)
{
    return pin.title.empty() ? kUntitled : std::string_view(pin.title);
}

std::string PinTurned(const Pin& pin)
{
    return Sentence(TitleOf(pin)) + ": " + Sentence(PinStateLabel(pin.state)) + ".";
}

std::string PinsTurned(std::size_t count)
{
    return std::to_string(count) + " pins changed.";
}

}  // namespace pinwright::app::words
