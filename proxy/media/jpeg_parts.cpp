// The parts of a JPEG and whether each is published (ITU-T T.81, table B.1; and the definers of each APPn):
//
// clang-format off
// | marker                                              | what                                  | leaves                    |
// |-----------------------------------------------------|---------------------------------------|---------------------------|
// | SOI, DQT, DHT, DRI, SOF0..2, SOS with its data, EOI | the picture                           | yes                       |
// | APP0 `JFIF` (ITU-T T.871)                           | density; a thumbnail                  | without the thumbnail     |
// | APP2 `ICC_PROFILE` (ICC.1, annex B.4)               | colors                                | yes                       |
// | APP14 `Adobe` (Adobe TN 5116)                       | colors: CMYK, YCCK, RGB               | its 12 bytes              |
// | APP1 `Exif` (CIPA DC-008)                           | place, camera, thumbnail; orientation | no; the picture is turned |
// | APP1 XMP, APP13 IPTC, COM                           | texts, places, names                  | no                        |
// | APP2 `MPF` (CIPA DC-007), ISO 21496-1               | second pictures, gain maps            | no                        |
// | APP0 `JFXX`, other APPn, JPGn, DNL, DHP, EXP, DAC   | thumbnails, makers' notes, unused     | no                        |
// | SOF3, SOF5..15, more than 8 bits                    | lossless, hierarchical, arithmetic    | refused                   |
// | what follows EOI                                    | videos, second pictures, anything     | no                        |
// clang-format on
#include <algorithm>
#include <array>
#include <utility>

#include "proxy/media/exif.hpp"
#include "proxy/media/image_parts.hpp"
#include "proxy/media/sniff.hpp"

namespace pinwright::media {

namespace {

using namespace std::string_view_literals;

constexpr int kNoMarker = -1;  ///< Anything but a marker.
constexpr int kCutOff = -2;    ///< The file ends here.

constexpr int kStartOfImage = 0xd8;
constexpr int kEndOfImage = 0xd9;
constexpr int kStartOfScan = 0xda;
constexpr int kApp0 = 0xe0;
constexpr int kApp1 = 0xe1;
constexpr int kApp2 = 0xe2;
constexpr int kApp14 = 0xee;

constexpr std::string_view kJfif = "JFIF\0"sv;
constexpr std::string_view kExif = "Exif\0"sv;  // A zero or any fill byte follows.
constexpr std::string_view kIcc = "ICC_PROFILE\0"sv;
constexpr std::string_view kAdobe = "Adobe"sv;
constexpr std::size_t kJfifBytes = 14;
constexpr std::size_t kAdobeBytes = 12;

/// SOF0..15, except the three markers in that range that are no frames (DHT, JPG, DAC; T.81, table B.1).
bool IsFrame(int marker)
{
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

/// DHT, DQT, DRI.
bool IsTable(int marker)
{
    return marker == 0xc4 || marker == 0xdb || marker == 0xdd;
}

/// Markers without a segment (length and data).
bool IsLone(int marker)
{
    return marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

std::string Segment(int marker, std::string_view data)
{
    const std::size_t length = data.size() + 2;
    std::string segment{'\xff', static_cast<char>(marker), static_cast<char>(length >> 8),
                        static_cast<char>(length & 0xff)};
    return segment.append(data);
}

/// A valid JPEG of a kind that browsers and Pinterest don't show.
Error UnusualJpeg(const std::string& what)
{
    return Error{Cause::kImageBroken,
                 "This JPEG " + what + ", which browsers and Pinterest can't show.",
                 "image broken: a JPEG that " + what,
                 {}};
}

class JpegReader {
public:
    explicit JpegReader(ByteSource& source) : m_source(source) {}

    Result<ImageParts> Read()
    {
        if (NextMarker() != kStartOfImage)
            return BrokenImage("it does not begin as a JPEG does");
        KeepSince(m_begin);
        int marker = NextMarker();
        while (marker != kEndOfImage) {
            if (marker == kCutOff && m_scanned)
                break;
            if (marker == kCutOff)
                return BrokenImage("part of it is missing");
            if (marker < 0xc0 && marker != 0x01)
                return BrokenImage("its data is invalid or incomplete");
            const Result<int> next = IsLone(marker) ? Result<int>(NextMarker()) : ReadSegment(marker);
            if (!next.ok())
                return next.error();
            marker = *next;
            if (m_parts.kept.size() > kMostParts)
                return BrokenImage("it is in too many pieces");
        }
        return End(marker);
    }

private:
    struct Component {
        int id = -1;
        bool scanned = false;
    };

    void KeepSince(std::int64_t begin) { m_parts.Keep(begin, m_source.position() - begin); }

    /// Reads the next marker after any number of fill bytes; sets m_begin to the first of them.
    int NextMarker()
    {
        m_begin = m_source.position();
        const int first = m_source.Byte();
        if (first != 0xff)
            return first < 0 ? kCutOff : kNoMarker;
        return AfterFill();
    }

    int AfterFill()
    {
        int marker = m_source.Byte();
        while (marker == 0xff)
            marker = m_source.Byte();
        return marker < 0 ? kCutOff : marker;
    }

    /// Skips a scan's data, in which FF is followed by 00 or a restart marker. Returns the marker that ends
    /// it.
    int AfterScan()
    {
        while (m_source.SkipPast(0xff)) {
            m_begin = m_source.position() - 1;
            const int marker = AfterFill();
            const bool data = marker == 0 || (marker >= 0xd0 && marker <= 0xd7);
            if (!data)
                return marker;
        }
        m_begin = m_source.position();
        return kCutOff;
    }

    /// Returns the next marker after the segment.
    Result<int> ReadSegment(int marker)
    {
        const std::int64_t begin = m_begin;
        const std::int64_t length = m_source.Number(2);
        if (length >= 0 && length < 2)
            return BrokenImage("its data is invalid or incomplete");
        const std::string data =
            m_source.TakeUpTo(static_cast<std::size_t>(std::max<std::int64_t>(length - 2, 0)));
        if (length < 0 || static_cast<std::int64_t>(data.size()) < length - 2)
            return m_scanned ? Result<int>(kCutOff) : BrokenImage("part of it is missing");
        if (IsFrame(marker)) {
            const Result<ImageFacts> frame = ReadFrame(marker, data);
            if (!frame.ok())
                return frame.error();
            m_parts.facts = *frame;
        }
        if (marker == kStartOfScan) {
            if (m_parts.facts.width == 0)
                return BrokenImage("its size comes after its picture");
            if (!ReadScan(data))
                return BrokenImage("a part of it makes no sense");
            m_scanned = true;
            const int next = AfterScan();
            m_parts.Keep(begin, m_begin - begin);
            return next;
        }
        if (IsFrame(marker) || IsTable(marker))
            KeepSince(begin);
        else
            ReadExtra(marker, data, begin);
        return NextMarker();
    }

    /// Reads a frame header's size. Refuses a height of 0 (which a later DNL segment would set).
    Result<ImageFacts> ReadFrame(int marker, const std::string& data)
    {
        ByteSource frame(data);
        const int precision = frame.Byte();
        const std::int64_t height = frame.Number(2);
        const std::int64_t width = frame.Number(2);
        const int components = frame.Byte();
        if (components < 0)
            return BrokenImage("its header makes no sense");
        if (m_parts.facts.width != 0)
            return BrokenImage("it has two headers");
        if (marker >= 0xc9)
            return UnusualJpeg("is compressed with arithmetic coding");
        if (marker == 0xc3)
            return UnusualJpeg("is compressed without loss");
        if (marker > 0xc3)
            return UnusualJpeg("holds several sizes of its picture");
        if (precision != 8)
            return UnusualJpeg("has " + std::to_string(precision) + " bits a sample instead of 8");
        if (height == 0 || width == 0)
            return BrokenImage("it has no size");
        const bool colors = components == 1 || components == 3 || components == 4;
        if (!colors || data.size() != 6 + 3 * static_cast<std::size_t>(components))
            return BrokenImage("its header makes no sense");
        for (int i = 0; i < components; ++i)
            m_components[static_cast<std::size_t>(i)].id =
                static_cast<unsigned char>(data[6 + 3 * static_cast<std::size_t>(i)]);
        return WithinLimits(kJpegType, width, height);
    }

    /// Records the components of a scan. Returns false if the header is invalid.
    bool ReadScan(const std::string& data)
    {
        ByteSource scan(data);
        const int count = scan.Byte();
        if (count < 1 || count > 4 || data.size() != 4 + 2 * static_cast<std::size_t>(count))
            return false;
        for (int i = 0; i < count; ++i) {
            const int id = scan.Byte();
            scan.Skip(1);
            for (Component& one : m_components)
                one.scanned = one.scanned || one.id == id;
        }
        return true;
    }

    /// Handles segments that the picture doesn't need.
    void ReadExtra(int marker, const std::string& data, std::int64_t begin)
    {
        if (marker == kApp1 && !m_oriented && data.starts_with(kExif)) {
            m_oriented = true;
            m_parts.orientation = OrientationOf(std::string_view(data).substr(kExif.size() + 1));
        }
        // Colors and density only count before the first scan.
        if (m_scanned)
            return;
        if (marker == kApp2 && data.starts_with(kIcc))
            KeepSince(begin);
        else if (marker == kApp0 && data.starts_with(kJfif) && data.size() >= kJfifBytes && !m_jfif)
            KeepJfif(data, begin);
        else if (marker == kApp14 && data.starts_with(kAdobe) && data.size() >= kAdobeBytes && !m_adobe)
            KeepAdobe(data, begin);
    }

    void KeepJfif(const std::string& data, std::int64_t begin)
    {
        m_jfif = true;
        const std::string plain = data.substr(0, kJfifBytes - 2) + std::string(2, '\0');
        if (data == plain)
            KeepSince(begin);
        else
            m_parts.KeepInstead(Segment(kApp0, plain));
    }

    void KeepAdobe(const std::string& data, std::int64_t begin)
    {
        m_adobe = true;
        if (data.size() == kAdobeBytes)
            KeepSince(begin);
        else
            m_parts.KeepInstead(Segment(kApp14, data.substr(0, kAdobeBytes)));
    }

    Result<ImageParts> End(int marker)
    {
        if (!m_scanned)
            return BrokenImage("it has no picture in it");
        for (const Component& one : m_components) {
            if (one.id >= 0 && !one.scanned)
                return BrokenImage("a part of its picture is missing");
        }
        m_parts.ended = marker == kEndOfImage;
        if (m_parts.ended)
            KeepSince(m_begin);
        else
            m_parts.KeepInstead("\xff\xd9");
        return std::move(m_parts);
    }

private:
    ByteSource& m_source;
    ImageParts m_parts;
    std::array<Component, 4> m_components;
    std::int64_t m_begin = 0;  ///< Where the last marker read begins.
    bool m_scanned = false;
    bool m_oriented = false;
    bool m_jfif = false;
    bool m_adobe = false;
};

}  // namespace

Result<ImageParts> ReadJpegParts(ByteSource& source)
{
    return JpegReader(source).Read();
}

}  // namespace pinwright::media
