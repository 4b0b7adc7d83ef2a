// Images that a person chooses; the browser keeps the bytes.
//   [X] chosen, dropped, pasted, photographed; sent unchanged
//   [X] type by content; reports files dragged over the page
//   [X] leaves text that is dropped on or pasted into a field to the field
//   [ ] cropping, several at once (uses the first)
#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace pinwright::platform {

struct ChosenFile {
    std::uint32_t handle = 0;
    std::string name;
    std::string content_type;  ///< By content for JPEG and PNG, else from the browser.
    std::int64_t bytes = 0;
    int width = 0, height = 0;  ///< 0: not readable as an image.
};

class Files {
public:
    Files() = default;
    Files(const Files&) = delete;
    Files& operator=(const Files&) = delete;

    std::function<void(const ChosenFile& file)> on_chosen;
    std::function<void(int count)> on_several;  ///< Several files came at once; the first is used.
    std::function<void(bool over)> on_drag;     ///< True: files are over the page; false: dropped or gone.

    /// Passes files over `limit` bytes on without reading them.
    void Listen(std::int64_t limit);
    /// Opens the browser's picker once the mirror's file field exists.
    void Pick();
    /// Releases the bytes.
    void Drop(std::uint32_t handle);

private:
    static void Chosen(void* self, int handle, const char* type, double bytes, int width, int height,
                       const char* name);
    static void Dragged(void* self, int over);
    static void Several(void* self, int count);
};

}  // namespace pinwright::platform
