// The form of one pin: edits, checks, the upload of its image, and publishing it. The draft is
// given up only once the server has said that it took the pin.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "client/app/board_book.hpp"
#include "client/app/core.hpp"
#include "client/app/pin_follower.hpp"

namespace pinwright::app {

inline constexpr int kSaveAfterMs = 400;

class Composing {
public:
    Composing(Core& core, BoardBook& boards, PinFollower& follower)
        : m_core(core), m_boards(boards), m_follower(follower)
    {
    }

    // ---- The draft ----
    /// `saved`: what SaveDraft kept, or empty.
    void Begin(std::string_view saved);
    /// The form is shown: its boards are needed.
    void Enter();
    /// Writes the draft away now, where it changed.
    void Save();
    void Discard();
    /// A pin that was refused, as a new draft. False where another draft would be lost.
    bool TakeUp(const Pin& pin);

    // ---- The image ----
    void ChooseFile(const FileFacts& file);
    void RemoveImage();
    void RetryUpload();
    void OnProgress(std::int64_t sent, std::int64_t total);
    void OnUploaded(const Answer& answer);

    // ---- The fields ----
    void EditText(Field field, std::string_view text);
    void LeaveField(Field field);
    void ChooseAccount(std::string_view account_id);
    void FilterBoards(std::string_view text);
    void ChooseBoard(std::string_view board_id);
    void ChooseSection(std::string_view section_id);
    void ReloadBoards();
    void OpenCreateBoard(std::string_view name);
    void CreateBoard();
    void CloseCreateBoard();
    void OnBoardCreated(const Answer& answer);
    /// Accounts or boards changed: what was chosen may be gone.
    void OnAccounts();
    void OnBoards(std::string_view account_id);

    // ---- Publishing ----
    void Publish();
    void StopPublishing();
    void OnPosted(const Answer& answer);

private:
    Compose& form() { return m_core.state.compose; }
    void Upload();
    void Post();
    void Posted(const Pin& pin);
    void Refused(const Answer& answer);
    void StopWith(const Diagnosis& problem);
    void ForgetImage();
    void Reset();
    void Edited(std::string_view api_field);
    void Recheck();
    void RefilterBoards();
    void FocusFirstProblem();

    Core& m_core;
    BoardBook& m_boards;
    PinFollower& m_follower;
    std::set<Field> m_touched;
    std::vector<Problem> m_from_server;  ///< Until their field is edited.
    Draft m_sent;                        ///< The draft as it was posted.
    bool m_sent_before = false;          ///< That post repeated one whose answer never came.
    std::string m_saved;                 ///< The text last given to SaveDraft.
};

/// The form's field of a problem's field in the API, where there is one.
std::optional<Field> FieldOf(std::string_view api_field);

}  // namespace pinwright::app
