// The key that seals secrets, so that a copy of the database doesn't reveal them, and hashes for values that
// are only compared. Refuses a key file that isn't exactly a key. Private to the store.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "shared/result.hpp"
#include "shared/seams.hpp"

namespace pinwright::store {

/// XChaCha20-Poly1305 (libsodium) under one key. Threads: any number may call at once.
class Seal {
public:
    static constexpr std::size_t kKeyBytes = 32;

    /// Reads `folder`/seal.key; nothing if there is no such file. Makes a file private that other users can
    /// read. Errors: kStorage, with one clear line in `detail`: it isn't a key, or can't be made private.
    static Result<std::optional<Seal>> Load(const std::string& folder);
    /// Creates a key and writes it to `folder`/seal.key (mode 0600, synced before it is used). Errors:
    /// kDiskFull, kStorage.
    static Result<Seal> Make(const std::string& folder, Random& random);

    Seal(const Seal&) = default;
    Seal& operator=(const Seal&) = default;
    ~Seal();

    /// Returns nonce and sealed text. Only the same `owner` opens it again, so one account's tokens can't be
    /// moved to another.
    std::string Close(std::string_view plain, std::string_view owner, Random& random) const;
    std::optional<std::string> Open(std::string_view sealed, std::string_view owner) const;

    /// 144 bits, URL-safe: the same for the same text, and impossible to guess without the key.
    std::string Key(std::string_view text) const;

private:
    explicit Seal(std::string_view key);

    std::array<unsigned char, kKeyBytes> m_key{};
};

/// BLAKE2b-256. For random values of 128 bits or more, which need no salt.
std::string HashOf(std::string_view text);

/// Bytes to base64url without padding, and back. FromBase64Url returns nothing for other text.
std::string ToBase64Url(std::string_view bytes);
std::optional<std::string> FromBase64Url(std::string_view text);

}  // namespace pinwright::store
