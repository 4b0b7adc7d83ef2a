// What the browser stores for this page: the draft. If the browser refuses, nothing is stored.
//   [X] texts by name (localStorage), and changes by other tabs
//   [ ] files
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace pinwright::platform {

/// Empty if there is none.
std::string ReadStored(const char* key);
/// An empty text removes it. False: the browser refused (no room, storage blocked).
bool WriteStored(const char* key, const std::string& text);
/// Reports what other tabs of this browser write; an empty text if they remove it.
class StoredElsewhere {
public:
    StoredElsewhere() = default;
    StoredElsewhere(const StoredElsewhere&) = delete;
    StoredElsewhere& operator=(const StoredElsewhere&) = delete;

    std::function<void(std::string_view key, std::string_view text)> on_changed;

    void Listen();

private:
    static void Changed(void* self, const char* key, const char* text);
};

}  // namespace pinwright::platform
