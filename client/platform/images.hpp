// Images as textures.
//   [X] from this server and from chosen files, decoded by the browser, upright, at the size shown
//   [X] loads four at once, latest requests first; cancels loads that are no longer needed
//   [X] released when not drawn for a while, or sooner if there are many; loaded again after a lost
//       context; missing ones requested again later
//   [ ] animated images (shows the first frame)
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
        std::uint32_t texture = 0;  ///< 0: not loaded yet, or missing.
        float width = 0, height = 0;
        bool missing = false;  ///< Missing: draw a placeholder.
    };

    /// The image at `address` on this server, about `pixels` device pixels wide. Call in every frame that
    /// shows it.
    Image FromServer(const std::string& address, int pixels) { return Get(address, 0, pixels, 0); }
    /// The same image, decoded to just cover this many device pixels: scaling it down while drawing would
    /// alias.
    Image ToCover(const std::string& address, int width, int height)
    {
        return Get(address, 0, width, height);
    }
    /// The image of a chosen file.
    Image FromFile(std::uint32_t handle, int pixels) { return Get({}, handle, pixels, 0); }
    /// Call once per frame: starts loading requested images, and releases unused ones.
    void EndFrame();
    void Forget();

private:
    enum class State { kWanted, kLoading, kThere };
    struct Kept {
        std::string address;
        std::uint32_t file = 0;
        int pixels = 0;
        int height = 0;  ///< To cover; 0: natural height.
        int id = 0;
        State state = State::kWanted;
        int frame = 0;     ///< The last that requested it.
        double since = 0;  ///< When that was; if missing: when it failed.
        Image image;
    };
    Image Get(const std::string& address, std::uint32_t file, int pixels, int height);
    void Begin();
    static void Loaded(void* self, int id, int texture, int width, int height);

private:
    std::list<Kept> m_kept;  ///< Latest request first.
    int m_last_id = 0;
    int m_frame = 0;
    int m_loading = 0;
};

}  // namespace pinwright::platform
