// Another pin in the form: none, a stored one, or that of another tab. The rest of Publishing stands in
// publishing.cpp.
#include "client/app/pin_changes.hpp"
#include "client/app/publishing.hpp"
#include "client/app/wall_clock.hpp"
#include "client/app/words.hpp"
#include "shared/api_json.hpp"

namespace pinwright::app {

void Publishing::Reset()
{
    m_image.Forget();
    m_form.Reset();
    m_boards.Refilter();
}

void Publishing::AskDiscard()
{
    if (HasContent(m_form.draft()) || compose().image.phase != ImageSlot::Phase::kEmpty)
        compose().asks_discard = !m_form.locked();
    else
        Discard();
}

void Publishing::Discard()
{
    if (m_form.locked())
        return;
    Reset();
    m_form.Save();
    m_core.Announce(Politeness::kPolite, words::kDiscarded);
}

void Publishing::OnElsewhere(std::string_view text)
{
    const ImageSlot& image = compose().image;
    const bool uploading =
        image.phase == ImageSlot::Phase::kUploading || image.phase == ImageSlot::Phase::kInterrupted;
    const std::optional<Draft> other = DraftFromText(text);
    if (other && !HasContent(*other) && HasContent(m_form.draft()) && !m_form.locked() && !m_form.apart()) {
        // A form without words, as a tab keeps it that has just been opened, takes nothing away.
        m_form.Adopt(text);
        m_form.Save();
    } else if (m_form.locked()) {
        m_elsewhere = std::string(text);
    } else if (m_form.unsaved() || uploading || m_form.apart()) {
        // Written in both at once: this one goes on by itself.
        m_form.Part();
        compose().elsewhere = words::kDraftApart;
        m_core.Announce(Politeness::kPolite, words::kDraftApart);
        m_core.changed = true;
    } else {
        TakeOver(text);
    }
}

void Publishing::TakeOver(std::string_view text)
{
    std::optional<Draft> other = DraftFromText(text);
    const bool had = HasContent(m_form.draft()), followed = !compose().elsewhere.empty();
    if (!other && !had)
        return m_form.Adopt(text);
    Reset();
    if (other) {
        if (other->pin_id.empty())
            other->pin_id = m_form.draft().pin_id;
        m_form.draft() = std::move(*other);
        m_form.ShowImage();
        m_boards.Refilter();
        m_form.Recheck();
    }
    m_form.Adopt(text);
    compose().elsewhere = other ? words::kDraftFollowed : words::kDraftGone;
    m_core.changed = true;
    if (!followed || !other)
        m_core.Announce(Politeness::kPolite, compose().elsewhere);
}

bool Publishing::TakeUp(const Pin& pin)
{
    if (HasContent(m_form.draft()) || m_form.locked())
        return false;
    Fill(pin);
    return true;
}

void Publishing::Fill(const Pin& pin)
{
    Reset();
    Draft& draft = m_form.draft();
    draft.pin_id = pin.id;
    draft.revision = pin.revision;
    if (pin.publish_at) {
        const Reading reading = ReadingAt(m_core.zone(), *pin.publish_at);
        draft.later = true;
        draft.date = reading.date;
        draft.time = reading.time;
    }
    if (FindAccount(m_core.state, pin.account_id) != nullptr)
        draft.account_id = pin.account_id;
    TakeWords(draft, pin);
    const bool image_refused = pin.cause && pin.cause->action == "choose_image";
    if (!pin.media.empty() && !image_refused) {
        Media media;
        media.id = pin.media.front();
        draft.media = media;
        compose().image.phase = ImageSlot::Phase::kUploaded;
    }
    m_boards.Refilter();
    m_form.Recheck();
    m_form.Save();
}

void Publishing::LoadAnew()
{
    const std::string& id = m_form.draft().pin_id;
    if (!m_form.draft().is_new() && !m_core.Awaits(Purpose::kLoadPin))
        m_core.Send(Purpose::kLoadPin, id, "GET", PinAddress(id));
}

void Publishing::OnLoaded(const Answer& answer)
{
    if (m_form.draft().pin_id != answer.subject)
        return;
    m_core.changed = true;
    const Pin pin = answer.good() ? PinFromJson(answer.json) : Pin{};
    if (!answer.good() || OffersOf(pin).edit) {
        if (!answer.good())
            return StopWith(answer.failure());
        Fill(pin);
        return m_core.Toast(std::string(words::kLoadedAnew));
    }
    Reset();
    m_form.Save();
    m_follower.Begin(pin, {});
    m_core.Go({Screen::kPin, pin.id}, History::kPush);
}

}  // namespace pinwright::app
