// Switches the form to another pin: a new one, a stored one, or another tab's. The rest of PublishForm is in
// publish_form.cpp.
#include "client/features/compose/compose_words.hpp"
#include "client/features/compose/publish_form.hpp"
#include "client/features/pins/publish_retry_cancel.hpp"
#include "shared/api_json.hpp"

namespace pinwright::app {

void PublishForm::Reset()
{
    m_image.Forget();
    m_form.Reset();
    m_boards.Refilter();
}

bool PublishForm::HasWork()
{
    const Draft& draft = m_form.draft();
    if (!draft.is_new())
        return HasChanges(draft);
    return HasContent(draft) || compose().image.phase != ImageSlot::Phase::kEmpty;
}

void PublishForm::AskDiscard()
{
    if (HasWork())
        compose().asks_discard = !m_form.locked();
    else
        Discard();
}

void PublishForm::New()
{
    // The draft of a new pin stays.
    if (m_form.draft().is_new() || m_form.locked())
        return;
    if (HasWork()) {
        compose().asks_discard = true;
        return;
    }
    Reset();
    m_form.Save();
}

void PublishForm::LeaveForm(bool was_shown)
{
    const Draft& draft = m_form.draft();
    const bool idle = compose().step == PublishStep::kIdle && !draft.posted;
    if (draft.is_new() || !idle || HasWork())
        return;
    Reset();
    // Another tab may be showing the same draft, so save the reset.
    if (was_shown)
        m_form.Save();
    else
        m_form.Adopt({});
}

void PublishForm::Follow(const Pin& pin)
{
    if (m_form.locked() || m_form.draft().is_new() || m_form.draft().pin_id != pin.id || !OffersOf(pin).edit)
        return;
    FollowPin(m_form.draft(), pin, m_core.zone());
    m_boards.Refilter();
    m_form.Recheck();
    m_form.SaveSoon();
}

void PublishForm::Discard()
{
    if (m_form.locked())
        return;
    Reset();
    m_form.Save();
    m_core.Announce(Politeness::kPolite, texts::kDiscarded);
}

void PublishForm::OnElsewhere(std::string_view text)
{
    const ImageSlot& image = compose().image;
    const bool uploading =
        image.phase == ImageSlot::Phase::kUploading || image.phase == ImageSlot::Phase::kInterrupted;
    const std::optional<Draft> other = DraftFromText(text);
    if (other && !HasContent(*other) && HasContent(m_form.draft()) && !m_form.locked() && !m_form.apart()) {
        // A newly opened tab saves a form without content; it must not replace what was written here.
        m_form.Adopt(text);
        m_form.Save();
    } else if (m_form.locked()) {
        m_elsewhere = std::string(text);
    } else if (m_form.unsaved() || uploading || m_form.apart()) {
        // The draft was edited in both tabs at once: this tab continues with a separate copy.
        m_form.Part();
        compose().elsewhere = texts::kDraftApart;
        m_core.Announce(Politeness::kPolite, texts::kDraftApart);
    } else {
        TakeOver(text);
    }
}

void PublishForm::TakeOver(std::string_view text)
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
    compose().elsewhere = other ? texts::kDraftFollowed : texts::kDraftGone;
    if (!followed || !other)
        m_core.Announce(Politeness::kPolite, compose().elsewhere);
}

bool PublishForm::TakeUp(const Pin& pin)
{
    if (HasWork() || m_form.locked())
        return false;
    Fill(pin);
    return true;
}

void PublishForm::Fill(const Pin& pin)
{
    Reset();
    Draft draft = DraftOf(pin, m_core.zone());
    if (FindAccount(m_core.state, pin.account_id) == nullptr) {
        draft.account_id = m_form.draft().account_id;
        Rebase(draft);
    }
    m_form.draft() = std::move(draft);
    m_form.ShowImage();
    if (pin.cause && pin.cause->action == Action::kChooseImage)
        m_form.Refuse(Field::kImage, {"media", pin.cause->id, pin.cause->title, pin.cause->fix});
    m_boards.Refilter();
    m_form.Recheck();
    m_form.Save();
}

void PublishForm::LoadAnew()
{
    const std::string& id = m_form.draft().pin_id;
    if (!m_form.draft().is_new() && !m_core.Awaits(Purpose::kLoadPin))
        m_core.Send(Purpose::kLoadPin, id, "GET", PinAddress(id));
}

void PublishForm::Open(const std::string& pin_id, Field field)
{
    m_opening = {pin_id, field};
    m_core.Send(Purpose::kLoadPin, pin_id, "GET", PinAddress(pin_id));
}

void PublishForm::OnLoaded(const Answer& answer)
{
    const auto opening = std::exchange(m_opening, {});
    const bool opens = !opening.first.empty() && opening.first == answer.subject;
    if (!opens && m_form.draft().pin_id != answer.subject)
        return;
    if (!answer.good())
        return opens ? m_core.Complain(answer.failure()) : StopWith(answer.failure());
    const Pin pin = PinFromJson(answer.json);
    if (opens && OffersOf(pin).edit && (m_form.draft().pin_id == pin.id || TakeUp(pin))) {
        m_core.Go({Screen::kCompose, {}}, History::kPush);
        m_core.Emit(FocusField{opening.second});
        return;
    }
    if (!opens && OffersOf(pin).edit) {
        Fill(pin);
        return m_core.Toast(std::string(texts::kLoadedAnew));
    }
    if (!opens) {
        Reset();
        m_form.Save();
    }
    m_follower.Begin(pin, {});
    m_core.Go({Screen::kPin, pin.id}, History::kPush);
}

}  // namespace pinwright::app
