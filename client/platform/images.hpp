// Images as textures.
//   [X] from this server and from chosen files, decoded by the browser, upright, at the size shown
//   [X] let go when they are not drawn for a while; made anew after a lost context
//   [ ] animated images (the first picture shows)
#pragma once

#include <cstdint>
#include <list>
#include <string>

namespace pinwright::platform {

class Images {
public:
    Images() = default;
    Images(const Images&) = delete;
    Images& operator=(const Images&) = delete;

    struct Image {
        std::uint32_t texture = 0;  ///< 0: not there yet, or there is none.
        float width = 0, height = 0;
        bool missing = false;  ///< There is none: draw what stands for it.
    };

    /// The image at `address` on this server, about `pixels` device pixels wide.
    Image FromServer(const std::string& address, int pixels);
    /// A chosen file's.
    Image FromFile(std::uint32_t handle, int pixels);
    /// Once per frame: lets go of what was not drawn for 600 frames.
    void EndFrame();
    void Forget();

private:
    struct Kept {
        std::string address;
        std::uint32_t file = 0;
        int pixels = 0;
        int id = 0;
        bool waiting = true;
        int unused = 0;
        Image image;
    };
    Image Get(const std::string& address, std::uint32_t file, int pixels);
    static void Loaded(void* self, int id, int texture, int width, int height);

private:
    std::list<Kept> m_kept;
    int m_last_id = 0;
};

}  // namespace pinwright::platform
