#include "client/features/compose/publish_form.hpp"

#include <algorithm>

#include "client/features/compose/compose_words.hpp"
#include "client/features/pins/pin_words.hpp"
#include "client/features/pins/publish_retry_cancel.hpp"
#include "shared/api_json.hpp"
#include "shared/pin_rules.hpp"
#include "shared/utf8.hpp"

namespace pinwright::app {

namespace {

bool SameTexts(const Pin& pin, const Draft& draft)
{
    const Pin sent = PinOf(draft);
    const auto same = [&](const PinText& text) {
        return FoldSpaces(pin.*text.member) == FoldSpaces(sent.*text.member);
    };
    return std::all_of(kPinTexts.begin(), kPinTexts.end(), same) && pin.board_id == sent.board_id &&
           pin.board_section_id == sent.board_section_id && pin.media == sent.media;
}

}  // namespace

void PublishForm::Publish(As as)
{
    Compose& form = compose();
    if (form.step == PublishStep::kUploading || m_form.locked())
        return;
    m_as = as;
    form.attempted = as == As::kPin;
    form.step = PublishStep::kIdle;
    form.publish_problem.reset();
    m_form.TidyLink();
    // The user may have fixed the problems that the server found; let it check again.
    m_form.SetFromServer({});
    const std::vector<Problem> problems = as == As::kPin ? form.problems : CheckDraft(PinOf(form.draft));
    if (!problems.empty()) {
        m_core.Announce(Politeness::kAssertive, words::ProblemsFound(problems));
        m_form.FocusFirstProblem();
        return;
    }
    using Phase = ImageSlot::Phase;
    const Phase phase = form.image.phase;
    if (form.draft.media ||
        (phase != Phase::kUploading && phase != Phase::kInterrupted && !form.image.may_retry)) {
        Post();
        return;
    }
    if (phase != Phase::kUploading)
        m_image.Retry();
    form.step = PublishStep::kUploading;
}

void PublishForm::Stop()
{
    if (compose().step == PublishStep::kUploading)
        compose().step = PublishStep::kIdle;
}

void PublishForm::OnUploaded()
{
    Compose& form = compose();
    if (form.step != PublishStep::kUploading)
        return;
    if (form.draft.media) {
        form.step = PublishStep::kIdle;
        Publish(m_as);
    } else if (form.image.phase == ImageSlot::Phase::kFailed && form.image.problem) {
        StopWith(*form.image.problem);
    }
}

void PublishForm::Post()
{
    Draft& draft = m_form.draft();
    m_sent_before = draft.posted;
    draft.posted = true;
    m_sent = draft;
    compose().step = PublishStep::kPosting;
    // Save before sending: if this page dies now, the next one knows that the server may have the pin.
    m_form.Save();
    const bool as_draft = m_as == As::kDraft;
    const Slot slot = m_sent.later && m_sent.next_slot ? Slot::kNext : Slot::kNone;
    const Pin pin = PinOf(m_sent);
    if (m_sent.is_new()) {
        PinRequest request;
        request.pin = pin;
        request.draft = as_draft;
        request.slot = slot;
        m_core.Send(Purpose::kPostPin, pin.id, "POST", "/api/v1/pins", JsonText(PinRequestToJson(request)));
    } else {
        PinChange change = ChangeOf(pin);
        change.slot = slot;
        if (slot == Slot::kNext)
            change.publish_at.reset();
        change.state = as_draft ? PinState::kDraft : PinState::kScheduled;
        change.revision = m_sent.revision;
        m_core.Send(Purpose::kPostPin, pin.id, "PATCH", PinAddress(pin.id),
                    JsonText(PinChangeToJson(change)));
    }
    m_core.Announce(Politeness::kPolite, as_draft || m_sent.later ? texts::kSavingPin : texts::kSendingPin);
}

void PublishForm::OnPosted(const Answer& answer)
{
    if (!m_form.locked() || answer.subject != m_sent.pin_id)
        return;
    const Pin pin = answer.good() ? PinFromJson(answer.json) : Pin{};
    if (pin.id == m_sent.pin_id)
        Posted(pin);
    else
        Refused(answer);
}

void PublishForm::Posted(const Pin& pin)
{
    RememberBoard(m_core.state.preferences, pin.account_id, pin.board_id);
    m_core.Emit(SavePreferences{PreferencesToText(m_core.state.preferences)});
    std::string note;
    if (m_sent.is_new() && m_sent_before && !SameTexts(pin, m_sent)) {
        // An earlier post did arrive, with older texts. Keep the newer texts as a new draft.
        note = std::string(texts::kEarlierPost);
        m_form.draft().pin_id = m_core.NewUuid();
        m_form.draft().posted = false;
        compose().step = PublishStep::kIdle;
        compose().attempted = false;
        m_form.Recheck();
    } else {
        Reset();
    }
    // Don't overwrite a draft that another tab has begun meanwhile.
    if (const std::optional<std::string> other = std::exchange(m_elsewhere, std::nullopt);
        other && note.empty() && !other->empty())
        TakeOver(*other);
    else
        m_form.Save();
    if (m_sent.is_new() && note.empty() && (pin.state == PinState::kDraft || pin.publish_at)) {
        Tell(pin);
        return;
    }
    m_follower.Begin(pin, std::move(note));
    m_core.Go({Screen::kPin, pin.id}, History::kPush);
}

/// Nothing will happen to this pin for a while: the form stays, empty, and a notice reports the result.
void PublishForm::Tell(const Pin& pin)
{
    Notice notice;
    notice.pin_id = pin.id;
    if (pin.state == PinState::kDraft) {
        notice.title = texts::kDraftSaved;
        notice.detail = texts::kDraftSavedDetail;
    } else {
        notice.title = texts::kScheduled;
        notice.detail = words::PublishesOn(m_core.zone(), *pin.publish_at);
    }
    if (!pin.warnings.empty()) {
        const Diagnosis& warning = pin.warnings.front();
        notice.kind = Notice::Kind::kAttention;
        notice.detail = words::TwoSentences(notice.detail, warning.title);
        notice.fix = warning.fix;
        // Fixes within the pin itself are offered on its own screen.
        if (warning.action == Action::kReconnect || warning.action == Action::kRefreshBoards) {
            notice.action = warning.action;
            notice.account_id = pin.account_id;
        }
    }
    m_core.Announce(Politeness::kPolite, words::TwoSentences(notice.title, notice.detail));
    m_core.Show(std::move(notice));
}

void PublishForm::Refused(const Answer& answer)
{
    Diagnosis problem = answer.failure();
    Draft& draft = m_form.draft();
    const bool definite = answer.status >= 400 && answer.status < 500 && !answer.passing();
    if (definite)
        draft.posted = m_sent_before;
    if (answer.status == 409 && !draft.is_new()) {
        if (problem.id == Describe(Cause::kConflict).id)
            problem = words::ChangedElsewhere();
    } else if (answer.status == 409) {
        // Another object already has this id, so the draft gets a new one.
        draft.pin_id = m_core.NewUuid();
        draft.posted = false;
    }
    std::vector<Problem> found = answer.problems();
    const Problem* elsewhere = nullptr;  // A problem without a visible field is shown above the button.
    for (const Problem& one : found) {
        if (one.field == "media" && one.id == UnknownMedia().id) {
            // The stored image is gone: upload it again if the file is still available.
            draft.media.reset();
            ImageSlot& image = compose().image;
            image.may_retry = image.file.handle != 0;
            image.phase = image.may_retry ? ImageSlot::Phase::kFailed : ImageSlot::Phase::kEmpty;
            image.problem = Diagnose(Cause::kImageMissing);
        }
        const std::optional<Field> field = FieldOf(one.field);
        const bool hidden = field == Field::kAccount || (field == Field::kDate && !draft.later);
        if (elsewhere == nullptr && (!field || hidden))
            elsewhere = &one;
    }
    if (elsewhere != nullptr) {
        problem.detail = elsewhere->title;
        problem.fix = elsewhere->fix;
    }
    const bool at_fields = !found.empty() && elsewhere == nullptr;
    const std::string announced = at_fields ? words::ProblemsFound(found) : std::string();
    if (at_fields)
        compose().step = PublishStep::kIdle;
    m_form.SetFromServer(std::move(found));
    if (at_fields) {
        m_core.Announce(Politeness::kAssertive, announced);
        m_form.FocusFirstProblem();
    } else {
        StopWith(problem);
    }
    m_form.Save();
}

void PublishForm::StopWith(const Diagnosis& problem)
{
    compose().step = PublishStep::kFailed;
    compose().publish_problem = problem;
    m_core.Announce(Politeness::kAssertive, Spoken(problem));
}

}  // namespace pinwright::app
