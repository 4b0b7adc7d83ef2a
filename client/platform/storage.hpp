// What the browser keeps for this page: the draft. Where it refuses, nothing is kept.
//   [X] texts by name (localStorage), and what other tabs write there
//   [ ] files
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace pinwright::platform {

/// Empty where there is none.
std::string ReadStored(const char* key);
/// An empty text removes it. False: the browser refused (no room, storage blocked).
bool WriteStored(const char* key, const std::string& text);
/// What other tabs of this browser write; an empty text where they remove it.
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
