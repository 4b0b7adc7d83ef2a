// Images as textures.
//   [X] from this server and from chosen files, decoded by the browser, upright, at the size shown
//   [X] those asked for last come first, four at once; what is no longer wanted is not waited for
//   [X] let go when they were not drawn for a while, and earlier where they are many; made anew after a
//       lost context; one that did not come is asked for again later
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

    /// The image at `address` on this server, about `pixels` device pixels wide. To be asked for in every
    /// frame that shows it.
    Image FromServer(const std::string& address, int pixels) { return Get(address, 0, pixels, 0); }
    /// The same image, decoded to just cover this many device pixels. Scaled down while drawing, it would
    /// alias.
    Image ToCover(const std::string& address, int width, int height)
    {
        return Get(address, 0, width, height);
    }
    /// A chosen file's.
    Image FromFile(std::uint32_t handle, int pixels) { return Get({}, handle, pixels, 0); }
    /// Once per frame: begins with what was asked for, and lets go of what was not.
    void EndFrame();
    void Forget();

private:
    enum class State { kWanted, kLoading, kThere };
    struct Kept {
        std::string address;
        std::uint32_t file = 0;
        int pixels = 0;
        int height = 0;  ///< To be covered; 0: as high as it comes.
        int id = 0;
        State state = State::kWanted;
        int frame = 0;     ///< The last that asked for it.
        double since = 0;  ///< When that was; of one that did not come: when it was given up.
        Image image;
    };
    Image Get(const std::string& address, std::uint32_t file, int pixels, int height);
    void Begin();
    static void Loaded(void* self, int id, int texture, int width, int height);

private:
    std::list<Kept> m_kept;  ///< Last asked for first.
    int m_last_id = 0;
    int m_frame = 0;
    int m_loading = 0;
};

}  // namespace pinwright::platform
