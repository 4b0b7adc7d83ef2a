// Tar files built by hand: byte by byte like those of the first release, and malformed ones.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

namespace pinwright::test {

struct TarEntry {
    std::string name;
    std::string bytes;
    char type = '0';
    std::string link;        ///< The target of a link.
    std::string size_field;  ///< Replaces the size field of the header.
    std::string prefix;      ///< Goes before the name, with a slash between.
};

template <std::size_t N>
void PutOctal(char (&field)[N], std::uint64_t number)
{
    for (std::size_t i = N - 1; i-- > 0; number >>= 3)
        field[i] = static_cast<char>('0' + (number & 7));
}

/// Header, bytes, and zeros up to a whole block of 512.
inline std::string TarBlocks(const TarEntry& entry)
{
    struct Header {
        char name[100], mode[8], uid[8], gid[8], size[12], mtime[12], checksum[8], type, link[100], magic[8];
        char owner[32], group[32], major_number[8], minor_number[8], prefix[155], rest[12];
    };
    static_assert(sizeof(Header) == 512);
    Header header{};
    std::memcpy(header.name, entry.name.data(), entry.name.size());
    PutOctal(header.mode, 0600);
    PutOctal(header.uid, 0);
    PutOctal(header.gid, 0);
    PutOctal(header.size, entry.bytes.size());
    if (!entry.size_field.empty())
        std::memcpy(header.size, entry.size_field.data(), entry.size_field.size());
    PutOctal(header.mtime, 1'795'000'000);
    header.type = entry.type;
    std::memcpy(header.link, entry.link.data(), entry.link.size());
    std::memcpy(header.magic, "ustar\00000", sizeof header.magic);
    std::memcpy(header.prefix, entry.prefix.data(), entry.prefix.size());
    std::memset(header.checksum, ' ', sizeof header.checksum);
    std::string text(reinterpret_cast<const char*>(&header), sizeof header);
    std::uint64_t sum = 0;
    for (const char byte : text)
        sum += static_cast<unsigned char>(byte);
    char checksum[8] = {};
    PutOctal(checksum, sum);
    text.replace(148, 8, checksum, 8);
    text += entry.bytes;
    text.append((512 - entry.bytes.size() % 512) % 512, '\0');
    return text;
}

inline std::string Tar(const std::vector<TarEntry>& entries)
{
    std::string text;
    for (const TarEntry& entry : entries)
        text += TarBlocks(entry);
    return text.append(1024, '\0');
}

/// What is in a well-formed tar of plain files.
inline std::vector<TarEntry> Untar(const std::string& archive)
{
    std::vector<TarEntry> entries;
    for (std::size_t at = 0; at + 512 <= archive.size() && archive[at] != '\0';) {
        const std::size_t size = std::stoul(archive.substr(at + 124, 11), nullptr, 8);
        entries.push_back(
            {std::string(archive.c_str() + at), archive.substr(at + 512, size), '0', {}, {}, {}});
        at += 512 + (size + 511) / 512 * 512;
    }
    return entries;
}

}  // namespace pinwright::test
