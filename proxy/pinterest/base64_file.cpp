#include "proxy/pinterest/base64_file.hpp"

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "proxy/config/process_limits.hpp"

namespace pinwright::pinterest {

namespace {

// A multiple of three, so that only the end of the file is padded; its base64 is 64 KiB.
constexpr std::size_t kRawPiece = 48 * 1024;

void AppendBase64(std::string_view bytes, std::string& out)
{
    constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 3; ++k)
            group = group << 8 | (k < count ? static_cast<unsigned char>(bytes[i + k]) : 0u);
        for (std::size_t k = 0; k < 4; ++k)
            out += k <= count ? kAlphabet[group >> (18 - 6 * k) & 63] : '=';
    }
}

std::string_view Take(std::string_view& text, std::size_t limit)
{
    const std::string_view piece = text.substr(0, limit);
    text.remove_prefix(piece.size());
    return piece;
}

}  // namespace

std::string Base64(std::string_view bytes)
{
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    AppendBase64(bytes, out);
    return out;
}

Base64File::Base64File(std::string prefix, const std::string& path, std::uint64_t bytes, std::string suffix)
    : m_prefix(std::move(prefix)),
      m_suffix(std::move(suffix)),
      m_file(std::fopen(path.c_str(), "rbe")),
      m_bytes(bytes),
      m_bytes_left(bytes),
      m_prefix_left(m_prefix),
      m_suffix_left(m_suffix),
      m_broken(!m_file),
      m_system_error(m_file || errno == ENOENT ? 0 : errno)
{
    if (m_file)
        std::setvbuf(m_file.get(), nullptr, _IONBF, 0);
}

Error Base64File::error() const
{
    if (m_system_error == 0)
        return {Cause::kImageMissing, "The stored image is missing or was changed.", {}, {}};
    if (config::IsOutOfFiles(m_system_error))
        return {Cause::kStorage, config::kOutOfFiles, {}, {}};
    const std::string why = std::generic_category().message(m_system_error);
    return {Cause::kStorage, "The stored image cannot be read: " + why + ".", {}, {}};
}

std::uint64_t Base64File::Length() const
{
    return m_prefix.size() + (m_bytes + 2) / 3 * 4 + m_suffix.size();
}

std::string_view Base64File::Next(std::size_t limit)
{
    if (m_broken)
        return {};
    if (!m_prefix_left.empty())
        return Take(m_prefix_left, limit);
    if (m_bytes_left > 0 || m_encoded_taken < m_encoded.size())
        return NextOfFile(limit);
    return Take(m_suffix_left, limit);
}

std::string_view Base64File::NextOfFile(std::size_t limit)
{
    if (m_encoded_taken == m_encoded.size()) {
        m_raw.resize(static_cast<std::size_t>(std::min<std::uint64_t>(kRawPiece, m_bytes_left)));
        if (std::fread(m_raw.data(), 1, m_raw.size(), m_file.get()) != m_raw.size()) {
            m_broken = true;
            m_system_error = std::ferror(m_file.get()) != 0 ? errno : 0;
            return {};
        }
        m_bytes_left -= m_raw.size();
        // Check before sending the last piece: a file that has grown isn't the one that was checked.
        if (m_bytes_left == 0 && std::fgetc(m_file.get()) != EOF) {
            m_broken = true;
            return {};
        }
        m_encoded.clear();
        AppendBase64(m_raw, m_encoded);
        m_encoded_taken = 0;
    }
    const std::string_view piece = std::string_view(m_encoded).substr(m_encoded_taken, limit);
    m_encoded_taken += piece.size();
    return piece;
}

}  // namespace pinwright::pinterest
