// Bytes in order, from memory or from a file, so that an image is looked through without being held.
// Private to the media room.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pinwright::media {

/// Reads ahead in pieces of at most 64 KB. A file that cannot be read looks like one that ends early.
class ByteSource {
public:
    /// A descriptor that stays the caller's.
    struct OpenFile {
        int number;
    };

    /// All of `bytes`, which must outlive this.
    explicit ByteSource(std::string_view bytes) : m_ahead(bytes) {}
    /// The whole file, wherever it was read or written last.
    explicit ByteSource(OpenFile file) : m_file(file.number) {}
    ByteSource(const ByteSource&) = delete;
    ByteSource& operator=(const ByteSource&) = delete;

    /// Up to `limit` of the bytes that come next, taken; empty at the end only.
    std::string_view Take(std::size_t limit);
    /// Exactly `count` bytes, or fewer at the end.
    std::string TakeUpTo(std::size_t count);
    /// Exactly one byte, or -1 at the end.
    int Byte();
    /// The next `count` bytes (at most 4) as a big-endian number, or -1 where they are not all there.
    std::int64_t Number(int count);
    /// Passes over `count` bytes. False where they are not all there.
    bool Skip(std::uint64_t count);
    /// Passes over everything up to and with the next such byte. False where there is none.
    bool SkipPast(unsigned char byte);

    /// How many bytes were taken or passed over.
    std::int64_t position() const { return m_position; }

private:
    void Fill();
    void Drop(std::size_t count);

    std::string_view m_ahead;
    std::string m_buffer;
    int m_file = -1;
    std::int64_t m_offset = 0;    ///< Where the file is read next.
    std::int64_t m_position = 0;  ///< Behind it by what is ahead.
};

}  // namespace pinwright::media
