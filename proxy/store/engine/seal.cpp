#include "proxy/store/engine/seal.hpp"

#include <sodium.h>

#include "proxy/store/engine/folder.hpp"

namespace pinwright::store {

namespace {

constexpr std::size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t kImageKeyBytes = 18;
static_assert(Seal::kKeyBytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

const unsigned char* Bytes(std::string_view text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* Bytes(std::string& text)
{
    return reinterpret_cast<unsigned char*>(text.data());
}

Error NoSodium()
{
    return Error{Cause::kInternal, "The encryption library cannot be started.", "sodium_init failed", {}};
}

}  // namespace

Result<std::optional<Seal>> Seal::Load(const std::string& folder)
{
    if (sodium_init() < 0)
        return NoSodium();
    const std::string path = folder + "/" + kKeyName;
    Result<std::optional<std::string>> stored = ReadSmallFile(path, kKeyBytes + 1);
    if (!stored.ok())
        return stored.error();
    if (!stored.value())
        return std::optional<Seal>();
    std::string& key = *stored.value();
    if (key.size() != kKeyBytes) {
        return Error{Cause::kStorage,
                     "The key file " + path + " is damaged: it must hold exactly 32 bytes.",
                     "seal.key has a wrong size",
                     {}};
    }
    const Result<Done> kept = KeepPrivate(path);
    if (!kept.ok())
        return kept.error();
    std::optional<Seal> seal{Seal(key)};
    sodium_memzero(key.data(), key.size());
    return seal;
}

Result<Seal> Seal::Make(const std::string& folder, Random& random)
{
    if (sodium_init() < 0)
        return NoSodium();
    std::string key = random.Bytes(kKeyBytes);
    const Result<Done> written = WriteNewFile(folder, kKeyName, key);
    if (!written.ok())
        return written.error();
    const Seal seal(key);
    sodium_memzero(key.data(), key.size());
    return seal;
}

Seal::Seal(std::string_view key)
{
    for (std::size_t i = 0; i < kKeyBytes; ++i)
        m_key[i] = static_cast<unsigned char>(key[i]);
}

Seal::~Seal()
{
    sodium_memzero(m_key.data(), m_key.size());
}

std::string Seal::Close(std::string_view plain, std::string_view owner, Random& random) const
{
    std::string sealed = random.Bytes(kNonceBytes);
    sealed.resize(kNonceBytes + plain.size() + kTagBytes);
    unsigned long long length = 0;
    crypto_aead_xchacha20poly1305_ietf_encrypt(Bytes(sealed) + kNonceBytes, &length, Bytes(plain),
                                               plain.size(), Bytes(owner), owner.size(), nullptr,
                                               Bytes(sealed), m_key.data());
    return sealed;
}

std::optional<std::string> Seal::Open(std::string_view sealed, std::string_view owner) const
{
    if (sealed.size() < kNonceBytes + kTagBytes)
        return std::nullopt;
    std::string plain(sealed.size() - kNonceBytes - kTagBytes, '\0');
    unsigned long long length = 0;
    const int opened = crypto_aead_xchacha20poly1305_ietf_decrypt(
        Bytes(plain), &length, nullptr, Bytes(sealed) + kNonceBytes, sealed.size() - kNonceBytes,
        Bytes(owner), owner.size(), Bytes(sealed), m_key.data());
    if (opened != 0)
        return std::nullopt;
    return plain;
}

std::string Seal::Key(std::string_view text) const
{
    std::string hash(kImageKeyBytes, '\0');
    crypto_generichash(Bytes(hash), hash.size(), Bytes(text), text.size(), m_key.data(), m_key.size());
    return ToBase64Url(hash);
}

std::string HashOf(std::string_view text)
{
    std::string hash(crypto_generichash_BYTES, '\0');
    crypto_generichash(Bytes(hash), hash.size(), Bytes(text), text.size(), nullptr, 0);
    return hash;
}

std::string ToBase64Url(std::string_view bytes)
{
    constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_encoded_len(bytes.size(), kVariant), '\0');
    sodium_bin2base64(text.data(), text.size(), Bytes(bytes), bytes.size(), kVariant);
    text.pop_back();  // The terminating zero, which the length counts.
    return text;
}

std::optional<std::string> FromBase64Url(std::string_view text)
{
    std::string bytes(text.size(), '\0');
    std::size_t length = 0;
    const char* end = nullptr;
    if (sodium_base642bin(Bytes(bytes), bytes.size(), text.data(), text.size(), nullptr, &length, &end,
                          sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0 ||
        end != text.data() + text.size())
        return std::nullopt;
    bytes.resize(length);
    return bytes;
}

}  // namespace pinwright::store
