// Avatars and board covers, fetched for the browser, which may load images from this server alone.
// Refuses every address but https on pinimg.com and the origin of the account's own API, follows
// no redirect, and passes nothing on that is not an image by its content.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "proxy/config/config.hpp"
#include "proxy/net/transport.hpp"
#include "proxy/store/accounts.hpp"
#include "proxy/store/remote_images.hpp"

namespace pinwright::oauth {

inline constexpr std::size_t kRemoteImageLimit = 5'000'000;  ///< Bytes of an avatar or cover.

struct RemoteImage {
    std::string bytes;
    std::string content_type;  ///< image/jpeg, image/png, image/webp or image/gif, told by the bytes.
};

/// Threads: any number may call at once. Keeps nothing: the browser's cache does.
class ImageProxy {
public:
    ImageProxy(const config::Config& config, net::Transport& transport, store::Accounts& accounts,
               store::RemoteImages& images);

    /// The image behind a key of RemoteImages::KeyFor. Nothing where there is none: unknown key, address not
    /// allowed, not reached, too large, or no image.
    std::optional<RemoteImage> Fetch(std::string_view key);

private:
    const config::Config& m_config;
    net::Transport& m_transport;
    store::Accounts& m_accounts;
    store::RemoteImages& m_images;
};

/// Whether an image may be fetched from `url` for an account whose API is at `api_url`.
bool IsImageAddress(std::string_view url, std::string_view api_url);

/// The content type that the first bytes tell, or nothing.
std::optional<std::string> SniffImage(std::string_view bytes);

}  // namespace pinwright::oauth
