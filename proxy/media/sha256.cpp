#include "proxy/media/sha256.hpp"

#include <openssl/evp.h>

#include <array>

#include "shared/identifiers.hpp"

namespace pinwright::media {

Sha256::Sha256() : m_context(EVP_MD_CTX_new())
{
    m_ok = EVP_DigestInit_ex(m_context, EVP_sha256(), nullptr) == 1;
}

Sha256::~Sha256()
{
    EVP_MD_CTX_free(m_context);
}

void Sha256::Add(std::string_view bytes)
{
    m_ok = m_ok && EVP_DigestUpdate(m_context, bytes.data(), bytes.size()) == 1;
}

std::string Sha256::Hexadecimal()
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    m_ok = m_ok && EVP_DigestFinal_ex(m_context, digest.data(), &size) == 1;
    return m_ok ? pinwright::Hexadecimal({reinterpret_cast<const char*>(digest.data()), size})
                : std::string();
}

}  // namespace pinwright::media
