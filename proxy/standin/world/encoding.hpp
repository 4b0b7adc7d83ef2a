// Base64, SHA-256 and small hashes: what the stand-in needs of encodings.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pinwright::standin {

/// Whether `text` has only the letters of `^[a-zA-Z0-9+/=]+$`, the pattern of Pinterest's `data` fields.
bool IsBase64Alphabet(std::string_view text);

/// Standard alphabet with padding (RFC 4648 §4); nothing for anything else.
std::optional<std::string> DecodeBase64(std::string_view text);
std::string EncodeBase64(std::string_view bytes);

/// 64 lower-case hexadecimal digits.
std::string Sha256Hex(std::string_view bytes);

/// A well-mixed number of another one (SplitMix64): for fault draws, colors and shuffled orders.
std::uint64_t Mix(std::uint64_t value);
/// The same of a text (FNV-1a, mixed).
std::uint64_t Mix(std::string_view text);

}  // namespace pinwright::standin
