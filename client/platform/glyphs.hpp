// Glyphs by the browser: a font loader for ImGui that ships no font.
//   [X] every script's single code points and colour emoji, at every size and density
//   [X] base line where CSS puts it, so that drawn words and those of fields agree
//   [ ] kerning and joined letters within these (text_runs.hpp draws what needs shaping)
#pragma once

struct ImFont;

namespace pinwright::platform {

/// The system's own font in this weight (400, 600) for ImGui. REQUIRES: an ImGui context.
ImFont* AddSystemFont(int weight);

}  // namespace pinwright::platform
