// Dear ImGui without its unused parts: it is most of the download. Every ImGui file includes this first.
// imgui_left_out.cpp defines what the core still needs of the parts left out.
#pragma once

#include <cstdio>  // Before the macros below: they are for ImGui's own calls, not for declarations.

#define IMGUI_USE_WCHAR32
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_FONT
#define IMGUI_DISABLE_DEFAULT_FORMAT_FUNCTIONS
#define IMGUI_IMPL_OPENGL_ES2
// Leaves out stb_truetype; ImGui then asks for our loader (glyphs.cpp).
#define IMGUI_ENABLE_FREETYPE

// The C library's scanning is large; ImGui reads only whole numbers.
namespace pinwright::platform {
int ScanNumbers(const char* text, const char* format, ...);
}
#define sscanf ::pinwright::platform::ScanNumbers

#ifdef NDEBUG
// Debug builds find misuse; elsewhere its messages only add size.
#define IM_ASSERT_USER_ERROR(expression, message) ((void)0)
#endif
