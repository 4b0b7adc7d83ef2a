#include "client/platform/frames.hpp"

#include "client/platform/wire.hpp"

extern "C" {
void pw_frames_start(void* self, void (*draw)(void*, double), void (*seen)(void*, int), int patience);
void pw_frames_begin();
void pw_frames_wake(int frames);
void pw_frames_timer(void* self, void (*called)(void*, int), int id, int milliseconds);
}

namespace pinwright::platform {

void Frames::Start(int patience_ms)
{
    pw_frames_start(this, &Frames::Draw, &Frames::Seen, patience_ms);
}

void Frames::Begin()
{
    pw_frames_begin();
}

void Frames::Wake(int frames)
{
    pw_frames_wake(frames);
}

void Frames::After(std::uint64_t timer, int milliseconds)
{
    m_timers.push_back({++m_last_slot, timer});
    pw_frames_timer(this, &Frames::Called, m_last_slot, milliseconds);
}

void Frames::Draw(void* self, double now_ms)
{
    static_cast<Frames*>(self)->on_frame(now_ms);
}

void Frames::Seen(void* self, int what)
{
    const auto& frames = *static_cast<Frames*>(self);
    const auto event = static_cast<PageEvent>(what);
    if (event != PageEvent::kOnline)
        frames.on_visible(event == PageEvent::kVisible);
    else if (frames.on_online)
        frames.on_online();
}

void Frames::Called(void* self, int slot)
{
    auto& frames = *static_cast<Frames*>(self);
    for (auto timer = frames.m_timers.begin(); timer != frames.m_timers.end(); ++timer) {
        if (timer->slot != slot)
            continue;
        const std::uint64_t name = timer->timer;
        frames.m_timers.erase(timer);
        frames.on_timer(name);
        return;
    }
}

}  // namespace pinwright::platform
