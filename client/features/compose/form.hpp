// The fields of the form: the current draft, the checks after every edit, and saving the draft in the
// browser. Sends no requests; image, board, and publishing have separate files.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "client/core/dispatcher.hpp"

namespace pinwright::app {

inline constexpr int kSaveAfterMs = 400;

class Form {
public:
    explicit Form(Core& core) : m_core(core) {}

    Compose& compose() { return m_core.state.compose; }
    Draft& draft() { return compose().draft; }
    /// Whether the pin is being sent to the server, so that nothing may be edited.
    bool locked() { return compose().step == PublishStep::kPosting; }

    // ---- Saving ----
    /// `saved`: the text saved with SaveDraft, or empty.
    void Begin(std::string_view saved);
    void ShowImage();
    /// Saves the draft now if it changed.
    void Save();
    /// Schedules a save, since something in the draft changed.
    void SaveSoon();
    /// Whether the draft changed since it was last saved.
    bool unsaved() const { return m_core.AlarmIsSet(Alarm::kSaveDraft); }
    /// Another tab saved this text; don't save it again.
    void Adopt(std::string_view text);
    /// From now until Reset(), this draft belongs to this tab alone and isn't saved.
    void Part() { m_apart = true; }
    bool apart() const { return m_apart; }
    /// Whether this text, found in the browser's storage, is another draft than the one last saved or
    /// reported by another tab.
    bool IsNews(std::string_view text) const;
    /// Empties the form for another pin; keeps the account.
    void Reset();

    // ---- Editing ----
    void EditText(Field field, std::string_view text);
    void LeaveField(Field field);
    /// Normalizes the link to the form in which it will be published, so that the user sees it first.
    void TidyLink();
    void ChooseWhen(bool later);
    /// Chooses the account's next free slot, which is expected to be this time.
    void ChooseSlot(Timestamp expected);
    /// Keeps the time, but as the user's own choice instead of a slot.
    void LeaveSlot();
    /// Call when the user has changed the value of this API field.
    void Edited(std::string_view api_field);

    // ---- Checking ----
    /// Updates the counters and problems.
    void Recheck();
    /// Sets the problems that the server found. Each stays until its field is edited.
    void SetFromServer(std::vector<Problem> problems);
    /// Shows a problem at once that the server found earlier.
    void Refuse(Field field, Problem problem);
    void FocusFirstProblem();

private:
    void ReadWhen();

    Core& m_core;
    std::set<std::string, std::less<>> m_edited;  ///< API fields that the user edited.
    std::set<Field> m_touched;                    ///< Fields left after an edit: their problems are shown.
    std::vector<Problem> m_from_server;
    bool m_apart = false;
    std::string m_saved;  ///< The text last passed to SaveDraft.
};

/// The form's field for an API field, if there is one.
std::optional<Field> FieldOf(std::string_view api_field);

/// The problems to show at a field. kBoardName: those of the dialog.
std::vector<Problem> ProblemsAt(const State& state, Field field);

}  // namespace pinwright::app
