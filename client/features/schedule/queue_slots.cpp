#include "client/features/schedule/queue_slots.hpp"

#include <algorithm>

#include "client/features/accounts/account_words.hpp"
#include "client/features/schedule/schedule_words.hpp"
#include "shared/api_json.hpp"

namespace pinwright::app {

namespace {

constexpr int kWeekdays = 5, kWeek = 7;

std::string AddressOf(const std::string& account_id)
{
    return "/api/v1/accounts/" + EncodePart(account_id);
}

}  // namespace

// ---- The dialog ----

void QueueSlots::Open(const std::string& account_id)
{
    const Account* const account = FindAccount(m_core.state, account_id);
    if (account == nullptr)
        return;
    QueueDialog dialog;
    dialog.account_id = account_id;
    dialog.name = words::NameOf(*account);
    dialog.times = account->queue_times;
    dialog.own_zone = m_core.zone().Name();
    if (dialog.times.time_zone.empty())
        dialog.times.time_zone = dialog.own_zone;
    dialog.weekdays = WeekdayNames(m_core.zone());
    m_core.state.queue = std::move(dialog);
}

void QueueSlots::Close()
{
    if (m_core.state.queue && !m_core.state.queue->busy)
        m_core.state.queue.reset();
}

void QueueSlots::ChooseDay(int day)
{
    if (m_core.state.queue)
        m_core.state.queue->day = day;
}

void QueueSlots::EditTime(const std::string& time)
{
    if (!m_core.state.queue)
        return;
    m_core.state.queue->time = time;
    m_core.state.queue->problems.clear();
}

void QueueSlots::Put(const QueueSlot& slot)
{
    std::vector<QueueSlot>& slots = m_core.state.queue->times.slots;
    const auto place = std::lower_bound(slots.begin(), slots.end(), slot);
    if (place == slots.end() || *place != slot)
        slots.insert(place, slot);
}

void QueueSlots::Add()
{
    if (!m_core.state.queue)
        return;
    QueueDialog& dialog = *m_core.state.queue;
    const std::optional<int> minute = ParseTimeOfDay(dialog.time);
    dialog.problems.clear();
    if (!minute) {
        dialog.problems.push_back(words::NoSlotTimeProblem());
        m_core.Announce(Politeness::kAssertive, dialog.problems.front().title);
        return;
    }
    const int first = dialog.day <= kEveryDay ? 1 : dialog.day;
    const int last = dialog.day == kOnWeekdays ? kWeekdays : dialog.day == kEveryDay ? kWeek : dialog.day;
    for (int day = first; day <= last; ++day)
        Put({day, *minute});
    if (dialog.times.slots.size() > static_cast<std::size_t>(kMostQueueSlots))
        dialog.times.slots.resize(static_cast<std::size_t>(kMostQueueSlots));
    m_core.Announce(Politeness::kPolite, words::SlotsText(dialog.times.slots.size()));
}

void QueueSlots::Remove(const QueueSlot& slot)
{
    if (!m_core.state.queue)
        return;
    std::vector<QueueSlot>& slots = m_core.state.queue->times.slots;
    slots.erase(std::remove(slots.begin(), slots.end(), slot), slots.end());
    m_core.Announce(Politeness::kPolite, words::SlotsText(slots.size()));
}

void QueueSlots::CopyToWeekdays(int day)
{
    if (!m_core.state.queue)
        return;
    std::vector<QueueSlot>& slots = m_core.state.queue->times.slots;
    std::vector<int> minutes;
    for (const QueueSlot& slot : slots) {
        if (slot.day == day)
            minutes.push_back(slot.minute);
    }
    const auto of_weekday = [](const QueueSlot& slot) { return slot.day <= kWeekdays; };
    slots.erase(std::remove_if(slots.begin(), slots.end(), of_weekday), slots.end());
    for (int to = 1; to <= kWeekdays; ++to) {
        for (const int minute : minutes)
            Put({to, minute});
    }
    m_core.Announce(Politeness::kPolite, words::SlotsText(slots.size()));
}

void QueueSlots::UseOwnZone()
{
    if (m_core.state.queue)
        m_core.state.queue->times.time_zone = m_core.state.queue->own_zone;
}

void QueueSlots::Save()
{
    if (!m_core.state.queue || m_core.state.queue->busy)
        return;
    QueueDialog& dialog = *m_core.state.queue;
    dialog.busy = true;
    dialog.problem.reset();
    AccountChange change;
    change.queue_times = dialog.times;
    m_core.Send(Purpose::kQueueTimes, dialog.account_id, "PATCH", AddressOf(dialog.account_id),
                JsonText(AccountChangeToJson(change)));
}

void QueueSlots::OnSaved(const Answer& answer)
{
    std::optional<QueueDialog>& dialog = m_core.state.queue;
    if (!dialog || dialog->account_id != answer.subject)
        return;
    dialog->busy = false;
    if (!answer.good()) {
        dialog->problem = answer.failure();
        m_core.Announce(Politeness::kAssertive, Spoken(*dialog->problem));
        return;
    }
    for (Account& account : m_core.state.server.status.accounts) {
        if (account.id == answer.subject)
            account.queue_times = AccountFromJson(answer.json).queue_times;
    }
    dialog.reset();
    m_core.Toast(std::string(texts::kTimesSaved));
    m_asked_at = -1;
    NeedFreeTime();
    m_server.Ask();
}

// ---- The next free slot ----

void QueueSlots::NeedFreeTime()
{
    const Account* const account = ChosenAccount(m_core.state);
    FreeTime& free = m_core.state.free_time;
    const std::string wanted =
        account != nullptr && !account->queue_times.slots.empty() ? account->id : std::string();
    if (free.account_id != wanted) {
        free = {};
        free.account_id = wanted;
        m_asked_at = -1;
        m_core.Cancel(Purpose::kFreeTimes);
        if (wanted.empty())
            m_form.LeaveSlot();
    }
    const std::int64_t revision = m_core.state.server.status.revision;
    const bool passed = free.at && *free.at <= m_core.Now();
    if (wanted.empty() || m_core.state.route.screen != Screen::kCompose || !m_core.visible ||
        (revision == m_asked_at && !passed) || m_core.Awaits(Purpose::kFreeTimes))
        return;
    m_asked_at = revision;
    m_core.Send(Purpose::kFreeTimes, wanted, "GET", AddressOf(wanted) + "/free-times?count=1");
}

void QueueSlots::OnFreeTimes(const Answer& answer)
{
    FreeTime& free = m_core.state.free_time;
    if (answer.subject != free.account_id)
        return;
    const std::vector<Timestamp> times =
        answer.good() ? FreeTimesFromJson(answer.json) : std::vector<Timestamp>{};
    free.load = answer.good() ? Load::kReady : Load::kFailed;
    free.at = times.empty() ? std::nullopt : std::optional(times.front());
    free.problem = !answer.good() && !answer.passing() ? std::optional(answer.failure()) : std::nullopt;
    free.words = free.at ? m_core.zone().InWords(*free.at) : std::string();
    if (free.at && m_form.draft().next_slot && m_form.draft().publish_at != free.at)
        m_form.ChooseSlot(*free.at);
}

void QueueSlots::TakeFreeTime()
{
    const FreeTime& free = m_core.state.free_time;
    if (!free.at)
        return;
    m_form.ChooseSlot(*free.at);
}

}  // namespace pinwright::app
