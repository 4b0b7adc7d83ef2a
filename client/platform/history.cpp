#include "client/platform/history.hpp"

#include <cstdlib>

extern "C" {
void pw_history_listen(void* self, void (*moved)(void*, const char*), void (*back)(void*));
void pw_history_layers(int count);
char* pw_history_address();
void pw_history_go(const char* path, int replace);
void pw_history_leave(const char* address);
void pw_history_reload();
}

namespace pinwright::platform {

void History::Listen()
{
    pw_history_listen(this, &History::Moved, &History::Back);
}

std::string History::Address() const
{
    char* text = pw_history_address();
    std::string address(text);
    std::free(text);
    return address;
}

void History::Push(const std::string& address)
{
    pw_history_go(address.c_str(), 0);
}

void History::Replace(const std::string& address)
{
    pw_history_go(address.c_str(), 1);
}

void History::ShowLayers(int count)
{
    pw_history_layers(count);
}

void History::Leave(const std::string& url)
{
    pw_history_leave(url.c_str());
}

void History::Reload()
{
    pw_history_reload();
}

void History::Moved(void* self, const char* address)
{
    static_cast<History*>(self)->on_moved(address);
}

void History::Back(void* self)
{
    static_cast<History*>(self)->on_back();
}

}  // namespace pinwright::platform
