// Glyphs by the browser: a font loader for ImGui that ships no font.
//   [X] every script's single code points and color emoji, at every size and density
//   [X] each on whole device pixels, fractional densities included
//   [X] nothing is read back from a canvas that lies (CanReadGlyphs); whole runs are drawn then
//   [X] base line where CSS puts it, so that drawn words and those of fields agree
//   [ ] kerning and joined letters within these (text_runs.hpp draws what needs shaping)
#pragma once

struct ImDrawList;
struct ImFont;
struct ImVec2;

namespace pinwright::platform {

/// The system's own font in this weight (400, 600) for ImGui. REQUIRES: an ImGui context.
ImFont* AddSystemFont(int weight);
/// False where the browser answers with noise instead of what was drawn, as those do that hide their
/// fingerprint (Firefox with privacy.resistFingerprinting). Then there are no single glyphs: draw runs. It is known
/// after the first frame with words, which has none in such a browser.
bool CanReadGlyphs();
/// Draws what was met for the first time since the last call, all at once; before ImGui::Render(), which hands the
/// atlas on to the renderer.
void DrawNewGlyphs();
/// One line of words with its top left corner at `at`, as ImDrawList::AddText() draws it, which knows whole
/// CSS pixels only and so blurs where these are no whole device pixels. `end` null: to the end of the text.
void DrawGlyphs(ImDrawList* list, ImFont* font, float size, const ImVec2& at, unsigned colour,
                const char* begin, const char* end = nullptr);

}  // namespace pinwright::platform
