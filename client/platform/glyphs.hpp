// The browser draws the glyphs: a font loader for ImGui that ships no font.
//   [X] every script's single code points and color emoji, at every size and density
//   [X] each on whole device pixels, even at fractional densities
//   [X] reads nothing back from a canvas that lies (CanReadGlyphs); draws whole runs instead
//   [X] baseline where CSS puts it, so that drawn words and fields align
//   [ ] kerning and joined letters (text_runs.hpp draws what needs shaping)
#pragma once

struct ImDrawList;
struct ImFont;
struct ImVec2;

namespace pinwright::platform {

/// Adds the system's font in this weight (400, 600) to ImGui. REQUIRES: an ImGui context.
ImFont* AddSystemFont(int weight);
/// False if the browser returns noise instead of the drawing, to prevent fingerprinting (Firefox with
/// privacy.resistFingerprinting). Then draw runs, not single glyphs. Known after the first frame with words;
/// in such a browser that frame shows none.
bool CanReadGlyphs();
/// Draws all glyphs that are new since the last call. Call before ImGui::Render(), which passes the atlas to
/// the renderer.
void DrawNewGlyphs();
/// Draws one line with its top left corner at `at`. Unlike ImDrawList::AddText(), which rounds to CSS pixels,
/// it doesn't blur at fractional densities. `end` null: to the end of the text.
void DrawGlyphs(ImDrawList* list, ImFont* font, float size, const ImVec2& at, unsigned color,
                const char* begin, const char* end = nullptr);

}  // namespace pinwright::platform
