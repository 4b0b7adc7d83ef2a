#include "proxy/standin/world/encoding.hpp"

#include <openssl/sha.h>

#include <array>

namespace pinwright::standin {

namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::uint8_t kNone = 0xFF;

constexpr std::array<std::uint8_t, 256> ReverseAlphabet()
{
    std::array<std::uint8_t, 256> reverse{};
    reverse.fill(kNone);
    for (std::size_t at = 0; at < kAlphabet.size(); ++at)
        reverse[static_cast<unsigned char>(kAlphabet[at])] = static_cast<std::uint8_t>(at);
    return reverse;
}

constexpr std::array<std::uint8_t, 256> kReverse = ReverseAlphabet();

}  // namespace

bool IsBase64Alphabet(std::string_view text)
{
    for (const char letter : text)
        if (letter != '=' && kReverse[static_cast<unsigned char>(letter)] == kNone)
            return false;
    return !text.empty();
}

std::optional<std::string> DecodeBase64(std::string_view text)
{
    if (text.size() % 4 != 0)
        return std::nullopt;
    std::size_t padding = 0;
    while (padding < 2 && padding < text.size() && text[text.size() - 1 - padding] == '=')
        ++padding;
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3);
    const std::size_t letters = text.size() - padding;
    std::uint32_t bits = 0;
    int held = 0;
    for (std::size_t at = 0; at < letters; ++at) {
        const std::uint8_t value = kReverse[static_cast<unsigned char>(text[at])];
        if (value == kNone)
            return std::nullopt;
        bits = (bits << 6) | value;
        held += 6;
        if (held >= 8) {
            held -= 8;
            bytes += static_cast<char>((bits >> held) & 0xFF);
        }
    }
    return bytes;
}

std::string EncodeBase64(std::string_view bytes)
{
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        std::uint32_t bits = 0;
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - at);
        for (std::size_t part = 0; part < 3; ++part)
            bits = (bits << 8) | (part < count ? static_cast<unsigned char>(bytes[at + part]) : 0u);
        for (std::size_t part = 0; part < 4; ++part)
            text += part <= count ? kAlphabet[(bits >> (18 - 6 * part)) & 63] : '=';
    }
    return text;
}

std::string Sha256Hex(std::string_view bytes)
{
    constexpr std::string_view kHex = "0123456789abcdef";
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
    SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data());
    std::string text;
    for (const unsigned char byte : digest)
        text += {kHex[byte >> 4], kHex[byte & 15]};
    return text;
}

std::uint64_t Mix(std::uint64_t value)
{
    value += 0x9E3779B97F4A7C15u;
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9u;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBu;
    return value ^ (value >> 31);
}

std::uint64_t Mix(std::string_view text)
{
    std::uint64_t hash = 0xCBF29CE484222325u;
    for (const char letter : text)
        hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001B3u;
    return Mix(hash);
}

}  // namespace pinwright::standin
