// The address bar.
//   [X] pushes and replaces screen addresses, follows back and forward, leaves and reloads
//   [X] going back closes the topmost layer; going forward does not open it again
//   [ ] asking before the person leaves the page (we keep the draft instead)
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
    std::function<void()> on_back;  ///< Back was pressed with layers open: close the topmost.

    void Listen();
    std::string Address() const;  ///< Path and query.
    void Push(const std::string& address);
    void Replace(const std::string& address);
    /// Call after every frame, with the number of menus, lists and dialogs on top of the screen.
    void ShowLayers(int count);
    void Leave(const std::string& url);
    void Reload();

private:
    static void Moved(void* self, const char* address);
    static void Back(void* self);
};

}  // namespace pinwright::platform
