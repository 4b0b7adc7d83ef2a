// When the form's pin will be published: now, at its date and time, or in the account's next free slot.
#include "client/core/common_words.hpp"
#include "client/core/local_time.hpp"
#include "client/features/compose/compose_words.hpp"
#include "client/features/compose/form.hpp"

namespace pinwright::app {

namespace {

/// Minimum distance of the first suggested time from now.
constexpr std::chrono::minutes kSoonest{30};

}  // namespace

void Form::ChooseWhen(bool later)
{
    Draft& one = draft();
    if (locked() || one.later == later)
        return;
    one.later = later;
    one.next_slot = false;
    if (later && one.date.empty() && one.time.empty()) {
        // Suggest a full hour that leaves enough time to make changes.
        const Reading soon =
            ReadingAt(m_core.zone(), std::chrono::ceil<std::chrono::hours>(m_core.Now() + kSoonest));
        one.date = soon.date;
        one.time = soon.time;
    }
    Edited("publish_at");
}

void Form::ChooseSlot(Timestamp expected)
{
    Draft& one = draft();
    if (locked())
        return;
    const Reading reading = ReadingAt(m_core.zone(), expected);
    one.later = one.next_slot = true;
    one.date = reading.date;
    one.time = reading.time;
    const std::string before = compose().when_words;
    Edited("publish_at");
    if (compose().when_words != before)
        m_core.Announce(Politeness::kPolite, compose().when_words);
}

void Form::LeaveSlot()
{
    if (!draft().next_slot || locked())
        return;
    draft().next_slot = false;
    Edited("publish_at");
}

/// Reads the date and time in the browser's zone. Repeated at every check, because the zone can change.
void Form::ReadWhen()
{
    Draft& one = draft();
    one.publish_at.reset();
    one.time_zone.clear();
    compose().when_words.clear();
    if (!one.later)
        return;
    one.time_zone = m_core.zone().Name();
    compose().when_words = Fill(texts::kZoneSentence, {{"zone", words::ZoneWords(one.time_zone)}});
    if (const std::optional<Moment> moment = ReadWallClock(m_core.zone(), one.date, one.time)) {
        one.publish_at = moment->at;
        compose().when_words =
            words::TwoSentences(compose().when_words, words::MomentWords(*moment, one.time, m_core.zone()));
    }
    if (one.next_slot)
        compose().when_words = words::TwoSentences(compose().when_words, texts::kSlotExpected);
}

}  // namespace pinwright::app
