// The fields of the form: the draft that is being written, the checks that follow every edit, and
// keeping it in the browser. Sends nothing; image, board and publishing have their own files.
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
    /// Whether the pin is on its way to the server: nothing may be edited.
    bool locked() { return compose().step == PublishStep::kPosting; }

    // ---- Keeping ----
    /// `saved`: what SaveDraft kept, or empty.
    void Begin(std::string_view saved);
    void ShowImage();
    /// Writes the draft away now, where it changed.
    void Save();
    /// In a moment: something that is kept changed.
    void SaveSoon();
    /// Whether something was written since it was kept last.
    bool unsaved() const { return m_core.AlarmIsSet(Alarm::kSaveDraft); }
    /// Another tab kept this text; it is not to be written again.
    void Adopt(std::string_view text);
    /// From now on until Reset() this draft is this tab's alone, and is not kept.
    void Part() { m_apart = true; }
    bool apart() const { return m_apart; }
    /// Whether this text, found where the draft is kept, is another draft than what was last kept or heard
    /// of.
    bool IsNews(std::string_view text) const;
    /// Empty again, for another pin; the account stays.
    void Reset();

    // ---- Editing ----
    void EditText(Field field, std::string_view text);
    void LeaveField(Field field);
    /// The link as it will be published, so that it is shown before.
    void TidyLink();
    void ChooseWhen(bool later);
    /// The next free slot of the account, which is probably this one.
    void ChooseSlot(Timestamp expected);
    /// The time stays, as one that the person chose.
    void LeaveSlot();
    /// What belongs to this field of the API was changed by the person.
    void Edited(std::string_view api_field);

    // ---- Checking ----
    /// Counters and problems anew.
    void Recheck();
    /// What the server found; each until its field is edited.
    void SetFromServer(std::vector<Problem> problems);
    /// A problem that the server found long ago, shown at once.
    void Refuse(Field field, Problem problem);
    void FocusFirstProblem();

private:
    void ReadWhen();

    Core& m_core;
    std::set<std::string, std::less<>> m_edited;  ///< Of the API's fields.
    std::set<Field> m_touched;                    ///< Left after they were edited: their problems show.
    std::vector<Problem> m_from_server;
    bool m_apart = false;
    std::string m_saved;  ///< The text last given to SaveDraft.
};

/// The form's field of a problem's field in the API, where there is one.
std::optional<Field> FieldOf(std::string_view api_field);

/// The problems to be shown at a field. kBoardName: those of the dialog.
std::vector<Problem> ProblemsAt(const State& state, Field field);

}  // namespace pinwright::app
