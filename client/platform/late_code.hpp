// later.wasm, the second file of the program. web/boot.js loads it: along with the first for most screens,
// and after the first frame for the composer.
#pragma once

#include <functional>

extern "C" {
void pw_late_code_listen(void* self, void (*here)(void*));
int pw_late_code_here();
void pw_late_code_need();
}

namespace pinwright::platform {

class LateCode {
public:
    LateCode() = default;
    LateCode(const LateCode&) = delete;
    LateCode& operator=(const LateCode&) = delete;

    std::function<void()> on_here;  ///< Called once, unless it is here from the start.

    /// The object must not move and must outlive the page.
    void Listen()
    {
        pw_late_code_listen(this, [](void* self) { static_cast<LateCode*>(self)->on_here(); });
    }
    bool here() const { return pw_late_code_here() != 0; }
    /// Someone waits for it: an interrupted load is retried at once, and a failure is shown.
    void Need() { pw_late_code_need(); }
};

}  // namespace pinwright::platform
