// The canvas and its WebGL context, with ImGui's renderer on it.
//   [X] exact device pixels under zoom and on every screen, resized and drawn in one task
//   [X] WebGL 1, which every browser with WebGL has; a lost context comes back with all textures
//   [X] creates the context with the first picture, so that program and graphics start in parallel
//   [X] the program keeps running while the context is lost; the page says so if it stays lost
//   [X] the system's preferences: dark, less motion, more contrast, forced colors, direction
//   [ ] drawing without WebGL (the page says that it can't)
#pragma once

#include <functional>

namespace pinwright::platform {

/// The person's system preferences.
struct Wishes {
    bool dark = false;
    bool less_motion = false;
    bool more_contrast = false;  ///< prefers-contrast or forced colors.
    bool forced = false;         ///< Forced colors: use only the system's few.
    bool right_to_left = false;  ///< Set by the page, or by the person's language.

    bool operator==(const Wishes&) const = default;
};

/// CSS system colors, 0xAABBGGRR.
struct SystemColors {
    unsigned canvas = 0, canvas_text = 0, link = 0, button_text = 0, field = 0, highlight = 0,
             highlight_text = 0, gray = 0;
};

class Canvas {
public:
    /// Finds the page's elements. Create it before the rest of the platform.
    Canvas();
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    std::function<void()> on_restored;  ///< All textures are lost; create them again.

    /// Follows the page's size. REQUIRES: an ImGui context.
    void Open();
    /// Tells ImGui the size, and begins its frame. False: nothing can be drawn now.
    bool Begin(float seconds);
    /// Draws ImGui's output over `background` (0xAABBGGRR); does nothing while the context is lost. Without
    /// WebGL, the first picture makes the page say so, and nothing calls the program again.
    void End(unsigned background);

    float width() const { return m_width; }      ///< CSS pixels.
    float height() const { return m_height; }    ///< CSS pixels.
    float density() const { return m_density; }  ///< Device pixels per CSS pixel.
    Wishes wishes() const;
    SystemColors system_colors() const;

private:
    bool Make();
    static void Changed(void* self, int lost);

private:
    float m_width = 0, m_height = 0, m_density = 1;
    int m_pixel_width = 0, m_pixel_height = 0;
    bool m_made = false, m_lost = false;
};

}  // namespace pinwright::platform
