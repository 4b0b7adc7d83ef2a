#include "client/platform/storage.hpp"

#include <cstdlib>

extern "C" {
int pw_storage_put(const char* key, const char* value);
char* pw_storage_get(const char* key);
void pw_storage_remove(const char* key);
void pw_storage_listen(void* self, void (*changed)(void*, const char*, const char*));
}

namespace pinwright::platform {

std::string ReadStored(const char* key)
{
    char* value = pw_storage_get(key);
    if (value == nullptr)
        return {};
    std::string text(value);
    std::free(value);
    return text;
}

bool WriteStored(const char* key, const std::string& text)
{
    if (!text.empty())
        return pw_storage_put(key, text.c_str()) != 0;
    pw_storage_remove(key);
    return true;
}

void StoredElsewhere::Listen()
{
    pw_storage_listen(this, &StoredElsewhere::Changed);
}

void StoredElsewhere::Changed(void* self, const char* key, const char* text)
{
    static_cast<StoredElsewhere*>(self)->on_changed(key, text);
}

}  // namespace pinwright::platform
