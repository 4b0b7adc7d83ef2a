#include "client/platform/clipboard.hpp"

extern "C" void pw_clipboard_put(void* self, void (*told)(void*, int), const char* text);

namespace pinwright::platform {

void Clipboard::Put(const std::string& text)
{
    pw_clipboard_put(this, &Clipboard::Told, text.c_str());
}

void Clipboard::Told(void* self, int taken)
{
    static_cast<Clipboard*>(self)->on_told(taken != 0);
}

}  // namespace pinwright::platform
