#include "client/platform/canvas.hpp"

#include <GLES2/gl2.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include "client/platform/glyphs.hpp"
#include "client/platform/wire.hpp"

extern "C" {
void pw_canvas_find();
void pw_canvas_open(void* self, void (*changed)(void*, int));
int pw_canvas_make();
void pw_canvas_size(void* out);
int pw_canvas_wishes();
void pw_canvas_colors(void* out);
void pw_frames_no_canvas();
}

namespace pinwright::platform {

Canvas::Canvas()
{
    pw_canvas_find();
}

void Canvas::Open()
{
    // ImGui checks this in its first frame, before the renderer exists.
    ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    pw_canvas_open(this, &Canvas::Changed);
}

bool Canvas::Begin(float seconds)
{
    struct {
        float width, height;
        int pixel_width, pixel_height;
    } size{};
    pw_canvas_size(&size);
    m_width = size.width;
    m_height = size.height;
    m_pixel_width = size.pixel_width;
    m_pixel_height = size.pixel_height;
    if (m_width < 1 || m_height < 1)
        return false;
    m_density = static_cast<float>(m_pixel_width) / m_width;
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {m_width, m_height};
    io.DisplayFramebufferScale = {m_density, static_cast<float>(m_pixel_height) / m_height};
    io.DeltaTime = seconds;
    ImGui::NewFrame();
    return true;
}

bool Canvas::Make()
{
    m_made = pw_canvas_make() != 0 && ImGui_ImplOpenGL3_Init("#version 100");
    if (!m_made)
        pw_frames_no_canvas();
    return m_made;
}

void Canvas::End(unsigned background)
{
    DrawNewGlyphs();
    ImGui::Render();
    if (m_lost || (!m_made && !Make()))
        return;
    ImGui_ImplOpenGL3_NewFrame();
    const ImVec4 color = ImGui::ColorConvertU32ToFloat4(background);
    glViewport(0, 0, m_pixel_width, m_pixel_height);
    glClearColor(color.x, color.y, color.z, 1.0f);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

Wishes Canvas::wishes() const
{
    const int bits = pw_canvas_wishes();
    const auto set = [bits](int bit) { return (bits & bit) != 0; };
    return {set(kDark), set(kLessMotion), set(kMoreContrast), set(kForcedColors), set(kRightToLeft)};
}

SystemColors Canvas::system_colors() const
{
    SystemColors colors;
    pw_canvas_colors(&colors);
    return colors;
}

void Canvas::Changed(void* self, int lost)
{
    auto& canvas = *static_cast<Canvas*>(self);
    canvas.m_lost = lost != 0;
    if (canvas.m_lost)
        return;
    ImGui_ImplOpenGL3_DestroyDeviceObjects();
    if (canvas.on_restored)
        canvas.on_restored();
}

}  // namespace pinwright::platform
