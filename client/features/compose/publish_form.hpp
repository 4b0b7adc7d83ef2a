// Publishing the pin of the form, and giving the form another pin. The draft is given up only once
// the server has said that it took the pin.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "client/core/dispatcher.hpp"
#include "client/features/compose/board_choice.hpp"
#include "client/features/compose/form.hpp"
#include "client/features/compose/image_upload.hpp"
#include "client/features/pins/pin_polling.hpp"

namespace pinwright::app {

class PublishForm {
public:
    PublishForm(Core& core, Form& form, ImageUpload& image, BoardChoice& boards, PinPolling& follower)
        : m_core(core), m_form(form), m_image(image), m_boards(boards), m_follower(follower)
    {
    }

    /// Asks back where there is something to lose.
    void AskDiscard();
    void Discard();
    /// A new pin is wanted: an edit without changes ends, one with changes is asked about. A new pin that is
    /// being written stays.
    void New();
    /// The form is not shown any more, or (`was_shown` is false) not yet: nothing is left of an edit without
    /// changes.
    void LeaveForm(bool was_shown);
    /// This page changed a stored pin elsewhere, maybe the one that is in the form.
    void Follow(const Pin& pin);
    /// Loads a stored pin into the form, to be changed in this field first.
    void Open(const std::string& pin_id, Field field);
    /// A stored pin, to be changed. False where another draft would be lost.
    bool TakeUp(const Pin& pin);

    /// Another tab keeps this draft, or (empty) none any more. What was not touched here since is taken over,
    /// so that no tab writes over another's words.
    void OnElsewhere(std::string_view text);

    /// How the pin goes to the server: whole, to go out when the form says; or as a draft, which may lack
    /// anything.
    enum class As { kPin, kDraft };
    void Publish(As as = As::kPin);
    /// The same once more, after a failure.
    void Again() { Publish(m_as); }
    void Stop();
    /// The stored pin that is being changed was changed elsewhere: its newest state, in place of the form's.
    void LoadAnew();
    void OnLoaded(const Answer& answer);
    /// The upload ended one way or the other: a pin that waited for it goes on.
    void OnUploaded();
    void OnPosted(const Answer& answer);

private:
    Compose& compose() { return m_core.state.compose; }
    /// Whether a person would miss what is in the form.
    bool HasWork();
    void TakeOver(std::string_view text);
    void Reset();
    void Fill(const Pin& pin);
    void Post();
    void Posted(const Pin& pin);
    void Tell(const Pin& pin);
    void Refused(const Answer& answer);
    void StopWith(const Diagnosis& problem);

    Core& m_core;
    Form& m_form;
    ImageUpload& m_image;
    BoardChoice& m_boards;
    PinPolling& m_follower;
    std::pair<std::string, Field> m_opening;  ///< The pin that Open() asked for.
    As m_as = As::kPin;
    Draft m_sent;                            ///< The draft as it was posted.
    std::optional<std::string> m_elsewhere;  ///< What another tab kept while this pin was on its way.
    bool m_sent_before = false;              ///< That post repeated one whose answer never came.
};

}  // namespace pinwright::app
