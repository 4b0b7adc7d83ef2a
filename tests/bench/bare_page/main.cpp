// A page with ImGui and nothing of Pinwright: a window, some text and a rectangle, through the same canvas,
// glyphs and frames. The composer's start is measured against it.
#include <imgui.h>

#include "client/platform/canvas.hpp"
#include "client/platform/frames.hpp"
#include "client/platform/glyphs.hpp"

namespace {

struct Page {
    pinwright::platform::Canvas canvas;
    pinwright::platform::Frames frames;
    ImFont* font = pinwright::platform::AddSystemFont(400);

    void Draw()
    {
        if (!canvas.Begin(0.016f))
            return;
        ImGui::SetNextWindowPos({0, 0});
        ImGui::SetNextWindowSize({canvas.width(), canvas.height()});
        ImGui::Begin("page", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoSavedSettings);
        ImDrawList* list = ImGui::GetWindowDrawList();
        list->AddRectFilled({16, 16}, {400, 80}, IM_COL32(0, 110, 106, 255), 8);
        list->AddText(font, 16, {32, 32}, IM_COL32_WHITE, "The quick brown fox jumps over the lazy dog");
        ImGui::End();
        canvas.End(0xffffffffu);
    }
};

}  // namespace

int main()
{
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    auto* page = new Page;
    page->canvas.Open();
    page->frames.on_frame = [page](double) { page->Draw(); };
    page->frames.on_visible = [](bool) {};
    page->frames.Start(0);
    page->frames.Wake(3);
    page->frames.Begin();
    return 0;
}
