// The app's secret, from a variable or a file, and the mistakes that people make in writing one down.
// Private to the config room.
#pragma once

#include <string>
#include <string_view>

namespace pinwright::config {

/// One word of printable ASCII.
bool IsWord(std::string_view text);

/// Whether it begins or ends with a quotation mark, straight or typographic. Files of variables (docker's
/// --env-file, say) keep the marks, and texts copied from pages have curly ones.
bool IsQuoted(std::string_view text);
inline constexpr std::string_view kQuoted = "is in quotes. Leave them out: they would be part of the value.";

/// A secret, or what is wrong with it: one sentence or two without a byte of it.
struct Secret {
    std::string text;
    std::string fault;  ///< Empty: none.
};

/// Faults: empty, over 1,024 bytes, several lines, quotes, `NAME=value`, blanks, not ASCII.
Secret SecretOf(std::string_view text);

/// The same from a file, without the line ends and spaces at its end. Faults: it can't be read, besides.
Secret ReadSecretFile(const std::string& path);

}  // namespace pinwright::config
