// The address bar.
//   [X] addresses of screens pushed and replaced, back and forward heard, leaving and reloading
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

    void Listen();
    std::string Address() const;  ///< Path and query.
    void Push(const std::string& address);
    void Replace(const std::string& address);
    void Leave(const std::string& url);
    void Reload();

private:
    static void Moved(void* self, const char* address);
};

}  // namespace pinwright::platform
