// The chunks of a PNG (https://www.w3.org/TR/png-3/) and whether each is published:
//
// clang-format off
// | chunk                               | what                            | leaves                            |
// |-------------------------------------|---------------------------------|-----------------------------------|
// | IHDR, PLTE, tRNS, IDAT, IEND        | the picture                     | yes                               |
// | iCCP, sRGB, gAMA, cHRM, cICP        | colors                          | yes, the first before the picture |
// | pHYs                                | density                         | as the colors                     |
// | eXIf                                | place, camera; orientation      | no; the picture is turned         |
// | tEXt, zTXt, iTXt, tIME              | texts, XMP, dates               | no                                |
// | acTL, fcTL, fdAT                    | the further pictures of an APNG | no                                |
// | any other ancillary chunk           | makers' own                     | no                                |
// | any other critical chunk            | what only its maker can show    | refused                           |
// | what follows IEND                   | anything                        | no                                |
// clang-format on
#include <zlib.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "proxy/media/exif.hpp"
#include "proxy/media/image_parts.hpp"
#include "proxy/media/sniff.hpp"

namespace pinwright::media {

namespace {

constexpr std::int64_t kLargest = 0x7fffffff;  // For both lengths and sizes.
constexpr std::size_t kHeaderBytes = 13;

/// Exif in a PNG may be long; its orientation is near the beginning.
constexpr std::size_t kBeginBytes = 65536;

/// A chunk that was read completely, with the beginning of its data.
struct Chunk {
    std::string type;  ///< Fewer than four letters if the file ends there.
    std::string begin;
    std::int64_t length = 0;
    bool cut_off = false;
};

unsigned long Checksum(unsigned long so_far, std::string_view bytes)
{
    return ::crc32(so_far, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size()));
}

Result<Chunk> ReadChunk(ByteSource& source)
{
    Chunk chunk;
    chunk.length = source.Number(4);
    chunk.type = source.TakeUpTo(4);
    chunk.cut_off = true;
    if (chunk.type.size() < 4)
        return chunk;
    if (chunk.length > kLargest)
        return BrokenImage("a part of it has no possible length");
    const std::size_t begin_bytes = chunk.type == "eXIf" ? kBeginBytes : kHeaderBytes;
    unsigned long sum = Checksum(::crc32(0, nullptr, 0), chunk.type);
    auto left = static_cast<std::size_t>(chunk.length);
    while (left > 0) {
        const std::string_view piece = source.Take(left);
        if (piece.empty())
            return chunk;
        sum = Checksum(sum, piece);
        if (chunk.begin.size() < begin_bytes)
            chunk.begin.append(piece.substr(0, begin_bytes - chunk.begin.size()));
        left -= piece.size();
    }
    const std::int64_t expected = source.Number(4);
    if (expected < 0)
        return chunk;
    if (static_cast<unsigned long>(expected) != sum)
        return BrokenImage("a checksum within it does not match");
    chunk.cut_off = false;
    return chunk;
}

/// Whether this bit depth is allowed with this color type (PNG, table 12).
bool IsPossible(int depth, int color)
{
    const bool wide = depth == 8 || depth == 16;
    const bool narrow = depth == 1 || depth == 2 || depth == 4;
    switch (color) {
        case 0:
            return wide || narrow;
        case 3:
            return depth == 8 || narrow;
        case 2:
        case 4:
        case 6:
            return wide;
        default:
            return false;
    }
}

Result<ImageFacts> ReadHeader(const Chunk& chunk)
{
    if (chunk.type != "IHDR" || chunk.length != static_cast<std::int64_t>(kHeaderBytes))
        return BrokenImage("it does not begin with a header");
    ByteSource header(chunk.begin);
    const std::int64_t width = header.Number(4);
    const std::int64_t height = header.Number(4);
    if (width < 1 || height < 1 || width > kLargest || height > kLargest)
        return BrokenImage("it has no size");
    const int depth = header.Byte();
    const int color = header.Byte();
    const int compression = header.Byte();
    const int filter = header.Byte();
    const int interlace = header.Byte();
    if (!IsPossible(depth, color) || compression != 0 || filter != 0 || interlace > 1)
        return BrokenImage("its header makes no sense");
    return WithinLimits(kPngType, width, height);
}

/// Whether this much compressed data can hold all pixels of the header: two bits of deflate yield at most
/// 258 bytes. Rejects a few bytes that claim a huge picture without decoding them.
bool CanHoldPixels(const ImageFacts& facts, const Chunk& header, std::int64_t data_bytes)
{
    constexpr std::int64_t kMostFromOneByte = 258 * 4;
    const int color = header.begin[9];
    const int channels = color == 2 ? 3 : color == 4 ? 2 : color == 6 ? 4 : 1;
    const std::int64_t bits = std::int64_t{facts.width} * facts.height * channels * header.begin[8];
    return bits / 8 <= data_bytes * kMostFromOneByte;
}

constexpr std::array<std::string_view, 6> kColorsAndDensity{"iCCP", "sRGB", "gAMA", "cHRM", "cICP", "pHYs"};

bool IsColorOrDensity(std::string_view type)
{
    return std::find(kColorsAndDensity.begin(), kColorsAndDensity.end(), type) != kColorsAndDensity.end();
}

/// Whether a decoder may skip the chunk (PNG, section 5.4).
bool IsAncillary(std::string_view type)
{
    return (type[0] & 0x20) != 0;
}

class PngReader {
public:
    explicit PngReader(ByteSource& source) : m_source(source) {}

    Result<ImageParts> Read()
    {
        if (!m_source.Skip(8))
            return BrokenImage("part of it is missing");
        const Result<Chunk> first = ReadChunk(m_source);
        if (!first.ok())
            return first.error();
        if (first->cut_off)
            return BrokenImage("part of it is missing");
        const Result<ImageFacts> facts = ReadHeader(*first);
        if (!facts.ok())
            return facts.error();
        m_parts.facts = *facts;
        m_parts.Keep(0, m_source.position());
        while (!m_parts.ended) {
            const std::int64_t begin = m_source.position();
            const Result<Chunk> chunk = ReadChunk(m_source);
            if (!chunk.ok())
                return chunk.error();
            // A cut after the picture's data may do no harm: decoding shows whether the picture is complete.
            const bool in_picture = m_data_bytes == 0 || chunk->type == "IDAT";
            if (chunk->cut_off && in_picture)
                return BrokenImage("part of it is missing");
            if (chunk->cut_off)
                break;
            const Result<bool> leaves = Leaves(*chunk);
            if (!leaves.ok())
                return leaves.error();
            if (*leaves)
                m_parts.Keep(begin, m_source.position() - begin);
            if (m_parts.kept.size() > kMostParts)
                return BrokenImage("it is in too many pieces");
        }
        return End(*first);
    }

private:
    Result<bool> Leaves(const Chunk& chunk)
    {
        if (chunk.type == "IHDR")
            return BrokenImage("it has two headers");
        if (chunk.type == "IDAT") {
            m_data_bytes += chunk.length;
            return true;
        }
        if (chunk.type == "IEND") {
            m_parts.ended = true;
            return true;
        }
        const bool first = m_data_bytes == 0;
        if (chunk.type == "PLTE" || chunk.type == "tRNS")
            return first && m_seen.insert(chunk.type).second;
        if (!IsAncillary(chunk.type))
            return BrokenImage("it has a part that only its maker can show");
        if (chunk.type == "eXIf" && m_seen.insert(chunk.type).second)
            m_parts.orientation = OrientationOf(chunk.begin);
        return first && IsColorOrDensity(chunk.type) && m_seen.insert(chunk.type).second;
    }

    Result<ImageParts> End(const Chunk& header)
    {
        const bool palette = header.begin[9] != 3 || m_seen.count("PLTE") != 0;
        if (m_data_bytes == 0 || !palette)
            return BrokenImage("it has no picture in it");
        if (!CanHoldPixels(m_parts.facts, header, m_data_bytes))
            return BrokenImage("it has less data than its size needs");
        if (!m_parts.ended)
            m_parts.KeepInstead(std::string("\0\0\0\0IEND\xae\x42\x60\x82", 12));
        return std::move(m_parts);
    }

private:
    ByteSource& m_source;
    ImageParts m_parts;
    std::set<std::string> m_seen;  ///< The chunks seen so far that may occur only once.
    std::int64_t m_data_bytes = 0;
};

}  // namespace

Result<ImageParts> ReadPngParts(ByteSource& source)
{
    return PngReader(source).Read();
}

}  // namespace pinwright::media
