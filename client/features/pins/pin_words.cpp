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
    {"accepted", "Pinterest took it."},
    {"refused", "Pinterest refused it:"},
    {"unknown", "No clear answer; looking for it."},
    {"looked", "Looked for it; not there yet."},
    {"not_made", "It was not made; it goes out again."},
    {"confirmed", "Seen live at Pinterest."},
    {"held", "Waiting:"},
    {"resumed", "It goes on."},
    {"canceled", "Canceled."},
    {"moved", "Moved to the next free time."},
    {"vanished", "No longer at Pinterest."},
};

}  // namespace

Diagnosis ChangedElsewhere()
{
    return {"changed_elsewhere", "This pin was changed elsewhere in the meantime.",
            "What you changed here is not saved, so that nothing of it is lost unseen.",
            "Load the pin anew; what you changed here goes.", Action::kReloadPin};
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
            return "Being looked for";
        case PinState::kPublished:
            return "Published";
        case PinState::kHeld:
            return "Waiting";
        case PinState::kFailed:
            return "Not published";
        case PinState::kCanceled:
            return "Canceled";
    }
    return {};
}

std::string_view PinLabel(const Pin& pin)
{
    return pin.state == PinState::kPublished && pin.cause ? "No longer there" : PinStateLabel(pin.state);
}

PinWords DescribePin(const Pin& pin)
{
    switch (pin.state) {
        case PinState::kDraft:
            return Settled("This pin is a draft.", "It is kept here and has not been published.");
        case PinState::kScheduled:
            if (pin.cause)
                return WithCause("Your pin goes out a little later.", pin, {});
            if (pin.expected_at)
                return Settled("Your pin is overdue, and goes out soon.",
                               "Overdue pins go out one after another, the oldest first.");
            if (pin.publish_at)
                return Settled("Your pin is scheduled.", "It goes out by itself when it is due.");
            return Busy("Publishing your pin", "It is next in line.");
        case PinState::kPublishing:
            return Busy("Publishing your pin", "It is on its way to Pinterest.");
        case PinState::kUnconfirmed: {
            PinWords words =
                WithCause("Looking for your pin at Pinterest", pin,
                          "Pinterest’s answer did not arrive, so the board is being looked through. "
                          "The pin is never posted twice.");
            words.busy = !OffersOf(pin).decide;
            return words;
        }
        case PinState::kPublished:
            if (pin.cause)
                return WithCause("Your pin was published.", pin, {});
            return Settled("Your pin is published.",
                           pin.confirmed_at ? "It was seen live at Pinterest." : "");
        case PinState::kHeld:
            return WithCause("Your pin is waiting.", pin, "It is kept, and goes out by itself.");
        case PinState::kFailed:
            return WithCause("Your pin was not published.", pin, "Pinterest did not take it.");
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
        words.detail += " " + std::string(words.try_now ? "It is tried again at " : "It continues at ") +
                        TimeOrDay(*next, zone, now) + ".";
    else
        words.detail += " It is tried again in a moment.";
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
                return {
                    "Nothing is planned.",
                    "Compose a pin and choose a time, or save it as a draft; it is listed here by its day."};
            return {"There are no pins yet.", "Compose one; each pin is listed here with what became of it."};
        case PinTab::kWaiting:
            if (planned)
                return {"No pin is held up.", "A pin that cannot go out is listed here, with the reason."};
            return {"No pin is waiting.",
                    "A pin that is on its way, or held up, is listed here until it is out."};
        case PinTab::kPublished:
            return {"Nothing is published yet.", "Compose a pin; it is listed here once Pinterest took it."};
        case PinTab::kFailed:
            return {"No pin was refused.",
                    "A pin that Pinterest does not take is listed here, with the reason and what to do."};
        case PinTab::kDrafts:
            return {"There are no drafts.", "A pin that is saved as a draft waits here until you say when."};
        case PinTab::kScheduled:
            return {"No pin is scheduled.",
                    "Compose a pin and choose a time; it is listed here until it is out."};
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
