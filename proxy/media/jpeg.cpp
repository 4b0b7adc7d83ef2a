#include "proxy/media/inspect.hpp"
#include "proxy/media/sniff.hpp"

namespace pinwright::media {

namespace {

constexpr int kTrailingLimit = 65536;

constexpr int kStartOfImage = 0xd8;
constexpr int kEndOfImage = 0xd9;
constexpr int kStartOfScan = 0xda;

/// SOF0..15; the three between them are tables and conditions (T.81, table B.1).
bool IsFrame(int marker)
{
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

/// Markers that stand alone, without a segment.
bool IsLone(int marker)
{
    return marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

/// The marker after any number of fill bytes; -1 where there is none.
int ReadMarker(ByteSource& source)
{
    if (source.Byte() != 0xff)
        return -1;
    int marker = source.Byte();
    while (marker == 0xff)
        marker = source.Byte();
    return marker == 0 ? -1 : marker;
}

/// Passes over a scan's data, in which FF is followed by 00 or a restart marker, to the marker that ends it.
int SkipScan(ByteSource& source)
{
    while (source.SkipPast(0xff)) {
        int byte = source.Byte();
        while (byte == 0xff)
            byte = source.Byte();
        const bool data = byte == 0 || (byte >= 0xd0 && byte <= 0xd7);
        if (!data)
            return byte;
    }
    return -1;
}

/// A frame header's size; nothing where it has none (a height left for later, DNL, is not taken).
Result<ImageFacts> ReadFrame(ByteSource& source, std::int64_t length)
{
    const int precision = source.Byte();
    const std::int64_t height = source.Number(2);
    const std::int64_t width = source.Number(2);
    const int components = source.Byte();
    if (precision < 0 || components < 0 || height < 0 || width < 0)
        return BrokenImage("it is cut off");
    if (height == 0 || width == 0)
        return BrokenImage("it has no size");
    if (components < 1 || components > 4 || length != 8 + 3 * components)
        return BrokenImage("its header makes no sense");
    if (!source.Skip(static_cast<std::uint64_t>(3 * components)))
        return BrokenImage("it is cut off");
    return WithinLimits(kJpegType, width, height);
}

}  // namespace

Result<ImageFacts> InspectJpeg(ByteSource& source)
{
    if (ReadMarker(source) != kStartOfImage)
        return BrokenImage("it does not begin as a JPEG does");
    ImageFacts facts;
    bool scanned = false;
    int marker = ReadMarker(source);
    while (marker != kEndOfImage) {
        if (marker < 0)
            return BrokenImage("it is cut off or damaged");
        if (IsLone(marker)) {
            marker = ReadMarker(source);
            continue;
        }
        const std::int64_t length = source.Number(2);
        if (length < 2)
            return BrokenImage("it is cut off or damaged");
        if (IsFrame(marker)) {
            const Result<ImageFacts> frame = ReadFrame(source, length);
            if (!frame.ok())
                return frame.error();
            if (facts.width != 0)
                return BrokenImage("it has two headers");
            facts = *frame;
        } else if (!source.Skip(static_cast<std::uint64_t>(length - 2))) {
            return BrokenImage("it is cut off");
        }
        if (marker == kStartOfScan) {
            if (facts.width == 0)
                return BrokenImage("its size comes after its picture");
            scanned = true;
            marker = SkipScan(source);
        } else {
            marker = ReadMarker(source);
        }
    }
    if (!scanned)
        return BrokenImage("it has no picture in it");
    if (source.Skip(kTrailingLimit) && source.Byte() >= 0)
        return BrokenImage("too much follows its end");
    return facts;
}

}  // namespace pinwright::media
