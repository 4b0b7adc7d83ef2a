// What the app wants done outside of itself. The platform takes the effects with App::TakeEffects()
// after every call into App and carries them out in order; where one names an answer, it comes back
// with that answer. An effect is never carried out twice.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

namespace pinwright::app {

using RequestId = std::uint64_t;
using TimerId = std::uint64_t;
using FileHandle = std::uint64_t;  ///< Given out by the platform; 0 is none.

/// fetch(url, {method, body}) on the same origin, with `Content-Type: application/json` where `body` is not
/// empty. Answer, exactly once: App::OnAnswer(request, status, body), with status 0 and an empty body where
/// no answer came (network down, aborted, 60 s without one). Redirects are not expected.
struct HttpRequest {
    RequestId request = 0;
    std::string method;  ///< GET, POST or DELETE.
    std::string url;     ///< A path on this server, `/api/v1/...`.
    std::string body;    ///< JSON text, or empty: no body.
};

/// GET with `Accept: text/event-stream`: App::OnPart(request, data) with each event's data as it comes, then
/// exactly once App::OnAnswer as above, with the status and an empty body.
struct ListenTo {
    RequestId request = 0;
    std::string url;
};

/// PATCH of the file's bytes from `offset` on, raw, to `url`, `Content-Type` being `content_type`, with the
/// headers `Upload-Offset` and `Upload-Length` (`total`); the file never enters this program. Answers:
/// App::OnUploadProgress(request, sent, total) as often as the browser tells, both of the whole file, then
/// exactly once App::OnAnswer(request, status, body) as above (no time limit).
struct StartUpload {
    RequestId request = 0;
    FileHandle file = 0;
    std::string url;           ///< `/api/v1/uploads/{upload_id}`.
    std::string content_type;  ///< `application/octet-stream` where the browser knew none.
    std::string upload_id;     ///< A UUID, the same for every try of one chosen file.
    std::int64_t offset = 0;
    std::int64_t total = 0;  ///< The size of the file.
};

/// Abort the request or upload, if it still runs. No answer is needed; one that comes is ignored.
struct CancelRequest {
    RequestId request = 0;
};

/// The file is no longer needed: let go of its handle and of the picture shown for it.
struct ForgetFile {
    FileHandle file = 0;
};

/// location.assign(url): the page is left (to Pinterest's consent, by way of the server).
struct Navigate {
    std::string url;
};

/// location.reload().
struct ReloadPage {};

/// history.pushState or replaceState with this address. The app's route has changed already; do not report it
/// back. App::OnHistoryMoved is for popstate alone.
struct PushHistory {
    std::string address;
};
struct ReplaceHistory {
    std::string address;
};

/// document.title.
struct SetTitle {
    std::string title;
};

/// Keep this text for App::Start of the next page load (localStorage, key `pinwright.draft`). Empty: remove
/// it. Where the browser refuses: App::OnNotKept().
struct SaveDraft {
    std::string text;
};

/// The same for App::Start's preferences (key `pinwright.preferences`); where it fails nothing is to be done.
struct SavePreferences {
    std::string text;
};

/// Write this text where other tabs hear of it (localStorage, key `pinwright.changed`):
/// App::OnChangedElsewhere().
struct TellTabs {
    std::string text;
};

enum class Politeness { kPolite, kAssertive };

/// Put the text into the live region of this kind (even when it is the same as the last).
struct Announce {
    Politeness politeness = Politeness::kPolite;
    std::string text;
};

/// After `delay_ms`, once: App::OnTimer(timer). A timer that is no longer wanted is ignored by the app, so
/// none need be taken back.
struct SetTimer {
    TimerId timer = 0;
    int delay_ms = 0;
};

/// Onto the clipboard; App::OnCopied hears what came of it.
struct CopyText {
    std::string text;
};

/// Records the screen, as the browser lets the person choose, or ends it and saves the video on this device.
/// App::OnRecording tells what came of it.
struct RecordScreen {
    bool on = true;
};

/// The fields of the form, and what else may be given the focus.
enum class Field {
    kImage,
    kTitle,
    kDescription,
    kLink,
    kAltText,
    kAccount,
    kBoard,
    kSection,
    kBoardName,
    kDate,
    kTime
};

/// Give this field the focus and scroll it into view (the first that is to be mended, say).
struct FocusField {
    Field field = Field::kTitle;
};

/// Opens the browser's picker for the form's image, which may show only with the next frame. Browsers allow
/// it soon after a press alone.
struct PickImage {};

using Effect = std::variant<HttpRequest, ListenTo, StartUpload, CancelRequest, ForgetFile, Navigate,
                            ReloadPage, PushHistory, ReplaceHistory, SetTitle, SaveDraft, SavePreferences,
                            TellTabs, Announce, SetTimer, CopyText, RecordScreen, PickImage, FocusField>;

}  // namespace pinwright::app
