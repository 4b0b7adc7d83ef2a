// Dear ImGui without what is not used: it is the larger part of the download. Every file of ImGui
// includes this first; what is left out here is answered for in imgui_left_out.cpp.
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
// Leaves out stb_truetype; the loader that is then asked for is ours (glyphs.cpp).
#define IMGUI_ENABLE_FREETYPE

// The C library's scanning brings much along; ImGui reads whole numbers only.
namespace pinwright::platform {
int ScanNumbers(const char* text, const char* format, ...);
}
#define sscanf ::pinwright::platform::ScanNumbers

#ifdef NDEBUG
// Misuse is ours to find in a debug build; here its messages are only weight.
#define IM_ASSERT_USER_ERROR(expression, message) ((void)0)
#endif
