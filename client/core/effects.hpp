// What the app wants the platform to do. After every call into App, the platform calls App::TakeEffects() and
// carries out the effects in order. If an effect has an answer, the platform reports it. No effect is ever
// carried out twice.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

namespace pinwright::app {

using RequestId = std::uint64_t;
using TimerId = std::uint64_t;
using FileHandle = std::uint64_t;  ///< Issued by the platform; 0 means none.

/// Calls fetch(url, {method, body}) on the same origin, with `Content-Type: application/json` if `body` isn't
/// empty. Answer, exactly once: App::OnAnswer(request, status, body), with status 0 and an empty body if no
/// answer came (network down, aborted, 60 s without one). Redirects are not expected.
struct HttpRequest {
    RequestId request = 0;
    std::string method;  ///< GET, POST or DELETE.
    std::string url;     ///< A path on this server, `/api/v1/...`.
    std::string body;    ///< JSON text; empty for no body.
};

/// Sends a GET with `Accept: text/event-stream`. Answers: App::OnPart(request, data) with the data of each
/// event, then exactly once App::OnAnswer as above, with the status and an empty body.
struct ListenTo {
    RequestId request = 0;
    std::string url;
};

/// PATCHes `url` with the file's raw bytes from `offset` on, with `content_type` as `Content-Type` and the
/// headers `Upload-Offset` and `Upload-Length` (`total`). The file never enters this program. Answers:
/// App::OnUploadProgress(request, sent, total) as often as the browser reports it, both for the whole file,
/// then exactly once App::OnAnswer(request, status, body) as above (no time limit).
struct StartUpload {
    RequestId request = 0;
    FileHandle file = 0;
    std::string url;           ///< `/api/v1/uploads/{upload_id}`.
    std::string content_type;  ///< `application/octet-stream` if the browser didn't know it.
    std::string upload_id;     ///< A UUID, the same for every attempt with one chosen file.
    std::int64_t offset = 0;
    std::int64_t total = 0;  ///< The size of the file.
};

/// Aborts the request or upload if it is still running. It needs no answer; if one comes, the app ignores it.
struct CancelRequest {
    RequestId request = 0;
};

/// The file is no longer needed: release its handle and the picture shown for it.
struct ForgetFile {
    FileHandle file = 0;
};

/// Calls location.assign(url) and so leaves the page (for Pinterest's consent page, by way of the server).
struct Navigate {
    std::string url;
};

/// Calls location.reload().
struct ReloadPage {};

/// Calls history.pushState or replaceState with this address. The app's route has already changed, so don't
/// report it back: App::OnHistoryMoved is only for popstate.
struct PushHistory {
    std::string address;
};
struct ReplaceHistory {
    std::string address;
};

/// Sets document.title.
struct SetTitle {
    std::string title;
};

/// Saves this text for App::Start of the next page load (localStorage, key `pinwright.draft`). Empty: removes
/// it. If the browser refuses: App::OnNotKept().
struct SaveDraft {
    std::string text;
};

/// The same for App::Start's preferences (key `pinwright.preferences`); failures are ignored.
struct SavePreferences {
    std::string text;
};

/// Writes this text where other tabs notice it (localStorage, key `pinwright.changed`); there it causes
/// App::OnChangedElsewhere().
struct TellTabs {
    std::string text;
};

enum class Politeness { kPolite, kAssertive };

/// Puts the text into the live region of this kind, even if it is the same text as before.
struct Announce {
    Politeness politeness = Politeness::kPolite;
    std::string text;
};

/// Calls App::OnTimer(timer) once after `delay_ms`. The app ignores timers that it no longer needs, so there
/// is no way to cancel one.
struct SetTimer {
    TimerId timer = 0;
    int delay_ms = 0;
};

/// Copies the text to the clipboard; App::OnCopied reports the result.
struct CopyText {
    std::string text;
};

/// Starts recording the screen (the browser lets the user choose what), or stops and saves the video on this
/// device. App::OnRecording reports the result.
struct RecordScreen {
    bool on = true;
};

/// The fields of the form, and other elements that can get the focus.
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

/// Focuses this field and scrolls it into view (for example, the first one with a problem).
struct FocusField {
    Field field = Field::kTitle;
};

/// Opens the browser's file picker for the form's image. It may not appear before the next frame. Browsers
/// allow it only shortly after a press.
struct PickImage {};

/// A command waits for later.wasm: load it soon, or tell the user why it can't be loaded. App::OnLateCode()
/// reports that it is here.
struct NeedLateCode {};

using Effect =
    std::variant<HttpRequest, ListenTo, StartUpload, CancelRequest, ForgetFile, Navigate, ReloadPage,
                 PushHistory, ReplaceHistory, SetTitle, SaveDraft, SavePreferences, TellTabs, Announce,
                 SetTimer, CopyText, RecordScreen, PickImage, FocusField, NeedLateCode>;

}  // namespace pinwright::app
