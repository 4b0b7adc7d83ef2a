// Images that a person chooses; the bytes stay with the browser.
//   [X] chosen, dropped, pasted, taken with the camera; sent as they are
//   [X] type by content; files dragged over the page are told of
//   [X] text dropped on or pasted into a field stays the field's
//   [ ] cropping, several at once (the first is taken)
#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace pinwright::platform {

struct ChosenFile {
    std::uint32_t handle = 0;
    std::string name;
    std::string content_type;  ///< By content for JPEG and PNG, else as the browser says.
    std::int64_t bytes = 0;
    int width = 0, height = 0;  ///< 0: could not be read as an image.
};

class Files {
public:
    Files() = default;
    Files(const Files&) = delete;
    Files& operator=(const Files&) = delete;

    std::function<void(const ChosenFile& file)> on_chosen;
    std::function<void(int count)> on_several;  ///< Several files were given at once; the first is used.
    std::function<void(bool over)> on_drag;     ///< Files are being dragged over the page; dropped or gone.

    /// Files over `limit` bytes are handed on unread.
    void Listen(std::int64_t limit);
    /// Opens the browser's picker, once the file field of the mirror is there.
    void Pick();
    /// Lets go of the bytes.
    void Drop(std::uint32_t handle);

private:
    static void Chosen(void* self, int handle, const char* type, double bytes, int width, int height,
                       const char* name);
    static void Dragged(void* self, int over);
    static void Several(void* self, int count);
};

}  // namespace pinwright::platform
