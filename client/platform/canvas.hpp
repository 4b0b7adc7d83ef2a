// The canvas and its WebGL context, with ImGui's renderer on it.
//   [X] exact device pixels under zoom and on every screen, resized and drawn in one task
//   [X] WebGL 1, which every browser with WebGL has; a lost context comes back with all textures
//   [X] the person's wishes: dark, less motion, more contrast, a coarse pointer
//   [ ] drawing without WebGL (the page says so in words)
#pragma once

#include <functional>

namespace pinwright::platform {

/// What the person asked their system for.
struct Wishes {
    bool dark = false;
    bool less_motion = false;
    bool more_contrast = false;  ///< prefers-contrast or forced colours.
    bool coarse_pointer = false;

    bool operator==(const Wishes&) const = default;
};

class Canvas {
public:
    Canvas() = default;
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    std::function<void()> on_restored;  ///< All textures are gone and have to be made anew.

    /// False where there is no WebGL; the page has said so then. REQUIRES: an ImGui context.
    bool Open();
    /// Tells ImGui the size, and begins its frame. False: nothing can be drawn now.
    bool Begin(float seconds);
    /// Draws what ImGui collected over `background` (0xAABBGGRR).
    void End(unsigned background);

    float width() const { return m_width; }      ///< CSS pixels.
    float height() const { return m_height; }    ///< CSS pixels.
    float density() const { return m_density; }  ///< Device pixels per CSS pixel.
    Wishes wishes() const;

private:
    static void Changed(void* self, int lost);

private:
    float m_width = 0, m_height = 0, m_density = 1;
    int m_pixel_width = 0, m_pixel_height = 0;
    bool m_lost = false;
};

}  // namespace pinwright::platform
