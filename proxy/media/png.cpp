#include <zlib.h>

#include <algorithm>

#include "proxy/media/inspect.hpp"
#include "proxy/media/sniff.hpp"

namespace pinwright::media {

namespace {

constexpr std::int64_t kLargest = 0x7fffffff;  // Of lengths and sizes alike.
constexpr std::size_t kHeaderBytes = 13;

/// A chunk that was read through, with the beginning of its data.
struct Chunk {
    std::string type;
    std::string begin;
    std::int64_t length = 0;
};

unsigned long Checksum(unsigned long so_far, std::string_view bytes)
{
    return ::crc32(so_far, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size()));
}

std::string TakeExactly(ByteSource& source, std::size_t count)
{
    std::string bytes;
    while (bytes.size() < count) {
        const std::string_view piece = source.Take(count - bytes.size());
        if (piece.empty())
            break;
        bytes.append(piece);
    }
    return bytes;
}

Result<Chunk> ReadChunk(ByteSource& source)
{
    Chunk chunk;
    chunk.length = source.Number(4);
    chunk.type = TakeExactly(source, 4);
    if (chunk.length < 0 || chunk.type.size() < 4)
        return BrokenImage("it is cut off");
    if (chunk.length > kLargest)
        return BrokenImage("a part of it has no possible length");
    unsigned long sum = Checksum(::crc32(0, nullptr, 0), chunk.type);
    auto left = static_cast<std::size_t>(chunk.length);
    while (left > 0) {
        const std::string_view piece = source.Take(left);
        if (piece.empty())
            return BrokenImage("it is cut off");
        sum = Checksum(sum, piece);
        if (chunk.begin.size() < kHeaderBytes)
            chunk.begin.append(piece.substr(0, kHeaderBytes - chunk.begin.size()));
        left -= piece.size();
    }
    const std::int64_t expected = source.Number(4);
    if (expected < 0)
        return BrokenImage("it is cut off");
    if (static_cast<unsigned long>(expected) != sum)
        return BrokenImage("a checksum within it does not match");
    return chunk;
}

/// Which bit depths go with which colour types (PNG, table 12).
bool IsPossible(int depth, int colour)
{
    const bool wide = depth == 8 || depth == 16;
    const bool narrow = depth == 1 || depth == 2 || depth == 4;
    switch (colour) {
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
    const int colour = header.Byte();
    const int compression = header.Byte();
    const int filter = header.Byte();
    const int interlace = header.Byte();
    if (!IsPossible(depth, colour) || compression != 0 || filter != 0 || interlace > 1)
        return BrokenImage("its header makes no sense");
    return WithinLimits(kPngType, width, height);
}

/// Whether so much compressed data can hold all pixels of the header: deflate makes 258 bytes of two bits at
/// the most. A few bytes that claim a huge picture are told by that without decoding them.
bool CanHoldPixels(const ImageFacts& facts, const Chunk& header, std::int64_t data_bytes)
{
    constexpr std::int64_t kMostFromOneByte = 258 * 4;
    const int colour = header.begin[9];
    const int channels = colour == 2 ? 3 : colour == 4 ? 2 : colour == 6 ? 4 : 1;
    const std::int64_t bits = std::int64_t{facts.width} * facts.height * channels * header.begin[8];
    return bits / 8 <= data_bytes * kMostFromOneByte;
}

}  // namespace

Result<ImageFacts> InspectPng(ByteSource& source)
{
    if (!source.Skip(8))
        return BrokenImage("it is cut off");
    const Result<Chunk> first = ReadChunk(source);
    if (!first.ok())
        return first.error();
    const Result<ImageFacts> facts = ReadHeader(*first);
    if (!facts.ok())
        return facts.error();
    std::int64_t data_bytes = 0;
    bool palette = first->begin[9] != 3;
    while (true) {
        const Result<Chunk> chunk = ReadChunk(source);
        if (!chunk.ok())
            return chunk.error();
        if (chunk->type == "IHDR")
            return BrokenImage("it has two headers");
        palette = palette || chunk->type == "PLTE";
        data_bytes += chunk->type == "IDAT" ? chunk->length : 0;
        if (chunk->type == "IEND")
            break;
    }
    if (data_bytes == 0 || !palette)
        return BrokenImage("it has no picture in it");
    if (!CanHoldPixels(*facts, *first, data_bytes))
        return BrokenImage("it has less data than its size needs");
    if (source.Byte() >= 0)
        return BrokenImage("something follows its end");
    return facts;
}

}  // namespace pinwright::media
