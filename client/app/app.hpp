// The app: state in, commands in, effects out. It knows no ImGui, no browser, no clock and no
// chance of its own; it never waits and never throws.
//
// How the platform drives it:
//   App app{clock, random, zone};
//   app.Start(location.pathname + location.search, stored draft or "", stored preferences or "");
//   then, after Start and after every other call: for (Effect& e : app.TakeEffects()) carry out e;
//   and draw a frame where app.TakeChanged().
// A frame: commands = Draw(app.state()); for (c : commands) app.Do(c); effects as above.
// One thread. The reference of state() stays good; what it holds changes at every call.
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

class App {
public:
    /// All must outlive the app. `random` makes the pins' UUIDs.
    App(const Clock& clock, Random& random, const Zone& zone);
    ~App();

    /// Call once, first. `address`: path and query of the page. `saved_draft`: the text last given to
    /// SaveDraft, or empty; `saved_preferences`: that of SavePreferences.
    void Start(std::string_view address, std::string_view saved_draft, std::string_view saved_preferences);

    /// What a person did.
    void Do(const command::Command& command);

    // ---- What the platform reports ----

    /// The answer to an HttpRequest or StartUpload. `status` 0: none came.
    void OnAnswer(RequestId request, int status, std::string_view body);
    /// Reports the Date header of an answer, before the answer itself. `took`: how long the answer took, at
    /// most.
    void OnServerTime(Timestamp date, std::chrono::milliseconds took);
    /// The data of one event of a ListenTo.
    void OnPart(RequestId request, std::string_view data);
    void OnUploadProgress(RequestId request, std::int64_t sent, std::int64_t total);
    void OnTimer(TimerId timer);
    /// popstate: back, forward.
    void OnHistoryMoved(std::string_view address);
    /// visibilitychange and pagehide. While hidden nothing is asked of the server, but for an upload that is
    /// on its way; the draft is saved at once.
    void OnVisible(bool visible);
    /// The network is back: what was interrupted is tried at once.
    void OnOnline();
    /// The browser did not keep the draft of SaveDraft.
    void OnNotKept();
    /// Another tab of this browser kept this draft (empty: none any more), as SaveDraft does.
    void OnDraftElsewhere(std::string_view text);
    /// What became of RecordScreen: it runs, or it ended (kNone: the video is saved).
    void OnRecording(Recording recording);
    /// What came of the last CopyText.
    void OnCopied(bool taken);
    /// What is kept as the draft, seen anew when the page is shown again: while it was set aside by the
    /// browser it may not have heard of other tabs.
    void OnDraftSeen(std::string_view text);
    /// Another tab changed something at the server, as TellTabs says.
    void OnChangedElsewhere();

    // ---- What the platform takes ----

    const State& state() const;
    std::vector<Effect> TakeEffects();
    /// Whether anything drawn may have changed since the last call.
    bool TakeChanged();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace pinwright::app
