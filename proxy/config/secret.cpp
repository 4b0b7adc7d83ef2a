#include "proxy/config/secret.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <memory>
#include <system_error>

namespace pinwright::config {

namespace {

constexpr std::size_t kSecretLimit = 1024;

/// A line of a shell script or an env file: `NAME=value`, perhaps after `export`. The `=` at the end of
/// base64 doesn't count.
bool IsAssignment(std::string_view text)
{
    constexpr std::string_view kExport = "export ";
    if (text.starts_with(kExport))
        return true;
    const std::size_t sign = text.find('=');
    if (sign == std::string_view::npos || sign == 0 || (text[0] >= '0' && text[0] <= '9'))
        return false;
    const bool name = std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(sign), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    });
    return name && text.find_first_not_of('=', sign) != std::string_view::npos;
}

/// What is wrong, as the beginning of a message; empty: nothing.
std::string_view FaultIn(std::string_view text)
{
    if (text.empty())
        return "is empty.";
    if (text.size() > kSecretLimit)
        return "is too long.";
    if (text.find_first_of("\r\n") != std::string_view::npos)
        return "has several lines.";
    if (IsAssignment(text))
        return "looks like NAME=value.";
    if (IsQuoted(text))
        return kQuoted;
    if (text.find_first_of(" \t") != std::string_view::npos)
        return "contains a space or tab.";
    return IsWord(text) ? std::string_view() : "contains characters that are not plain ASCII.";
}

}  // namespace

bool IsWord(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7f; });
}

bool IsQuoted(std::string_view text)
{
    constexpr std::array<std::string_view, 11> kMarks{
        "\"", "'", "`", "\u2018", "\u2019", "\u201a", "\u201c", "\u201d", "\u201e", "\u00ab", "\u00bb"};
    return std::any_of(kMarks.begin(), kMarks.end(), [text](std::string_view mark) {
        return text.starts_with(mark) || text.ends_with(mark);
    });
}

Secret SecretOf(std::string_view text)
{
    const std::string_view fault = FaultIn(text);
    if (fault.empty())
        return {std::string(text), {}};
    return {{}, std::string(fault) + " It must be the app's secret and nothing else."};
}

Secret ReadSecretFile(const std::string& path)
{
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> stream(std::fopen(path.c_str(), "re"), std::fclose);
    std::string text(kSecretLimit + 3, '\0');  // Room for a line end, and to notice that it is too long.
    const std::size_t size = stream ? std::fread(text.data(), 1, text.size(), stream.get()) : 0;
    if (!stream || std::ferror(stream.get()) != 0)
        return {{}, "the file cannot be read: " + std::generic_category().message(errno) + "."};
    text.resize(size);
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r' || text.back() == ' '))
        text.pop_back();
    return SecretOf(text);
}

}  // namespace pinwright::config
