// The app: commands in, state and effects out. It knows neither ImGui nor the browser, and gets its clock and
// randomness from outside. It never waits and never throws.
//
// How the platform drives it:
//   App app{clock, random, zone};
//   app.Start(location.pathname + location.search, stored draft or "", stored preferences or "");
//   then, after Start and after every other call: for (Effect& e : app.TakeEffects()) carry out e;
//   and draw a frame if app.TakeChanged().
// A frame: commands = Draw(app.state()); for (c : commands) app.Do(c); effects as above.
// Single-threaded. The reference from state() stays valid; its content changes with every call.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "client/core/any_command.hpp"
#include "client/core/effects.hpp"
#include "client/core/state.hpp"
#include "shared/seams.hpp"

namespace pinwright::app {

/// Whether later.wasm is here: the second file of the program, without which the composer starts.
enum class LateCode { kHere, kAwaited };

class App {
public:
    /// All must outlive the app. `random` generates the pins' UUIDs.
    App(const Clock& clock, Random& random, const Zone& zone);
    ~App();

    /// Call once, before anything else. `address`: the page's path and query. `saved_draft`: the text last
    /// passed to SaveDraft, or empty; `saved_preferences`: the same for SavePreferences.
    /// `late_code`: kAwaited is for the composer only.
    void Start(std::string_view address, std::string_view saved_draft, std::string_view saved_preferences,
               LateCode late_code = LateCode::kHere);

    /// Handles a command from the user. Without later.wasm, only what edits text is handled at once; other
    /// commands wait for OnLateCode.
    void Do(command::Command command);

    // ---- What the platform reports ----

    /// later.wasm is here: handles what waited for it, in order.
    void OnLateCode();
    /// The answer to an HttpRequest, ListenTo, or StartUpload. `status` is 0 if none came.
    void OnAnswer(RequestId request, int status, std::string_view body);
    /// Reports the Date header of an answer, before the answer itself. `took`: an upper bound for how long
    /// the answer took.
    void OnServerTime(Timestamp date, std::chrono::milliseconds took);
    /// The data of one event of a ListenTo request.
    void OnPart(RequestId request, std::string_view data);
    void OnUploadProgress(RequestId request, std::int64_t sent, std::int64_t total);
    void OnTimer(TimerId timer);
    /// popstate: the user went back or forward.
    void OnHistoryMoved(std::string_view address);
    /// visibilitychange and pagehide. When the page is hidden, the app saves the draft at once and sends no
    /// further requests, but lets a running upload continue.
    void OnVisible(bool visible);
    /// The network is back: retries at once what was interrupted.
    void OnOnline();
    /// The browser could not save the text of SaveDraft.
    void OnNotKept();
    /// Another tab of this browser saved this draft with SaveDraft, or (empty) removed it.
    void OnDraftElsewhere(std::string_view text);
    /// The state of the recording after RecordScreen: it is running, or it ended (kNone: the video is saved).
    void OnRecording(Recording recording);
    /// Reports whether the browser accepted the text of the last CopyText.
    void OnCopied(bool taken);
    /// Reports the saved draft when the page is shown again: the browser may have suspended it, so that it
    /// missed changes from other tabs.
    void OnDraftSeen(std::string_view text);
    /// Another tab changed something at the server and reported it with TellTabs.
    void OnChangedElsewhere();

    // ---- Results for the platform ----

    const State& state() const;
    std::vector<Effect> TakeEffects();
    /// Whether anything visible may have changed since the last call.
    bool TakeChanged();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace pinwright::app
