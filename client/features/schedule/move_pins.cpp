#include "client/features/schedule/move_pins.hpp"

#include <algorithm>
#include <cstdlib>

#include "client/core/common_words.hpp"
#include "client/core/local_time.hpp"
#include "client/features/pins/batch_words.hpp"
#include "client/features/pins/publish_retry_cancel.hpp"
#include "client/features/pins/selection.hpp"
#include "client/features/schedule/schedule_words.hpp"
#include "shared/pin_batch.hpp"

namespace pinwright::app {

namespace {

/// A whole number with or without a sign; empty for 0 and anything else.
std::optional<long long> ReadDays(const std::string& text)
{
    char* end = nullptr;
    const long long days = std::strtoll(text.c_str(), &end, 10);
    if (text.empty() || *end != '\0' || days == 0 || days > kMostMoveDays || days < -kMostMoveDays)
        return std::nullopt;
    return days;
}

}  // namespace

Timestamp MovedBy(const Pin& pin, long long days, const Zone& zone)
{
    const NamedZone own(zone, pin.time_zone);
    const Reading reading = ReadingAt(own, *pin.publish_at);
    const std::string date = DateOf(DayOf(reading.date).value_or(0) + days);
    return ReadWallClock(own, date, reading.time).value_or(Moment{*pin.publish_at}).at;
}

// ---- Moving ----

PinTask MovePins::By(const Pin& pin, long long days) const
{
    PinTask task{pin, std::nullopt, words::WhyNotMoved(pin)};
    if (!task.refusal.empty())
        return task;
    if (!pin.publish_at) {
        task.refusal = texts::kHasNoTime;
        return task;
    }
    task.publish_at = MovedBy(pin, days, m_core.zone());
    if (*task.publish_at <= m_core.Now())
        task.refusal = texts::kTimePassed;
    return task;
}

PinTask MovePins::ToDate(const Pin& pin, long long day) const
{
    return By(pin, pin.publish_at ? day - DayAt(m_core.zone(), *pin.publish_at) : 0);
}

void MovePins::ToDay(const std::string& pin_id, const std::string& date)
{
    const Pin* const pin = FindPin(m_core.state, pin_id);
    const std::optional<long long> day = DayOf(date);
    if (pin == nullptr || !day)
        return;
    PinTask task = ToDate(*pin, *day);
    if (task.publish_at != pin->publish_at)
        m_batch.Start(BatchKind::kMove, {std::move(task)});
}

void MovePins::TellWhyNot(const std::string& pin_id)
{
    if (const Pin* const pin = FindPin(m_core.state, pin_id))
        m_core.Toast(words::WhyNotMoved(*pin));
}

void MovePins::Ask(const std::string& pin_id)
{
    const bool all = pin_id.empty() && m_core.state.selection.all;
    std::vector<Pin> pins = Selected();
    if (!pin_id.empty()) {
        const Pin* const pin = FindPin(m_core.state, pin_id);
        if (pin == nullptr || !OffersOf(*pin).move)
            return;
        pins = {*pin};
    }
    if (pins.empty() || (pin_id.empty() && !OffersOfSelection(m_core.state).move))
        return;
    MoveDialog dialog;
    dialog.single = !pin_id.empty();
    dialog.all = all;
    const Timestamp at = pins.front().publish_at.value_or(
        std::chrono::ceil<std::chrono::hours>(m_core.Now() + std::chrono::minutes(30)));
    if (dialog.single)
        dialog.time_zone = pins.front().time_zone;
    const NamedZone zone(m_core.zone(), dialog.time_zone);
    const Reading reading = ReadingAt(zone, at);
    dialog.date = reading.date;
    dialog.time = reading.time;
    dialog.by_days = !dialog.single;
    if (!all)
        dialog.pins = std::move(pins);
    m_core.state.move = std::move(dialog);
    Check();
}

void MovePins::Edit(MoveField field, const std::string& text)
{
    if (!m_core.state.move)
        return;
    MoveDialog& dialog = *m_core.state.move;
    (field == MoveField::kDate ? dialog.date : field == MoveField::kTime ? dialog.time : dialog.days) = text;
    Check();
}

void MovePins::ChooseBy(bool by_days)
{
    if (!m_core.state.move)
        return;
    m_core.state.move->by_days = by_days;
    Check();
}

/// Updates the meaning of the fields and their problems.
void MovePins::Check()
{
    MoveDialog& dialog = *m_core.state.move;
    dialog.words.clear();
    dialog.problems.clear();
    dialog.at.reset();
    if (dialog.by_days) {
        if (!ReadDays(dialog.days))
            dialog.problems.push_back(words::NoDaysProblem());
        return;
    }
    if (!dialog.single) {
        if (!DayOf(dialog.date))
            dialog.problems.push_back(words::NoDateProblem());
        return;
    }
    const NamedZone zone(m_core.zone(), dialog.time_zone);
    dialog.words = Fill(texts::kZoneSentence, {{"zone", words::ZoneWords(zone.Name())}});
    const std::optional<Moment> moment = ReadWallClock(zone, dialog.date, dialog.time);
    if (!moment) {
        dialog.problems.push_back(words::NoTimeProblem());
        return;
    }
    dialog.at = moment->at;
    dialog.words = words::TwoSentences(dialog.words, words::MomentWords(*moment, dialog.time, zone));
    if (*dialog.at <= m_core.Now())
        dialog.problems.push_back(words::PastProblem());
}

void MovePins::OnClock()
{
    if (m_core.state.move)
        Check();
}

void MovePins::Confirm()
{
    if (!m_core.state.move)
        return;
    Check();
    MoveDialog& dialog = *m_core.state.move;
    dialog.attempted = true;
    if (!dialog.problems.empty()) {
        m_core.Announce(Politeness::kAssertive, dialog.problems.front().title);
        return;
    }
    if (dialog.all) {
        const std::optional<long long> days = dialog.by_days ? ReadDays(dialog.days) : std::nullopt;
        const std::string date = dialog.date;
        m_core.state.move.reset();
        m_whole.Move(days ? std::optional<std::int64_t>(*days) : std::nullopt, date);
        return;
    }
    std::vector<PinTask> tasks;
    for (const Pin& old : dialog.pins) {
        // The pin may have changed while the dialog was open.
        const Pin* const now = FindPin(m_core.state, old.id);
        const Pin& pin = now != nullptr ? *now : old;
        if (dialog.single)
            tasks.push_back({pin, dialog.at, words::WhyNotMoved(pin)});
        else if (dialog.by_days)
            tasks.push_back(By(pin, ReadDays(dialog.days).value_or(0)));
        else
            tasks.push_back(ToDate(pin, DayOf(dialog.date).value_or(0)));
    }
    m_core.state.move.reset();
    m_batch.Start(BatchKind::kMove, std::move(tasks));
}

// ---- Selecting ----

std::vector<Pin> MovePins::Selected() const
{
    std::vector<Pin> pins;
    for (const Pin& pin : ShownPins(m_core.state).pins) {
        if (IsSelected(m_core.state, pin.id))
            pins.push_back(pin);
    }
    return pins;
}

void MovePins::Select(bool on)
{
    m_core.state.selection = {};
    m_core.state.selection.on = on;
    m_core.Announce(Politeness::kPolite, on ? texts::kSelecting : texts::kNotSelecting);
}

void MovePins::Toggle(const std::string& pin_id, bool extend)
{
    Selection& selection = m_core.state.selection;
    selection.on = true;
    const std::vector<Pin>& pins = ShownPins(m_core.state).pins;
    const auto at = [&](const std::string& id) {
        return std::find_if(pins.begin(), pins.end(), [&](const Pin& pin) { return pin.id == id; });
    };
    auto from = at(selection.last), to = at(pin_id);
    if (to == pins.end())
        return;
    if (extend && from != pins.end()) {
        if (to < from)
            std::swap(from, to);
        for (auto one = from; one <= to; ++one) {
            if (selection.all)
                selection.ids.erase(one->id);
            else
                selection.ids.insert(one->id);
        }
    } else if (selection.ids.erase(pin_id) == 0) {
        selection.ids.insert(pin_id);
    }
    selection.last = pin_id;
    m_core.Announce(Politeness::kPolite, words::SelectedText(SelectedCount(m_core.state)));
}

void MovePins::SelectAll()
{
    Selection& selection = m_core.state.selection;
    selection.ids.clear();
    const PinList& list = ShownPins(m_core.state);
    selection.all = !list.complete;
    selection.matching = list.total;
    if (!selection.all) {
        for (const Pin& pin : list.pins)
            selection.ids.insert(pin.id);
    } else {
        // The server's last count is by state at best, and may be outdated.
        m_whole.Count();
    }
    m_core.Announce(Politeness::kPolite, words::SelectedText(SelectedCount(m_core.state)));
}

void MovePins::CancelSelected()
{
    if (m_core.state.selection.all) {
        m_whole.Cancel();
        return;
    }
    std::vector<PinTask> tasks;
    for (const Pin& pin : Selected())
        tasks.push_back({pin, std::nullopt, OffersOf(pin).cancel ? std::string() : words::WhyFixed(pin)});
    m_batch.Start(BatchKind::kCancel, std::move(tasks));
}

void MovePins::RetrySelected()
{
    if (m_core.state.selection.all) {
        m_whole.Retry();
        return;
    }
    std::vector<PinTask> tasks;
    for (const Pin& pin : Selected())
        tasks.push_back({pin, std::nullopt, OffersOf(pin).retry ? std::string() : words::WhyNotRetried(pin)});
    m_batch.Start(BatchKind::kRetry, std::move(tasks));
}

void MovePins::Forget()
{
    m_core.state.selection = {};
    m_core.state.move.reset();
}

}  // namespace pinwright::app
