#include "client/ui/bridge.hpp"

#include <string>
#include <type_traits>
#include <variant>

#include "client/platform/storage.hpp"
#include "client/ui/screens.hpp"
#include "shared/pin_rules.hpp"

namespace pinwright::ui {

namespace {

constexpr const char* kDraftKey = "pinwright.draft";
constexpr const char* kPreferencesKey = "pinwright.preferences";
constexpr const char* kChangedKey = "pinwright.changed";

}  // namespace

Bridge::Bridge(app::App& app, platform::Frames& frames, platform::Semantics& semantics)
    : m_app(app), m_frames(frames), m_semantics(semantics)
{
}

void Bridge::Start()
{
    m_fetch.on_answer = [this](std::uint64_t request, int status, std::string_view body) {
        OnAnswer(request, status, body);
    };
    m_fetch.on_progress = [this](std::uint64_t request, std::int64_t sent, std::int64_t total) {
        m_app.OnUploadProgress(request, sent, total);
        Settle();
    };
    m_fetch.on_part = [this](std::uint64_t request, std::string_view data) {
        m_app.OnPart(request, data);
        Settle();
    };
    m_files.on_chosen = [this](const platform::ChosenFile& file) {
        m_app.Do(app::command::ChooseFile{
            {file.handle, file.name, file.content_type, file.bytes, file.width, file.height}});
        Settle();
    };
    m_files.on_several = [this](int count) {
        m_app.Do(app::command::TellOneFile{count});
        Settle();
    };
    m_history.on_moved = [this](const std::string& address) {
        m_app.OnHistoryMoved(address);
        Settle();
    };
    m_history.on_back = [this] {
        m_semantics.PressEscape();
        m_frames.Wake(3);
    };
    m_frames.on_timer = [this](std::uint64_t timer) {
        m_app.OnTimer(timer);
        Settle();
    };
    m_frames.on_visible = [this](bool visible) {
        if (visible)
            m_app.OnDraftSeen(platform::ReadStored(kDraftKey));
        m_app.OnVisible(visible);
        Settle();
    };
    m_files.on_drag = [this](bool over) { on_drag(over); };
    m_frames.on_online = [this] {
        m_app.OnOnline();
        Settle();
    };
    m_elsewhere.on_changed = [this](std::string_view key, std::string_view text) {
        if (key == kDraftKey)
            m_app.OnDraftElsewhere(text);
        else if (key == kChangedKey)
            m_app.OnChangedElsewhere();
        Settle();
    };
    m_clipboard.on_told = [this](bool taken) {
        m_app.OnCopied(taken);
        Settle();
    };
    m_recording.on_told = [this](platform::Recording::What what) {
        m_app.OnRecording(what == platform::Recording::kRunning       ? app::Recording::kRunning
                          : what == platform::Recording::kRefused     ? app::Recording::kRefused
                          : what == platform::Recording::kUnsupported ? app::Recording::kUnsupported
                                                                      : app::Recording::kNone);
        Settle();
    };
    m_fetch.on_dated = [this](Timestamp date, std::chrono::milliseconds took) {
        m_app.OnServerTime(date, took);
    };
    m_elsewhere.Listen();
    m_files.Listen(kImageBytesLimit);
    m_history.Listen();
    m_app.Start(m_history.Address(), platform::ReadStored(kDraftKey), platform::ReadStored(kPreferencesKey));
    Settle();
}

void Bridge::Settle()
{
    // An effect may call back at once and bring further ones; they are carried out by the outer call.
    if (m_settling)
        return;
    m_settling = true;
    for (std::vector<app::Effect> effects = m_app.TakeEffects(); !effects.empty();
         effects = m_app.TakeEffects()) {
        for (const app::Effect& effect : effects)
            CarryOut(effect);
    }
    m_settling = false;
    if (m_app.TakeChanged())
        m_frames.Wake(3);
}

void Bridge::CarryOut(const app::Effect& effect)
{
    if (const auto* request = std::get_if<app::HttpRequest>(&effect)) {
        m_fetch.Send(request->request, request->method, request->url, request->body);
    } else if (const auto* listen = std::get_if<app::ListenTo>(&effect)) {
        m_fetch.Listen(listen->request, listen->url);
    } else if (const auto* upload = std::get_if<app::StartUpload>(&effect)) {
        m_fetch.SendFile(upload->request, upload->url, upload->content_type,
                         static_cast<std::uint32_t>(upload->file), upload->offset, upload->total);
    } else if (const auto* cancel = std::get_if<app::CancelRequest>(&effect)) {
        m_fetch.Abort(cancel->request);
    } else if (const auto* forget = std::get_if<app::ForgetFile>(&effect)) {
        m_files.Drop(static_cast<std::uint32_t>(forget->file));
    } else if (const auto* navigate = std::get_if<app::Navigate>(&effect)) {
        m_history.Leave(navigate->url);
    } else if (std::holds_alternative<app::ReloadPage>(effect)) {
        m_history.Reload();
    } else if (const auto* push = std::get_if<app::PushHistory>(&effect)) {
        m_history.Push(push->address);
    } else if (const auto* replace = std::get_if<app::ReplaceHistory>(&effect)) {
        m_history.Replace(replace->address);
    } else if (const auto* title = std::get_if<app::SetTitle>(&effect)) {
        m_semantics.Title(title->title);
    } else if (const auto* draft = std::get_if<app::SaveDraft>(&effect)) {
        if (!platform::WriteStored(kDraftKey, draft->text))
            m_app.OnNotKept();
    } else if (const auto* preferences = std::get_if<app::SavePreferences>(&effect)) {
        platform::WriteStored(kPreferencesKey, preferences->text);
    } else if (const auto* tell = std::get_if<app::TellTabs>(&effect)) {
        platform::WriteStored(kChangedKey, tell->text);
    } else if (const auto* words = std::get_if<app::Announce>(&effect)) {
        if (words->politeness == app::Politeness::kAssertive)
            m_semantics.SayAtOnce(words->text);
        else
            m_semantics.SayPolitely(words->text);
    } else if (const auto* timer = std::get_if<app::SetTimer>(&effect)) {
        m_frames.After(timer->timer, timer->delay_ms);
    } else if (const auto* copy = std::get_if<app::CopyText>(&effect)) {
        m_clipboard.Put(copy->text);
    } else if (const auto* record = std::get_if<app::RecordScreen>(&effect)) {
        if (record->on)
            m_recording.Start();
        else
            m_recording.Stop();
    } else if (std::holds_alternative<app::PickImage>(effect)) {
        m_files.Pick();
    } else if (const auto* focus = std::get_if<app::FocusField>(&effect)) {
        m_semantics.Focus(FieldId(focus->field));
        m_frames.Wake(3);
    }
}

void Bridge::OnAnswer(std::uint64_t request, int status, std::string_view body)
{
    m_app.OnAnswer(request, status, body);
    Settle();
    m_frames.Begin();
}

}  // namespace pinwright::ui
