// Hashes a stream with SHA-256: a media id is the SHA-256 of its file.
#pragma once

#include <string>
#include <string_view>

struct evp_md_ctx_st;  // OpenSSL's; its header stays in the .cpp file.

namespace pinwright::media {

class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;

    void Add(std::string_view bytes);
    /// 64 lowercase hexadecimal digits; empty if the library failed. Call it once, at the end.
    std::string Hexadecimal();

private:
    evp_md_ctx_st* m_context;
    bool m_ok = false;
};

}  // namespace pinwright::media
