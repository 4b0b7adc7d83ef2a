#include "client/platform/recording.hpp"

extern "C" {
void pw_recording_start(void* self, void (*told)(void* self, int what));
void pw_recording_stop();
}

namespace pinwright::platform {

void Recording::Start()
{
    pw_recording_start(this, [](void* self, int what) {
        static_cast<Recording*>(self)->on_told(static_cast<RecordingEvent>(what));
    });
}

void Recording::Stop()
{
    pw_recording_stop();
}

}  // namespace pinwright::platform
