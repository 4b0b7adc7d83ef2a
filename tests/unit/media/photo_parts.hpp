// What phones, cameras and programs put into image files besides the picture.
#pragma once

#include <string>
#include <string_view>

#include "tests/unit/media/images.hpp"

namespace pinwright::test {

/// The texts in each of them that must not be sent.
inline constexpr std::string_view kPlace = "N-52.5200-E-13.4050";

/// A TIFF structure with an orientation, a place and a maker's note.
inline std::string Tiff(int orientation, bool big_endian = true)
{
    const auto number = [big_endian](std::uint32_t value, int bytes) {
        std::string text = BigEndian(value, bytes);
        return big_endian ? text : std::string(text.rbegin(), text.rend());
    };
    const auto entry = [&](std::uint32_t tag, std::uint32_t type, std::uint32_t count,
                           const std::string& value) {
        return number(tag, 2) + number(type, 2) + number(count, 4) + value +
               std::string(4 - value.size(), '\0');
    };
    const std::string place(kPlace);
    return (big_endian ? "MM" : "II") + number(42, 2) + number(8, 4) + number(3, 2) +
           entry(0x010e, 2, static_cast<std::uint32_t>(place.size()), number(50, 4)) +
           entry(0x0112, 3, 1, number(static_cast<std::uint32_t>(orientation), 2)) +
           entry(0x8825, 4, 1, number(50, 4)) + number(0, 4) + place;
}

/// The same as APP1.
inline std::string ExifSegment(int orientation, bool big_endian = true)
{
    return JpegSegment(0xe1, std::string("Exif\0\0", 6) + Tiff(orientation, big_endian));
}

inline std::string XmpSegment()
{
    return JpegSegment(
        0xe1, std::string("http://ns.adobe.com/xap/1.0/\0", 29) + "<x:xmpmeta>" + std::string(kPlace));
}

/// The beginning of an ICC profile for red, green and blue; a decoder misses nothing after it.
inline std::string IccProfile()
{
    return BigEndian(200, 4) + std::string(12, '\0') + "RGB XYZ " + std::string(176, 'p');
}

inline std::string IccSegment()
{
    return JpegSegment(0xe2, std::string("ICC_PROFILE\0\1\1", 14) + IccProfile());
}

/// The end of a motion photo.
inline std::string Video()
{
    return BigEndian(24, 4) + "ftypmp42" + std::string(12, '\0') + BigEndian(500, 4) + "mdat" +
           std::string(kPlace) + std::string(473, 'v');
}

/// `jpeg` with these bytes after its first segment (JFIF, or Adobe's).
inline std::string AfterFirst(const std::string& jpeg, const std::string& segments)
{
    const std::size_t length =
        static_cast<unsigned char>(jpeg[4]) * 256u + static_cast<unsigned char>(jpeg[5]);
    return jpeg.substr(0, 4 + length) + segments + jpeg.substr(4 + length);
}

/// `png` with these chunks after its header.
inline std::string AfterHeader(const std::string& png, const std::string& chunks)
{
    constexpr std::size_t kHeaderEnd = 8 + 25;
    return png.substr(0, kHeaderEnd) + chunks + png.substr(kHeaderEnd);
}

/// `png` with these chunks before its end.
inline std::string BeforeEnd(const std::string& png, const std::string& chunks)
{
    return png.substr(0, png.size() - 12) + chunks + png.substr(png.size() - 12);
}

}  // namespace pinwright::test
