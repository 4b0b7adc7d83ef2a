// Connects the app and the browser: carries out the app's effects and reports their results. Makes no
// decisions.
#pragma once

#include <cstdint>
#include <functional>

#include "client/app/app.hpp"
#include "client/platform/clipboard.hpp"
#include "client/platform/fetch.hpp"
#include "client/platform/files.hpp"
#include "client/platform/frames.hpp"
#include "client/platform/history.hpp"
#include "client/platform/late_code.hpp"
#include "client/platform/recording.hpp"
#include "client/platform/semantics.hpp"
#include "client/platform/storage.hpp"

namespace pinwright::ui {

class Bridge {
public:
    /// All must outlive the bridge.
    Bridge(app::App& app, platform::Frames& frames, platform::Semantics& semantics);
    Bridge(const Bridge&) = delete;
    Bridge& operator=(const Bridge&) = delete;

    std::function<void(bool over)> on_drag;  ///< Called when files are dragged over the page.

    /// Reads the address and the saved draft, and starts the app.
    void Start();
    /// Call after every call into the app: carries out its effects, and requests frames if something changed.
    void Settle();
    /// Call after every frame with the number of layers on top of the screen.
    void ShowLayers(int count) { m_history.ShowLayers(count); }
    /// Whether later.wasm is here.
    bool late_code() const { return m_late_code.here(); }
    void NeedLateCode() { m_late_code.Need(); }

private:
    // Every effect needs a Do, or else it doesn't compile.
    void Do(const app::HttpRequest& request);
    void Do(const app::ListenTo& listen);
    void Do(const app::StartUpload& upload);
    void Do(const app::CancelRequest& cancel);
    void Do(const app::ForgetFile& forget);
    void Do(const app::Navigate& navigate);
    void Do(const app::ReloadPage&);
    void Do(const app::PushHistory& push);
    void Do(const app::ReplaceHistory& replace);
    void Do(const app::SetTitle& title);
    void Do(const app::SaveDraft& draft);
    void Do(const app::SavePreferences& preferences);
    void Do(const app::TellTabs& tell);
    void Do(const app::Announce& words);
    void Do(const app::SetTimer& timer);
    void Do(const app::CopyText& copy);
    void Do(const app::RecordScreen& record);
    void Do(const app::PickImage&);
    void Do(const app::FocusField& focus);
    void Do(const app::NeedLateCode&) { NeedLateCode(); }
    void OnAnswer(std::uint64_t request, int status, std::string_view body);

private:
    app::App& m_app;
    platform::Frames& m_frames;
    platform::Semantics& m_semantics;
    platform::Fetch m_fetch;
    platform::Files m_files;
    platform::History m_history;
    platform::Clipboard m_clipboard;
    platform::StoredElsewhere m_elsewhere;
    platform::Recording m_recording;
    platform::LateCode m_late_code;
    bool m_settling = false;
};

}  // namespace pinwright::ui
