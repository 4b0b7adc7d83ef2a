// The texts of the form: its fields, the image, drafts, and announcements while a pin is being saved.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "client/core/common_words.hpp"
#include "client/core/state.hpp"
#include "shared/seams.hpp"

namespace pinwright::app::words {

// ---- Compose ----
inline constexpr std::string_view kImage = "Image";
inline constexpr std::string_view kNotWhileSaving =
    "The pin is being saved. Choose the image again after that.";
inline constexpr std::string_view kReplaceImage = "Replace image";
inline constexpr std::string_view kRemoveImage = "Remove image";
inline constexpr std::string_view kDropHere = "Drop the image here";
inline constexpr std::string_view kDropImage = "Drop an image here, or choose one";
inline constexpr std::string_view kImageHint = "JPEG or PNG, up to 20 MB.";
inline constexpr std::string_view kImageSizeHint = "1000 × 1500 looks best.";
inline constexpr std::string_view kUploading = "Uploading";
inline constexpr std::string_view kUploaded = "Uploaded";
inline constexpr std::string_view kConnectionLost = "The connection was lost.";
inline constexpr std::string_view kDraftNotKept =
    "This browser doesn’t save drafts. Publish before you close this page.";
inline constexpr std::string_view kPreview = "Preview";
/// In the order of PreviewMode.
inline constexpr std::string_view kPreviews[] = {"Feed", "Close-up"};
inline constexpr std::string_view kShowPreview = "Show preview";
inline constexpr std::string_view kHidePreview = "Hide preview";
inline constexpr std::string_view kTitle = "Title";
inline constexpr std::string_view kDescription = "Description";
inline constexpr std::string_view kLink = "Link";
inline constexpr std::string_view kLinkHint = "https://example.com/page";
inline constexpr std::string_view kAltText = "Alt text";
inline constexpr std::string_view kAltTextHint = "What the image shows, for people who can’t see it";
inline constexpr std::string_view kBoard = "Board";
inline constexpr std::string_view kSection = "Section";
inline constexpr std::string_view kNoSection = "No section";
inline constexpr std::string_view kSearchBoards = "Search boards";
inline constexpr std::string_view kRecentBoards = "Recent";
inline constexpr std::string_view kAllBoards = "All boards";
inline constexpr std::string_view kNoBoardMatches = "No boards match.";
inline constexpr std::string_view kSecret = "Secret";
inline constexpr std::string_view kCreate = "Create";
inline constexpr std::string_view kBoardName = "Board name";
inline constexpr std::string_view kWhen = "When";
/// In the order of `later`.
inline constexpr std::string_view kWhens[] = {kPublishNow, "At a date and time"};
inline constexpr std::string_view kScheduling = "Scheduling";
inline constexpr std::string_view kSaveAsDraft = "Save as draft";
inline constexpr std::string_view kOpenPin = "Open the pin";
inline constexpr std::string_view kScheduled = "Your pin is scheduled.";
inline constexpr std::string_view kDraftSaved = "The draft is saved.";
inline constexpr std::string_view kDraftSavedDetail = "You’ll find it in the schedule.";
inline constexpr std::string_view kPublishing = "Publishing";
inline constexpr std::string_view kWaitsToGoOn = "Waiting to resume";
inline constexpr std::string_view kStop = "Stop";
inline constexpr std::string_view kDiscardDraft = "Discard draft";
inline constexpr std::string_view kDiscardTitle = "Discard this draft?";
inline constexpr std::string_view kDiscardDetail = "The image and text will be deleted. You can’t undo this.";
inline constexpr std::string_view kDiscard = "Discard";
inline constexpr std::string_view kKeep = "Keep";
// ---- Announced ----
inline constexpr std::string_view kDiscarded = "The draft is discarded.";
inline constexpr std::string_view kUploadBegun = "Uploading the image.";
inline constexpr std::string_view kUploadResumed = "Upload resumed.";
inline constexpr std::string_view kUploadDone = "The image is uploaded.";
inline constexpr std::string_view kSavingPin = "Saving the pin.";
inline constexpr std::string_view kSendingPin = "Publishing the pin.";

// ---- Texts made from values ----
/// "Uploading 43 %".
std::string UploadingText(const ImageSlot& image);
/// Says at what percentage an interrupted upload will resume.
std::string GoesOnFrom(const ImageSlot& image);
/// Says that the connection was lost, and at what percentage the upload will resume.
std::string UploadInterrupted(const ImageSlot& image);
/// "12 of 100 characters", for the field's description in the semantic mirror.
std::string CounterText(const Counter& counter);
/// "1.4 MB", "320 KB".
std::string SizeText(std::int64_t bytes);
/// For above the button: what the only problem is, "Add an image to publish", or "3 things need your
/// attention".
std::string AttentionText(const std::vector<Problem>& problems);
/// Announced after an attempt to publish that found problems.
std::string ProblemsFound(const std::vector<Problem>& problems);
/// Of several files that were dropped at once.
std::string OneFileOf(int count);
std::string BoardCreated(std::string_view name);
/// Shown if not one byte of a file can be sent although the server can be reached.
Diagnosis ImageNotSent();
/// The image of a saved draft whose upload hadn't finished when the user left the page.
Diagnosis ImageNotUploaded(std::string_view file_name);
/// The user left the page between posting a pin and the server's answer.
Diagnosis PostUnanswered();
/// "Publishes on 30 Nov 2026, 09:00, Berlin time."
std::string GoesOutAt(const Zone& zone, Timestamp at);
/// Shown if no account is connected, since nothing can be published then.
Problem NoAccountProblem();

// ---- Result ----
inline constexpr std::string_view kEditPin = "Edit pin";
inline constexpr std::string_view kLoadedAnew = "Pin reloaded.";
inline constexpr std::string_view kDiscardChanges = "Discard changes";
inline constexpr std::string_view kDiscardChangesTitle = "Discard these changes?";
inline constexpr std::string_view kDiscardChangesDetail = "The pin stays as it was.";
inline constexpr std::string_view kEarlierPost =
    "Your first try did reach the server, so the pin was published as it was then. Your later changes are in "
    "the form as a new draft.";
inline constexpr std::string_view kOtherDraft =
    "There’s another pin in the form. Publish or discard it first.";

// ---- Weekly slots and overdue pins ----
inline constexpr std::string_view kSetQueueTimes = "Set publishing times…";
inline constexpr std::string_view kNextFree = "Next free slot";
inline constexpr std::string_view kSlotExpected =
    "This is the next free slot now. Yours is reserved when you save.";
inline constexpr std::string_view kNoFreeTime = "No free slot found.";

// ---- Several tabs ----
inline constexpr std::string_view kDraftFollowed =
    "You’re editing this draft in another tab. Changes there appear here.";
inline constexpr std::string_view kDraftGone = "The draft was published or discarded in another tab.";
inline constexpr std::string_view kDraftApart =
    "Another tab now has its own draft. This one is lost when you close this tab.";

}  // namespace pinwright::app::words
