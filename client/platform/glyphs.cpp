#include "client/platform/glyphs.hpp"

#include <imgui.h>
#include <imgui_internal.h>
#include <misc/freetype/imgui_freetype.h>

#include <cmath>
#include <cstdlib>
#include <cstring>

#include "client/platform/snap.hpp"

extern "C" {
int pw_glyph_readable();
void pw_glyph_metrics(int weight, float pixels, void* out);
unsigned char* pw_glyph_draw(unsigned code, int weight, float pixels, int draw, void* out);
}

namespace pinwright::platform {

namespace {

bool InitSource(ImFontAtlas*, ImFontConfig*)
{
    return true;
}

bool ContainsGlyph(ImFontAtlas*, ImFontConfig*, ImWchar code)
{
    // The browser has something for every code point; controls are none.
    return code >= 0x20 && !(code >= 0x7f && code < 0xa0);
}

bool InitBaked(ImFontAtlas*, ImFontConfig* source, ImFontBaked* baked, void*)
{
    // ImGui's line is one em high. CSS centers ascent and descent in a line of any height; centering the em
    // with this ascent puts the base line at the same place.
    const float density = source->RasterizerDensity * baked->RasterizerDensity;
    float metrics[2] = {};
    pw_glyph_metrics(static_cast<int>(source->FontNo), baked->Size * density, metrics);
    const float ascent = metrics[0] / density, descent = metrics[1] / density;
    baked->Ascent = (baked->Size - (ascent + descent)) / 2 + ascent;
    baked->Descent = baked->Ascent - baked->Size;
    return true;
}

bool LoadGlyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*, ImWchar code,
               ImFontGlyph* glyph, float* advance)
{
    if (!ContainsGlyph(atlas, source, code))
        return false;
    const float density = source->RasterizerDensity * baked->RasterizerDensity;
    struct {
        int width, height, left, top, coloured;
        float advance;
    } drawn{};
    unsigned char* pixels = pw_glyph_draw(code, static_cast<int>(source->FontNo), baked->Size * density,
                                          advance == nullptr ? 1 : 0, &drawn);
    // Whole device pixels where they are coarse: a glyph between two of them is a blur.
    const float step = density < 1.5f ? std::round(drawn.advance) / density : drawn.advance / density;
    if (advance != nullptr) {
        *advance = step;
        return true;
    }
    glyph->Codepoint = code;
    glyph->AdvanceX = step;
    if (pixels == nullptr)
        return true;
    const ImFontAtlasRectId pack = ImFontAtlasPackAddRect(atlas, drawn.width, drawn.height);
    if (pack == ImFontAtlasRectId_Invalid) {
        std::free(pixels);
        return false;
    }
    ImTextureRect* rect = ImFontAtlasPackGetRect(atlas, pack);
    const float base = std::round(baked->Ascent * density);
    glyph->X0 = static_cast<float>(drawn.left) / density;
    glyph->Y0 = (base + static_cast<float>(drawn.top)) / density;
    glyph->X1 = glyph->X0 + static_cast<float>(drawn.width) / density;
    glyph->Y1 = glyph->Y0 + static_cast<float>(drawn.height) / density;
    glyph->Visible = 1;
    glyph->Colored = drawn.coloured != 0 ? 1 : 0;
    glyph->PackId = pack;
    ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph, rect, pixels, ImTextureFormat_RGBA32,
                                       drawn.width * 4);
    std::free(pixels);
    return true;
}

}  // namespace

ImFontLoader Loader();

ImFontLoader Loader()
{
    ImFontLoader loader;
    loader.Name = "browser";
    loader.FontSrcInit = InitSource;
    loader.FontSrcContainsGlyph = ContainsGlyph;
    loader.FontBakedInit = InitBaked;
    loader.FontBakedLoadGlyph = LoadGlyph;
    return loader;
}

ImFont* AddSystemFont(int weight)
{
    ImFontConfig config;
    std::strcpy(config.Name, "system-ui");
    config.FontLoader = ImGuiFreeType::GetFontLoader();
    config.FontNo = static_cast<ImU32>(weight);
    return ImGui::GetIO().Fonts->AddFont(&config);
}

bool CanReadGlyphs()
{
    static const bool can = pw_glyph_readable() != 0;
    return can;
}

void DrawGlyphs(ImDrawList* list, ImFont* font, float size, const ImVec2& at, unsigned colour,
                const char* begin, const char* end)
{
    const ImVec2 density = ImGui::GetIO().DisplayFramebufferScale;
    const ImVec4& clip = list->_CmdHeader.ClipRect;
    if (end == nullptr)
        end = begin + std::strlen(begin);
    if (at.y > clip.w || at.y + 2 * size < clip.y)
        return;
    ImFontBaked* baked = font->GetFontBaked(size);
    const float scale = size / baked->Size;
    const float y = Snap(at.y, density.y);
    // Twice: a glyph met for the first time may grow the atlas, and the places of all in it change.
    for (int pass = 0; pass < 2; ++pass) {
        float x = at.x;
        for (const char* next = begin; next < end;) {
            unsigned code = 0;
            next += ImTextCharFromUtf8(&code, next, end);
            const ImFontGlyph& glyph = *baked->FindGlyph(static_cast<ImWchar>(code));
            const float left = Snap(x + glyph.X0 * scale, density.x);
            const float right = left + (glyph.X1 - glyph.X0) * scale;
            x += glyph.AdvanceX * scale;
            if (pass == 0 || !glyph.Visible || left > clip.z || right < clip.x)
                continue;
            list->PrimReserve(6, 4);
            list->PrimRectUV({left, y + glyph.Y0 * scale}, {right, y + glyph.Y1 * scale},
                             {glyph.U0, glyph.V0}, {glyph.U1, glyph.V1},
                             glyph.Colored ? colour | ~IM_COL32_A_MASK : colour);
        }
    }
}

}  // namespace pinwright::platform

// ImGui knows two loaders by name, stb_truetype and FreeType; being built for the second, it leaves out
// the first and asks here.
const ImFontLoader* ImGuiFreeType::GetFontLoader()
{
    static const ImFontLoader loader = pinwright::platform::Loader();
    return &loader;
}
