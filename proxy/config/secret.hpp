// Reads the app's secret from a variable or a file, and detects the usual mistakes in writing it down.
// Private to the config room.
#pragma once

#include <string>
#include <string_view>

namespace pinwright::config {

/// One word of printable ASCII.
bool IsWord(std::string_view text);

/// Whether it begins or ends with a quotation mark, straight or typographic. Env files (for example docker's
/// --env-file) keep the marks, and text copied from web pages has curly ones.
bool IsQuoted(std::string_view text);
inline constexpr std::string_view kQuoted = "is in quotes. Leave them out: they would be part of the value.";

/// A secret, or what is wrong with it, in one or two sentences that contain no byte of it.
struct Secret {
    std::string text;
    std::string fault;  ///< Empty: none.
};

/// Faults: empty, over 1,024 bytes, several lines, quotes, `NAME=value`, spaces or tabs, not ASCII.
Secret SecretOf(std::string_view text);

/// The same from a file, without line ends and spaces at its end. One more fault: the file can't be read.
Secret ReadSecretFile(const std::string& path);

}  // namespace pinwright::config
