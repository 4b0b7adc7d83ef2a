// Publishes the form's pin, and switches the form to another pin. The draft is discarded only after the
// server has confirmed that it has the pin.
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

    /// Discards the draft, but asks first if there is something to lose.
    void AskDiscard();
    void Discard();
    /// Starts a new pin. Ends an edit without changes, and asks about one with changes. A new pin that is
    /// already being written stays.
    void New();
    /// Ends an edit without changes. Call when the form is hidden, or (`was_shown` is false) before it is
    /// first shown.
    void LeaveForm(bool was_shown);
    /// This page changed a stored pin elsewhere; it may be the one in the form.
    void Follow(const Pin& pin);
    /// Loads a stored pin into the form and focuses this field.
    void Open(const std::string& pin_id, Field field);
    /// Loads a stored pin into the form. Returns false if another draft would be lost.
    bool TakeUp(const Pin& pin);

    /// Another tab saved this draft, or (empty) removed it. Adopts its text unless this form has been edited,
    /// so that no tab overwrites another's text.
    void OnElsewhere(std::string_view text);

    /// How the pin is sent: as a pin, complete, to be published when the form says; or as a draft, which may
    /// be incomplete.
    enum class As { kPin, kDraft };
    void Publish(As as = As::kPin);
    /// Repeats the last attempt after a failure.
    void Again() { Publish(m_as); }
    void Stop();
    /// Replaces the form's content with the newest state of the stored pin, which was changed elsewhere.
    void LoadAnew();
    void OnLoaded(const Answer& answer);
    /// The upload succeeded or failed: a pin waiting for it continues.
    void OnUploaded();
    void OnPosted(const Answer& answer);

private:
    Compose& compose() { return m_core.state.compose; }
    /// Whether the form contains something that the user would miss.
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
    std::pair<std::string, Field> m_opening;  ///< The pin and the field that Open() was called with.
    As m_as = As::kPin;
    Draft m_sent;                            ///< The posted draft.
    std::optional<std::string> m_elsewhere;  ///< Draft that another tab saved while this pin was being sent.
    bool m_sent_before = false;              ///< That post was a retry of one that got no answer.
};

}  // namespace pinwright::app
