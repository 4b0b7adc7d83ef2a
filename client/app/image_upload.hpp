// The image of the form: what may be chosen, and its way to the server. It never looks into the
// file: the browser shows it, the server judges it.
#pragma once

#include "client/app/core.hpp"
#include "client/app/form.hpp"

namespace pinwright::app {

class ImageUpload {
public:
    ImageUpload(Core& core, Form& form) : m_core(core), m_form(form) {}

    // ---- What a person does ----
    void Choose(const FileFacts& file);
    void Remove();
    void Retry();

    /// Empties the slot, and stops what is on its way.
    void Forget();
    /// Sends the chosen file, from its beginning.
    void Begin();

    // ---- What comes back ----
    void OnProgress(std::int64_t sent, std::int64_t total);
    void OnAnswer(const Answer& answer);

private:
    ImageSlot& slot() { return m_core.state.compose.image; }

    Core& m_core;
    Form& m_form;
};

}  // namespace pinwright::app
