// A whole server in the test's process: a real store in its own folder, the real rooms behind it. The test
// controls time, randomness and the path to Pinterest.
#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "proxy/http/server.hpp"
#include "proxy/net/transport.hpp"
#include "tests/unit/http/wire.hpp"
#include "tests/unit/support/counting_random.hpp"
#include "tests/unit/support/held_clock.hpp"

namespace pinwright::http::test {

using pinwright::test::HeldClock;

/// There is no path to Pinterest.
struct NoTransport final : net::Transport {
    net::Outcome Send(const net::Request&) override { return {{}, net::Failure::kConnect, "no way out"}; }
};

struct TestAnswer : Answer {
    std::string cookie;  ///< `name=value` of a new session.
};

struct Setup {
    std::string public_url = "http://localhost:8080";
    Limits limits;
    config::PinterestSite site{Environment::kProduction, "https://api.pinterest.com/v5",
                               "https://www.pinterest.com/oauth/"};
    std::optional<config::PinterestSite> sandbox;
    std::string app_id = "1234567";
    std::string app_secret = "test-secret";
    bool publishing = false;              ///< Whether the publisher is started.
    net::Transport* transport = nullptr;  ///< Null: there is no path to Pinterest.
    std::filesystem::path folder;         ///< Empty: a new one, removed at the end.
    HeldClock* clock = nullptr;           ///< Null: its own.
    unsigned first_chance = 1;            ///< Different for each server on the same folder.
};

class RunningServer {
public:
    explicit RunningServer(const Setup& setup = Setup());
    ~RunningServer();

    /// Waits for the busy handlers; no further request is answered.
    void Stop() { m_server->Stop(); }

    int port() const { return m_port; }
    store::Store& store() { return *m_store; }
    HeldClock& clock() { return m_clock; }
    const config::Config& config() const { return m_config; }
    media::MediaStore& media() { return *m_media; }
    oauth::Connections& connections() { return *m_connections; }
    std::filesystem::path folder() const { return m_folder; }

    /// `name=value` of a valid session.
    std::string Cookie();

    /// Sends one request on a new connection, with the public address as its Host.
    TestAnswer Ask(const std::string& method, const std::string& path,
                   const std::vector<std::string>& headers = {}, const std::string& body = {});
    /// The same from our own page: with session and Origin.
    TestAnswer AskFromPage(const std::string& method, const std::string& path, const std::string& body = {});

    /// Connects an account with one board (`Kitchen`, 549755885175100011); its ID is `acc-1`.
    void ConnectAccount(bool with_boards = true);
    /// Stores a small image and returns its ID.
    std::string StoreImage();

private:
    std::filesystem::path m_folder;
    bool m_owns_folder;
    HeldClock m_own_clock;
    HeldClock& m_clock;
    pinwright::test::CountingRandom m_random;
    NoTransport m_nowhere;
    config::Config m_config;
    Engine m_engine;
    int m_port = 0;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<media::MediaStore> m_media;
    std::unique_ptr<oauth::Connections> m_connections;
    std::unique_ptr<oauth::ImageProxy> m_images;
    pinterest::Budgets m_budgets;
    std::unique_ptr<publish::Publisher> m_publisher;
    PageCalls m_calls;
    std::unique_ptr<Server> m_server;
    std::string m_cookie;
};

inline const std::string kBoard = "549755885175100011";
inline const std::string kUuid = "5b6a1c9e-0d4f-4c1a-9a52-0f3f3d7f1a01";

/// A complete PNG of 400 by 600 pixels and few bytes.
std::string SmallPng();

/// A complete pin as JSON, with `changes` (such as `"title":"…"`) replacing its own fields.
std::string PinJson(const std::string& media, const std::string& changes = {});

}  // namespace pinwright::http::test
