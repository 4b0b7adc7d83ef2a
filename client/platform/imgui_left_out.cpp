// What ImGui's core still needs of the parts left out (imgui_config.hpp, CMakeLists.txt). Its widgets, tables
// and columns do nothing here, because nothing ever begins one. Formatting and scanning of text cover only
// the names of windows and the version of a shader. The one real widget is the button press, by mouse and
// finger; keyboards press through the mirror.
#include <imgui.h>
#include <imgui_internal.h>

#include <cstdarg>
#include <cstdlib>
#include <cstring>

namespace {

/// Writes while there is room, but counts everything.
struct Sink {
    char* buffer;
    std::size_t size;
    std::size_t length = 0;

    void Put(char c)
    {
        if (buffer != nullptr && length + 1 < size)
            buffer[length] = c;
        ++length;
    }
};

void PutNumber(Sink& sink, unsigned number, unsigned base, int width)
{
    char digits[32];
    int count = 0;
    do {
        digits[count++] = "0123456789ABCDEF"[number % base];
        number /= base;
    } while (number != 0);
    for (; width > count; --width)
        sink.Put('0');
    while (count > 0)
        sink.Put(digits[--count]);
}

}  // namespace

// Handles %s, %d, %0nd, %X and %0nX; writes only the letter of any other conversion.
int ImFormatStringV(char* buf, size_t buf_size, const char* fmt, va_list args)
{
    Sink sink{buf, buf_size};
    for (; *fmt != 0; ++fmt) {
        if (*fmt != '%') {
            sink.Put(*fmt);
            continue;
        }
        int width = 0;
        for (++fmt; *fmt >= '0' && *fmt <= '9'; ++fmt)
            width = width * 10 + (*fmt - '0');
        if (*fmt == 's') {
            for (const char* text = va_arg(args, const char*); *text != 0; ++text)
                sink.Put(*text);
        } else if (*fmt == 'd') {
            const int number = va_arg(args, int);
            if (number < 0)
                sink.Put('-');
            PutNumber(sink, number < 0 ? 0u - static_cast<unsigned>(number) : static_cast<unsigned>(number),
                      10, width);
        } else if (*fmt == 'X' || *fmt == 'x') {
            PutNumber(sink, va_arg(args, unsigned), 16, width);
        } else if (*fmt != 0) {
            sink.Put(*fmt);
        } else {
            break;
        }
    }
    if (buf != nullptr && buf_size > 0)
        buf[sink.length < buf_size ? sink.length : buf_size - 1] = 0;
    return static_cast<int>(sink.length);
}

int ImFormatString(char* buf, size_t buf_size, const char* fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    const int length = ImFormatStringV(buf, buf_size, fmt, args);
    va_end(args);
    return length;
}

// Handles plain characters, %d and %i. Returns how many numbers it read.
int pinwright::platform::ScanNumbers(const char* text, const char* format, ...)
{
    va_list args;
    va_start(args, format);
    int found = 0;
    for (; *format != 0; ++format) {
        if (*format != '%') {
            if (*text++ != *format)
                break;
            continue;
        }
        ++format;
        char* end = nullptr;
        const long number = std::strtol(text, &end, 10);
        if (end == text)
            break;
        *va_arg(args, int*) = static_cast<int>(number);
        ++found;
        text = end;
    }
    va_end(args);
    return found;
}

// Pressed if the mouse button goes down and up on it.
bool ImGui::ButtonBehavior(const ImRect& bb, ImGuiID id, bool* out_hovered, bool* out_held, ImGuiButtonFlags)
{
    ImGuiContext& g = *GImGui;
    ImGuiWindow* window = GetCurrentWindow();
    const bool hovered = ItemHoverable(bb, id, g.LastItemData.ItemFlags);
    bool pressed = false, held = false;
    if (hovered && g.ActiveId != id && IsMouseClicked(ImGuiMouseButton_Left, ImGuiInputFlags_None, id)) {
        SetKeyOwner(ImGuiKey_MouseLeft, id);
        SetActiveID(id, window);
        g.ActiveIdMouseButton = ImGuiMouseButton_Left;
        FocusWindow(window);
    }
    if (g.ActiveId == id) {
        if (IsMouseDown(ImGuiMouseButton_Left, id)) {
            held = true;
        } else {
            pressed = hovered;
            ClearActiveID();
        }
    }
    if (out_hovered != nullptr)
        *out_hovered = hovered;
    if (out_held != nullptr)
        *out_held = held;
    return pressed;
}

// The context holds one by value, but never uses it.
ImGuiInputTextState::ImGuiInputTextState()
{
    std::memset(static_cast<void*>(this), 0, sizeof(*this));
}

ImGuiInputTextState::~ImGuiInputTextState() {}
void ImGuiMenuColumns::Update(float, bool) {}

namespace ImGui {

void TextV(const char*, va_list) {}
void SeparatorText(const char*) {}
bool Button(const char*, const ImVec2&)
{
    return false;
}
bool CloseButton(ImGuiID, const ImVec2&)
{
    return false;
}
bool CollapseButton(ImGuiID, const ImVec2&)
{
    return false;
}
bool Selectable(const char*, bool, ImGuiSelectableFlags, const ImVec2&)
{
    return false;
}
bool InputText(const char*, char*, size_t, ImGuiInputTextFlags, ImGuiInputTextCallback, void*)
{
    return false;
}
bool SliderInt(const char*, int*, int, int, const char*, ImGuiSliderFlags)
{
    return false;
}
void InputTextDeactivateHook(ImGuiID) {}
void Scrollbar(ImGuiAxis) {}
void TreePop() {}
void EndMenuBar() {}
void EndTabBar() {}
ImGuiMultiSelectIO* EndMultiSelect()
{
    return nullptr;
}

void EndTable() {}
void TableEndRow(ImGuiTable*) {}
void TableEndCell(ImGuiTable*) {}
void TablePushBackgroundChannel() {}
void TablePopBackgroundChannel() {}
void TablePushColumnChannel(int) {}
void TablePopColumnChannel() {}
void TableGcCompactSettings() {}
void TableGcCompactTransientBuffers(ImGuiTable*) {}
void TableGcCompactTransientBuffers(ImGuiTableTempData*) {}
void TableSettingsAddSettingsHandler() {}
void EndColumns() {}
void PushColumnsBackground() {}
void PopColumnsBackground() {}

}  // namespace ImGui
