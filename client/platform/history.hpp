// The address bar.
//   [X] addresses of screens pushed and replaced, back and forward heard, leaving and reloading
//   [X] going back closes what lies on top; what was closed does not open again by going forward
//   [ ] asking before the page is left (the draft is kept instead)
#pragma once

#include <functional>
#include <string>

namespace pinwright::platform {

class History {
public:
    History() = default;
    History(const History&) = delete;
    History& operator=(const History&) = delete;

    std::function<void(const std::string& address)> on_moved;  ///< Path and query, after back or forward.
    std::function<void()> on_back;  ///< Back was pressed for what lies on top: close the topmost.

    void Listen();
    std::string Address() const;  ///< Path and query.
    void Push(const std::string& address);
    void Replace(const std::string& address);
    /// After every frame: how many menus, lists and dialogs lie on top of the screen.
    void ShowLayers(int count);
    void Leave(const std::string& url);
    void Reload();

private:
    static void Moved(void* self, const char* address);
    static void Back(void* self);
};

}  // namespace pinwright::platform
