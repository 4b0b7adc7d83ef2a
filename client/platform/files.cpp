#include "client/platform/files.hpp"

extern "C" {
void pw_files_listen(void* self, void (*chosen)(void*, int, const char*, double, int, int, const char*),
                     void (*dragged)(void*, int), void (*several)(void*, int), double limit);
void pw_files_pick();
void pw_files_drop(std::uint32_t handle);
}

namespace pinwright::platform {

void Files::Listen(std::int64_t limit)
{
    pw_files_listen(this, &Files::Chosen, &Files::Dragged, &Files::Several, static_cast<double>(limit));
}

void Files::Pick()
{
    pw_files_pick();
}

void Files::Several(void* self, int count)
{
    static_cast<Files*>(self)->on_several(count);
}

void Files::Drop(std::uint32_t handle)
{
    pw_files_drop(handle);
}

void Files::Chosen(void* self, int handle, const char* type, double bytes, int width, int height,
                   const char* name)
{
    static_cast<Files*>(self)->on_chosen(
        {static_cast<std::uint32_t>(handle), name, type, static_cast<std::int64_t>(bytes), width, height});
}

void Files::Dragged(void* self, int over)
{
    const auto& files = *static_cast<Files*>(self);
    if (files.on_drag)
        files.on_drag(over != 0);
}

}  // namespace pinwright::platform
