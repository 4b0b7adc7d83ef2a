// A typed client for Pinterest's API v5, with only the calls that Pinwright makes. Except for the stand-in,
// only this folder of the proxy knows Pinterest's JSON.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "proxy/net/transport.hpp"
#include "proxy/pinterest/types.hpp"
#include "shared/pin_texts.hpp"
#include "shared/seams.hpp"

namespace pinwright::pinterest {

/// The app's credentials, and the address of its API.
struct Endpoint {
    std::string api_url;  ///< Without a trailing slash: https://api.pinterest.com/v5
    std::string app_id;
    std::string app_secret;  ///< Goes into the Authorization header of the token call and nowhere else.
};

/// An image file on disk, read while it is sent.
struct ImageFile {
    std::string path;
    std::string content_type;  ///< image/jpeg or image/png
    std::uint64_t bytes = 0;
};

/// A pin to create. Empty texts are left out of the request.
struct PinToCreate : PinTexts {
    std::string board_id;
    std::string board_section_id;
    ImageFile image;
};

/// Threads: any number may use it at once. Never retries, never logs a token.
class Api {
public:
    Api(net::Transport& transport, Endpoint endpoint);

    const Endpoint& endpoint() const { return m_endpoint; }

    /// The token endpoint. Uses Basic authentication, and sends only code, redirect_uri and
    /// continuous_refresh=true. Faults: kAppCredentials (401 code 2), kGrantRefused (283, or 400 code 1),
    /// kRateLimited, kPinterestDown, kPinterestUnreachable.
    Answer<TokenGrant> ExchangeCode(std::string_view code, std::string_view redirect_uri);
    Answer<TokenGrant> Refresh(std::string_view refresh_token);

    /// `refresh_token`: the one granted together with `access_token`, so that errors mask it too.
    Answer<User> GetUser(std::string_view access_token, std::string_view refresh_token = {});

    /// 250 per page. An empty bookmark means the first page.
    Answer<Page<RemoteBoard>> ListBoards(std::string_view access_token, std::string_view bookmark);
    Answer<RemoteBoard> CreateBoard(std::string_view access_token, std::string_view name,
                                    std::string_view privacy);
    Answer<Page<RemoteSection>> ListSections(std::string_view access_token, std::string_view board_id,
                                             std::string_view bookmark);

    /// Pins of a board, of one of its sections (if `section_id` isn't empty), or of the whole account.
    Answer<Page<RemotePin>> ListBoardPins(std::string_view access_token, std::string_view board_id,
                                          std::string_view section_id, std::string_view bookmark);
    Answer<Page<RemotePin>> ListPins(std::string_view access_token, std::string_view bookmark);
    Answer<RemotePin> GetPin(std::string_view access_token, std::string_view pin_id);

    /// Streams the image as base64; calls `fence` before the last byte. If `fault.sent` is false, certainly
    /// nothing was made; if it is true and `fault.definite` is false, the pin may have been made. A 2xx
    /// without an id is a fault with cause kOutcomeUnknown. Definite refusals carry the catalog's cause
    /// (kTrialAccess, kScopeMissing, kSessionExpired, kBoardMissing, kSectionMissing, kImageTooSmall,
    /// kImageBroken, kLinkRefused, kSpamBlock, kRateLimited, kAppNotActive, kRefusedByPinterest ...).
    Answer<RemotePin> CreatePin(std::string_view access_token, const PinToCreate& pin, net::Fence fence);

private:
    template <typename T, typename Read>
    Answer<T> Get(const std::string& url, std::string_view access_token, Read read,
                  std::string_view also_secret = {});
    Answer<Page<RemotePin>> GetPins(const std::string& url, std::string_view access_token,
                                    std::string_view bookmark);
    Answer<TokenGrant> AskForToken(const std::vector<std::pair<std::string, std::string>>& fields,
                                   std::string_view grant);

private:
    net::Transport& m_transport;
    Endpoint m_endpoint;
    std::string m_basic;  ///< The app's ID and secret, as the token endpoint expects them.
};

}  // namespace pinwright::pinterest
