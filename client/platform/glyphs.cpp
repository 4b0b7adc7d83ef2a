#include "client/platform/glyphs.hpp"

#include <imgui.h>
#include <imgui_internal.h>
#include <misc/freetype/imgui_freetype.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "client/platform/rect.hpp"

extern "C" {
int pw_glyph_readable();
void pw_glyph_metrics(int weight, float pixels, void* out);
void pw_glyph_measure(unsigned code, int weight, float pixels, void* out);
unsigned char* pw_glyphs_draw(void* jobs, int count, int width, int height);
}

namespace pinwright::platform {

namespace {

// Layout that pw_glyphs_draw() reads.
struct Job {
    int code, weight;
    float pixels;
    int x, y, width, height, left, top;
    int colored;
};

// A glyph with a place in the atlas but no pixels yet.
struct Waiting {
    ImFontAtlas* atlas;
    ImFontConfig* source;
    ImFontBaked* baked;
    Job job;
};

std::vector<Waiting> waiting;

// Whether the browser returns the pixels that were drawn.
enum class Trust { kUnknown, kHonest, kLies };
Trust trust = Trust::kUnknown;

// Width of the picture in which glyphs lie in rows; only a single wider glyph makes it wider.
constexpr int kPictureWidth = 512;

/// Places the jobs; returns the size of the picture that holds them all.
ImVec2 Arrange(std::vector<Job>& jobs)
{
    int width = kPictureWidth, x = 0, y = 0, row = 0;
    for (Job& job : jobs) {
        if (x > 0 && x + job.width > width) {
            x = 0;
            y += row;
            row = 0;
        }
        job.x = x;
        job.y = y;
        x += job.width;
        row = std::max(row, job.height);
        width = std::max(width, x);
    }
    return {static_cast<float>(width), static_cast<float>(y + row)};
}

// Fonts have no color glyphs for other characters, so only these must be drawn to find out. Below U+2100,
// Unicode's emoji-data.txt lists four, besides digits, which show as text. Nearly every text has quotes or an
// ellipsis.
bool MayBeColored(ImWchar code)
{
    return code == 0xa9 || code == 0xae || code == 0x203c || code == 0x2049 || code >= 0x2100;
}

bool InitSource(ImFontAtlas*, ImFontConfig*)
{
    return true;
}

bool ContainsGlyph(ImFontAtlas*, ImFontConfig*, ImWchar code)
{
    // The browser can draw every code point except controls.
    return code >= 0x20 && !(code >= 0x7f && code < 0xa0);
}

bool InitBaked(ImFontAtlas*, ImFontConfig* source, ImFontBaked* baked, void*)
{
    // ImGui's line is one em high. CSS centers ascent and descent in a line of any height; centering the em
    // with this ascent puts the baseline in the same place.
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
        int width, height, left, top;
        float advance;
    } size{};
    const int weight = static_cast<int>(source->FontNo);
    pw_glyph_measure(code, weight, baked->Size * density, &size);
    // Use whole device pixels on coarse screens, where a glyph between two pixels blurs.
    const float step = density < 1.5f ? std::round(size.advance) / density : size.advance / density;
    if (advance != nullptr) {
        *advance = step;
        return true;
    }
    glyph->Codepoint = code;
    glyph->AdvanceX = step;
    if (size.width == 0)
        return true;
    const ImFontAtlasRectId pack = ImFontAtlasPackAddRect(atlas, size.width, size.height);
    if (pack == ImFontAtlasRectId_Invalid)
        return false;
    const float base = std::round(baked->Ascent * density);
    glyph->X0 = static_cast<float>(size.left) / density;
    glyph->Y0 = (base + static_cast<float>(size.top)) / density;
    glyph->X1 = glyph->X0 + static_cast<float>(size.width) / density;
    glyph->Y1 = glyph->Y0 + static_cast<float>(size.height) / density;
    glyph->Visible = 1;
    glyph->PackId = pack;
    waiting.push_back({atlas,
                       source,
                       baked,
                       {static_cast<int>(code), weight, baked->Size * density, 0, 0, size.width, size.height,
                        size.left, size.top, 0}});
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
    return trust != Trust::kLies;
}

void DrawNewGlyphs()
{
    if (waiting.empty())
        return;
    // Ask as late as possible: the first stroke on a canvas waits for the graphics process, which is just
    // starting.
    if (trust == Trust::kUnknown)
        trust = pw_glyph_readable() != 0 ? Trust::kHonest : Trust::kLies;
    if (trust == Trust::kLies)
        return waiting.clear();
    std::vector<Job> jobs;
    for (const Waiting& one : waiting)
        jobs.push_back(one.job);
    const ImVec2 size = Arrange(jobs);
    const int width = static_cast<int>(size.x);
    unsigned char* pixels =
        pw_glyphs_draw(jobs.data(), static_cast<int>(jobs.size()), width, static_cast<int>(size.y));
    for (std::size_t at = 0; at < jobs.size(); ++at) {
        const Waiting& one = waiting[at];
        const Job& job = jobs[at];
        ImFontGlyph* glyph = one.baked->FindGlyphNoFallback(static_cast<ImWchar>(job.code));
        if (glyph == nullptr || glyph->PackId < 0)
            continue;
        glyph->Colored = job.colored != 0 ? 1 : 0;
        ImFontAtlasBakedSetFontGlyphBitmap(
            one.atlas, one.baked, one.source, glyph, ImFontAtlasPackGetRect(one.atlas, glyph->PackId),
            pixels + (job.y * width + job.x) * 4, ImTextureFormat_RGBA32, width * 4);
    }
    std::free(pixels);
    waiting.clear();
}

void DrawGlyphs(ImDrawList* list, ImFont* font, float size, const ImVec2& at, unsigned color,
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
    // Two passes: a new glyph may grow the atlas, which moves all glyphs in it.
    for (int pass = 0; pass < 2; ++pass) {
        float x = at.x;
        for (const char* next = begin; next < end;) {
            unsigned code = 0;
            next += ImTextCharFromUtf8(&code, next, end);
            const ImFontGlyph& glyph = *baked->FindGlyph(static_cast<ImWchar>(code));
            if (pass == 0 && MayBeColored(static_cast<ImWchar>(code)))
                DrawNewGlyphs();
            const float left = Snap(x + glyph.X0 * scale, density.x);
            const float right = left + (glyph.X1 - glyph.X0) * scale;
            x += glyph.AdvanceX * scale;
            if (pass == 0 || !glyph.Visible || left > clip.z || right < clip.x)
                continue;
            list->PrimReserve(6, 4);
            list->PrimRectUV({left, y + glyph.Y0 * scale}, {right, y + glyph.Y1 * scale},
                             {glyph.U0, glyph.V0}, {glyph.U1, glyph.V1},
                             glyph.Colored ? color | ~IM_COL32_A_MASK : color);
        }
    }
}

}  // namespace pinwright::platform

// ImGui knows two loaders by name, stb_truetype and FreeType. Built for FreeType, it leaves out stb_truetype
// and asks here.
const ImFontLoader* ImGuiFreeType::GetFontLoader()
{
    static const ImFontLoader loader = pinwright::platform::Loader();
    return &loader;
}
