// Small images for tests: a real JPEG and PNG, and parts to build odd ones from.
#pragma once

#include <zlib.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace pinwright::test {

inline std::string FromHex(std::string_view hex)
{
    const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        bytes.push_back(static_cast<char>(digit(hex[i]) * 16 + digit(hex[i + 1])));
    return bytes;
}

/// 3 × 2, red, as a browser's canvas writes it (without its color profile).
inline std::string SmallJpeg()
{
    return FromHex(
        "ffd8ffe000104a46494600010100000100010000ffdb0043001b12141714111b1716171e1c1b2028422b28252528513a"
        "3d3042605565645f555d5b6a7899816a7190735b5d85b586909ea3abadab6780bcc9baa6c799a8aba4ffdb0043011c1e"
        "1e2823284e2b2b4ea46e5d6ea4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4a4"
        "a4a4a4a4a4a4a4a4a4a4a4a4a4a4ffc00011080002000303012200021101031101ffc400150001010000000000000000"
        "0000000000000004ffc40014100100000000000000000000000000000000ffc400150101010000000000000000000000"
        "0000000305ffc40014110100000000000000000000000000000000ffda000c03010002110311003f0098002b3fffd9");
}

/// 3 × 2, red, as a browser's canvas writes it.
inline std::string SmallPng()
{
    return FromHex(
        "89504e470d0a1a0a0000000d49484452000000030000000208060000009d74661a00000012494441547801623a636cfc1f86"
        "9918"
        "9000000000ffffea9ec4a8000000064944415403007fb50698ee255baf0000000049454e44ae426082");
}

inline std::string BigEndian(std::uint32_t number, int bytes)
{
    std::string text;
    for (int i = bytes - 1; i >= 0; --i)
        text.push_back(static_cast<char>(number >> (8 * i) & 0xff));
    return text;
}

inline std::string PngSignature()
{
    return "\x89PNG\r\n\x1a\n";
}

/// A chunk with its right checksum.
inline std::string PngChunk(const std::string& type, const std::string& data)
{
    const std::string body = type + data;
    const auto sum = ::crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
    return BigEndian(static_cast<std::uint32_t>(data.size()), 4) + body +
           BigEndian(static_cast<std::uint32_t>(sum), 4);
}

inline std::string PngHeader(std::uint32_t width, std::uint32_t height, char depth = 8, char color = 2)
{
    return PngChunk("IHDR",
                    BigEndian(width, 4) + BigEndian(height, 4) + depth + color + std::string(3, '\0'));
}

/// A PNG of one gray pixel and any length from 116 bytes: many of its data chunks are empty.
inline std::string PngOfSize(std::size_t bytes)
{
    constexpr std::size_t kLeast = 72;
    const std::string nothing_deflated("\0\0\0\xff\xff", 5);
    std::size_t left = bytes - kLeast;
    std::string chunks;
    for (; left % nothing_deflated.size() != 0; left -= 12)
        chunks += PngChunk("IDAT", "");
    std::string data = "\x78\x01";
    for (; left > 0; left -= nothing_deflated.size())
        data += nothing_deflated;
    data += std::string("\x01\x04\0\xfb\xff\0\x7f\x7f\x7f\x02\xfe\x01\x7e", 13);
    return PngSignature() + PngHeader(1, 1) + chunks + PngChunk("IDAT", data) + PngChunk("IEND", "");
}

/// A JPEG segment with its length.
inline std::string JpegSegment(int marker, const std::string& data)
{
    return std::string("\xff") + static_cast<char>(marker) +
           BigEndian(static_cast<std::uint32_t>(data.size() + 2), 2) + data;
}

inline std::string JpegFrame(std::uint32_t width, std::uint32_t height, int marker = 0xc0)
{
    return JpegSegment(
        marker, "\x08" + BigEndian(height, 2) + BigEndian(width, 2) + "\x01\x01\x11" + std::string(1, '\0'));
}

inline std::string JpegScan(const std::string& data)
{
    return JpegSegment(0xda, std::string("\x01\x01\0\0\x3f\0", 6)) + data;
}

}  // namespace pinwright::test
