// The image of the form: choosing and uploading it. This code never reads the file: the browser shows it, and
// the server judges it. After an interruption, it asks the server how much arrived and resumes automatically.
#pragma once

#include "client/core/dispatcher.hpp"
#include "client/features/compose/form.hpp"

namespace pinwright::app {

class ImageUpload {
public:
    ImageUpload(Core& core, Form& form) : m_core(core), m_form(form) {}

    // ---- User actions ----
    void Choose(const FileFacts& file);
    void Remove();
    void Retry();

    /// Empties the slot and cancels its upload.
    void Forget();
    /// Retries an interrupted upload at once, since the network may be back.
    void TryNow();

    // ---- Answers ----
    void OnProgress(std::int64_t sent, std::int64_t total);
    void OnAnswer(const Answer& answer);
    /// Handles the server's report of how much of the file it has.
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
    std::string m_id;           ///< Id of the upload; stays the same as long as the file is chosen.
    std::int64_t m_offset = 0;  ///< Where the last request began.
    int m_tries = 0;            ///< Interruptions since the server last received more data.
    int m_dead = 0;             ///< Consecutive requests that sent not one byte.
    bool m_moved = false;       ///< Data was sent since the last alarm.
    bool m_told = false;        ///< The interruption was announced.
};

}  // namespace pinwright::app
