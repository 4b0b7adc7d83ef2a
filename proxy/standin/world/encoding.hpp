// The stand-in's encodings: base64, SHA-256 and small hashes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pinwright::standin {

/// Whether `text` matches `^[a-zA-Z0-9+/=]+$`, the pattern of Pinterest's `data` fields.
bool IsBase64Alphabet(std::string_view text);

/// Decodes the standard alphabet with padding (RFC 4648 §4); nothing for anything else.
std::optional<std::string> DecodeBase64(std::string_view text);
std::string EncodeBase64(std::string_view bytes);

/// 64 lowercase hexadecimal digits.
std::string Sha256Hex(std::string_view bytes);

/// Hashes a number (SplitMix64): for fault draws, colors and shuffled orders.
std::uint64_t Mix(std::uint64_t value);
/// Hashes a text (FNV-1a, mixed).
std::uint64_t Mix(std::string_view text);

}  // namespace pinwright::standin
