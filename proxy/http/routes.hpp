// The routes of the API, one file per noun. Handlers read the request, call the other rooms, and answer. They
// leave all decisions to the other rooms.
#pragma once

#include <prometheus/collectable.h>

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "proxy/config/config.hpp"
#include "proxy/diagnosis/all_checks.hpp"
#include "proxy/http/assets.hpp"
#include "proxy/http/page_calls.hpp"
#include "proxy/http/router.hpp"
#include "proxy/http/sessions.hpp"
#include "proxy/media/media_store.hpp"
#include "proxy/net/transport.hpp"
#include "proxy/oauth/connections.hpp"
#include "proxy/oauth/image_proxy.hpp"
#include "proxy/publish/publisher.hpp"
#include "proxy/store/store.hpp"
#include "shared/pin_rules.hpp"
#include "shared/seams.hpp"

namespace pinwright::http {

class Languages;

/// What the routes use. All of it outlives the server.
struct Services {
    const config::Config& config;
    store::Store& store;
    media::MediaStore& media;
    oauth::Connections& connections;
    oauth::ImageProxy& images;
    publish::Publisher& publisher;
    net::Transport& pinterest;  ///< For the checks.
    PageCalls& calls;           ///< Admits every call to Pinterest that a page waits for.
    const Clock& clock;
    Random& random;
    std::span<const Asset> assets;
    std::string version;
    /// What /metrics shows besides the publisher's metrics. Each outlives the server.
    std::vector<const prometheus::Collectable*> figures{};
    /// Whether messages to the owner arrive, for the checks. Empty: no messages are sent.
    std::function<std::optional<diagnosis::NotifyState>()> notifications{};
    net::Transport* outside = nullptr;  ///< To the public address, for the checks; null: not checked.
    std::string instance{};             ///< A random text for this run of the server, shown by /healthz.
};

/// The scheduler's state, for the probes and the checks.
diagnosis::SchedulerState StateOfScheduler(const Services& services);

/// The answer of every route if no account has the ID.
Response NoSuchAccount();

/// Bytes of a JSON body, and of an image. The latter has some slack, so that the media room's own limit
/// applies first.
inline constexpr std::uint64_t kJsonBodyLimit = 64 * 1024;
inline constexpr std::uint64_t kMediaBodyLimit = static_cast<std::uint64_t>(kImageBytesLimit) + 64 * 1024;

/// Reads a JSON body of up to kJsonBodyLimit. Errors: kTooLarge, kBadRequest.
Result<nlohmann::json> ReadJson(const BodyReader& read);

void AddStatusRoutes(Router& router, const Services& services, Sessions& sessions);
void AddProbeRoutes(Router& router, const Services& services);
void AddDiagnosisRoutes(Router& router, const Services& services, const Languages& languages);
void AddAccountRoutes(Router& router, const Services& services);
void AddOauthRoutes(Router& router, const Services& services);
void AddBoardRoutes(Router& router, const Services& services);
void AddImageRoutes(Router& router, const Services& services);
void AddMediaRoutes(Router& router, const Services& services);
void AddUploadRoutes(Router& router, const Services& services);
void AddSettingsRoutes(Router& router, const Services& services);
void AddPinRoutes(Router& router, const Services& services);
void AddPinBatchRoutes(Router& router, const Services& services);
void AddPinChangeRoutes(Router& router, const Services& services);

}  // namespace pinwright::http
