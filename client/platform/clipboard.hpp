// Writes text to the clipboard.
//   [X] text, during a person's press, with or without a secure connection; reports whether the browser
//       accepted it
//   [ ] images, reading (fields and files receive what is pasted)
#pragma once

#include <functional>
#include <string>

namespace pinwright::platform {

class Clipboard {
public:
    Clipboard() = default;
    Clipboard(const Clipboard&) = delete;
    Clipboard& operator=(const Clipboard&) = delete;

    std::function<void(bool taken)> on_told;  ///< Reports the result of Put: later, never within it.

    void Put(const std::string& text);

private:
    static void Told(void* self, int taken);
};

}  // namespace pinwright::platform
