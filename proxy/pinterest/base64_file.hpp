// Base64 (RFC 4648 §4, padded, no line breaks) of a text, or of a file while it is sent. Sends a prefix, the
// file's base64, and a suffix, with never more than one piece in memory.
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "proxy/net/transport.hpp"
#include "shared/result.hpp"

namespace pinwright::pinterest {

std::string Base64(std::string_view bytes);

/// Can be sent only once.
class Base64File : public net::BodySource {
public:
    /// `bytes`: the expected size of the file. If the file is missing or has another size, the body breaks
    /// before its end.
    Base64File(std::string prefix, const std::string& path, std::uint64_t bytes, std::string suffix);

    std::uint64_t Length() const override;
    std::string_view Next(std::size_t limit) override;

    /// Whether the file doesn't match its description, or could not be read.
    bool broken() const { return m_broken; }
    /// Why it is broken: kImageMissing if it is missing or was changed; kStorage if it can't be read now, but
    /// perhaps later. REQUIRES: broken().
    Error error() const;

private:
    std::string_view NextOfFile(std::size_t limit);

private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    std::string m_prefix;
    std::string m_suffix;
    std::unique_ptr<std::FILE, Close> m_file;
    std::uint64_t m_bytes;
    std::uint64_t m_bytes_left;
    std::string_view m_prefix_left;
    std::string_view m_suffix_left;
    std::string m_raw;
    std::string m_encoded;
    std::size_t m_encoded_taken = 0;
    bool m_broken = false;
    int m_system_error = 0;  ///< `errno` if it could not be opened or read.
};

}  // namespace pinwright::pinterest
