// Fetches avatars and board covers for the browser, which may load images only from this server. Accepts only
// https addresses on pinimg.com and the origin of the account's own API, follows no redirects, and passes on
// only what is an image by its content.
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
    std::string content_type;  ///< image/jpeg, image/png, image/webp or image/gif, by the first bytes.
};

/// Threads: any number may call at once. Caches nothing; the browser does.
class ImageProxy {
public:
    ImageProxy(const config::Config& config, net::Transport& transport, store::Accounts& accounts,
               store::RemoteImages& images);

    /// Fetches the image behind a key of RemoteImages::KeyFor. Nothing if the key is unknown, the address
    /// isn't allowed or can't be reached, or the reply is too large or no image.
    std::optional<RemoteImage> Fetch(std::string_view key);

private:
    const config::Config& m_config;
    net::Transport& m_transport;
    store::Accounts& m_accounts;
    store::RemoteImages& m_images;
};

/// Whether an image may be fetched from `url` for an account whose API is at `api_url`.
bool IsImageAddress(std::string_view url, std::string_view api_url);

/// The content type according to the first bytes, or nothing.
std::optional<std::string> SniffImage(std::string_view bytes);

}  // namespace pinwright::oauth
