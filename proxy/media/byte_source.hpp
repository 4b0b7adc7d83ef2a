// Reads bytes in order, from memory or a file, so that an image can be parsed without holding it in memory.
// Private to proxy/media.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pinwright::media {

/// Reads ahead in pieces of at most 64 KB. A file that can't be read looks like one that ends early.
class ByteSource {
public:
    /// A descriptor that the caller owns.
    struct OpenFile {
        int number;
    };

    /// All of `bytes`, which must outlive this.
    explicit ByteSource(std::string_view bytes) : m_ahead(bytes) {}
    /// The whole file, from its beginning, whatever its file offset.
    explicit ByteSource(OpenFile file) : m_file(file.number) {}
    ByteSource(const ByteSource&) = delete;
    ByteSource& operator=(const ByteSource&) = delete;

    /// Consumes up to `limit` of the next bytes; empty only at the end.
    std::string_view Take(std::size_t limit);
    /// Exactly `count` bytes, or fewer at the end.
    std::string TakeUpTo(std::size_t count);
    /// Exactly one byte, or -1 at the end.
    int Byte();
    /// The next `count` bytes (at most 4) as a big-endian number, or -1 if fewer are left.
    std::int64_t Number(int count);
    /// Skips `count` bytes. Returns false if fewer are left.
    bool Skip(std::uint64_t count);
    /// Skips everything through the next such byte. Returns false if there is none.
    bool SkipPast(unsigned char byte);

    /// How many bytes were consumed or skipped.
    std::int64_t position() const { return m_position; }

private:
    void Fill();
    void Drop(std::size_t count);

    std::string_view m_ahead;
    std::string m_buffer;
    int m_file = -1;
    std::int64_t m_offset = 0;    ///< Where the next read from the file starts.
    std::int64_t m_position = 0;  ///< Behind m_offset by the size of m_ahead.
};

}  // namespace pinwright::media
