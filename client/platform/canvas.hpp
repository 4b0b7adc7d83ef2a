// The canvas and its WebGL context, with ImGui's renderer on it.
//   [X] exact device pixels under zoom and on every screen, resized and drawn in one task
//   [X] WebGL 1, which every browser with WebGL has; a lost context comes back with all textures
//   [X] the context is made with the first picture: until then program and graphics start side by side
//   [X] the program lives on while the context is lost; one that stays lost is said in words
//   [X] the person's wishes: dark, less motion, more contrast, forced colors, direction
//   [ ] drawing without WebGL (the page says so in words)
#pragma once

#include <functional>

namespace pinwright::platform {

/// What the person asked their system for.
struct Wishes {
    bool dark = false;
    bool less_motion = false;
    bool more_contrast = false;  ///< prefers-contrast or forced colors.
    bool forced = false;         ///< Forced colors: the system's few are the only ones.
    bool right_to_left = false;  ///< The page says so, or the person's language is written so.

    bool operator==(const Wishes&) const = default;
};

/// CSS system colors, 0xAABBGGRR.
struct SystemColours {
    unsigned canvas = 0, canvas_text = 0, link = 0, button_text = 0, field = 0, highlight = 0,
             highlight_text = 0, gray = 0;
};

class Canvas {
public:
    /// Finds the page's elements; whatever else of the platform comes after it.
    Canvas();
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    std::function<void()> on_restored;  ///< All textures are gone and have to be made anew.

    /// Follows the page's size. REQUIRES: an ImGui context.
    void Open();
    /// Tells ImGui the size, and begins its frame. False: nothing can be drawn now.
    bool Begin(float seconds);
    /// Draws what ImGui collected over `background` (0xAABBGGRR); nothing while the context is lost. Where
    /// there is no WebGL, the page says so with the first picture, and nothing of the program is called
    /// again.
    void End(unsigned background);

    float width() const { return m_width; }      ///< CSS pixels.
    float height() const { return m_height; }    ///< CSS pixels.
    float density() const { return m_density; }  ///< Device pixels per CSS pixel.
    Wishes wishes() const;
    SystemColours system_colours() const;

private:
    bool Make();
    static void Changed(void* self, int lost);

private:
    float m_width = 0, m_height = 0, m_density = 1;
    int m_pixel_width = 0, m_pixel_height = 0;
    bool m_made = false, m_lost = false;
};

}  // namespace pinwright::platform
