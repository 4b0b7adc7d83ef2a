#include "client/bridge.hpp"

#include <string>
#include <variant>

#include "client/features/common/ui/screen.hpp"
#include "client/features/compose/ui/compose_screens.hpp"
#include "client/platform/storage.hpp"
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
    m_recording.on_told = [this](platform::RecordingEvent event) {
        m_app.OnRecording(event == platform::RecordingEvent::kRunning       ? app::Recording::kRunning
                          : event == platform::RecordingEvent::kRefused     ? app::Recording::kRefused
                          : event == platform::RecordingEvent::kUnsupported ? app::Recording::kUnsupported
                                                                            : app::Recording::kNone);
        Settle();
    };
    m_fetch.on_dated = [this](Timestamp date, std::chrono::milliseconds took) {
        m_app.OnServerTime(date, took);
    };
    m_late_code.on_here = [this] {
        m_app.OnLateCode();
        Settle();
        m_frames.Wake(3);
    };
    m_late_code.Listen();
    m_elsewhere.Listen();
    m_files.Listen(kImageBytesLimit);
    m_history.Listen();
    m_app.Start(m_history.Address(), platform::ReadStored(kDraftKey), platform::ReadStored(kPreferencesKey),
                late_code() ? app::LateCode::kHere : app::LateCode::kAwaited);
    Settle();
}

void Bridge::Settle()
{
    // An effect may call back at once and add further effects; the outer call carries them out.
    if (m_settling)
        return;
    m_settling = true;
    for (std::vector<app::Effect> effects = m_app.TakeEffects(); !effects.empty();
         effects = m_app.TakeEffects()) {
        for (const app::Effect& effect : effects)
            std::visit([this](const auto& one) { Do(one); }, effect);
    }
    m_settling = false;
    if (m_app.TakeChanged())
        m_frames.Wake(3);
}

void Bridge::Do(const app::HttpRequest& request)
{
    m_fetch.Send(request.request, request.method, request.url, request.body);
}

void Bridge::Do(const app::ListenTo& listen)
{
    m_fetch.Listen(listen.request, listen.url);
}

void Bridge::Do(const app::StartUpload& upload)
{
    m_fetch.SendFile(upload.request, upload.url, upload.content_type, static_cast<std::uint32_t>(upload.file),
                     upload.offset, upload.total);
}

void Bridge::Do(const app::CancelRequest& cancel)
{
    m_fetch.Abort(cancel.request);
}

void Bridge::Do(const app::ForgetFile& forget)
{
    m_files.Drop(static_cast<std::uint32_t>(forget.file));
}

void Bridge::Do(const app::Navigate& navigate)
{
    m_history.Leave(navigate.url);
}

void Bridge::Do(const app::ReloadPage&)
{
    m_history.Reload();
}

void Bridge::Do(const app::PushHistory& push)
{
    m_history.Push(push.address);
}

void Bridge::Do(const app::ReplaceHistory& replace)
{
    m_history.Replace(replace.address);
}

void Bridge::Do(const app::SetTitle& title)
{
    m_semantics.Title(title.title);
}

void Bridge::Do(const app::SaveDraft& draft)
{
    if (!platform::WriteStored(kDraftKey, draft.text))
        m_app.OnNotKept();
}

void Bridge::Do(const app::SavePreferences& preferences)
{
    platform::WriteStored(kPreferencesKey, preferences.text);
}

void Bridge::Do(const app::TellTabs& tell)
{
    platform::WriteStored(kChangedKey, tell.text);
}

void Bridge::Do(const app::Announce& words)
{
    if (words.politeness == app::Politeness::kAssertive)
        m_semantics.SayAtOnce(words.text);
    else
        m_semantics.SayPolitely(words.text);
}

void Bridge::Do(const app::SetTimer& timer)
{
    m_frames.After(timer.timer, timer.delay_ms);
}

void Bridge::Do(const app::CopyText& copy)
{
    m_clipboard.Put(copy.text);
}

void Bridge::Do(const app::RecordScreen& record)
{
    if (record.on)
        m_recording.Start();
    else
        m_recording.Stop();
}

void Bridge::Do(const app::PickImage&)
{
    m_files.Pick();
}

void Bridge::Do(const app::FocusField& focus)
{
    m_semantics.Focus(FieldId(focus.field));
    m_frames.Wake(3);
}

void Bridge::OnAnswer(std::uint64_t request, int status, std::string_view body)
{
    m_app.OnAnswer(request, status, body);
    Settle();
    m_frames.Begin();
}

}  // namespace pinwright::ui
