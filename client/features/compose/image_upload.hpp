// The image of the form: what may be chosen, and its way to the server. It never looks into the
// file: the browser shows it, the server judges it. An upload that breaks off asks the server what
// arrived, and goes on from there by itself.
#pragma once

#include "client/core/dispatcher.hpp"
#include "client/features/compose/form.hpp"

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
    /// The network may be back: what was interrupted is tried at once.
    void TryNow();

    // ---- What comes back ----
    void OnProgress(std::int64_t sent, std::int64_t total);
    void OnAnswer(const Answer& answer);
    /// What the server says to have of the file.
    void OnState(const Answer& answer);
    void OnAlarm();

private:
    ImageSlot& slot() { return m_core.state.compose.image; }
    bool OnItsWay();
    std::string Address() const;
    void Begin();
    void Send(std::int64_t offset);
    void Ask();
    void Interrupt(std::optional<Diagnosis> problem);
    void Fail(const Diagnosis& problem, bool may_retry);

    Core& m_core;
    Form& m_form;
    std::string m_id;           ///< Of the upload, as long as the file is chosen.
    std::int64_t m_offset = 0;  ///< Where the last sending began.
    int m_tries = 0;            ///< Interruptions since the server last had more than before.
    int m_dead = 0;             ///< Sendings in a row of which not one byte left.
    bool m_moved = false;       ///< Bytes moved since the last alarm.
    bool m_told = false;        ///< The interruption was announced.
};

}  // namespace pinwright::app
