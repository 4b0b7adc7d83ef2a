#include "tests/unit/http/running_server.hpp"
#include "tests/unit/support/temporary_folder.hpp"

#include <cstdlib>

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

namespace pinwright::http::test {

namespace {

config::Config MakeConfig(const Setup& setup, const std::filesystem::path& folder)
{
    config::Config config;
    config.listen_port = 0;
    config.public_url = setup.public_url;
    config.data_folder = folder.string();
    config.app_id = setup.app_id;
    config.app_secret = setup.app_id.empty() ? "" : setup.app_secret;
    config.site = setup.site;
    config.sandbox = setup.sandbox;
    return config;
}

}  // namespace

RunningServer::RunningServer(const Setup& setup)
    : m_folder(setup.folder.empty() ? std::filesystem::path(pinwright::test::MakeTemporaryFolder())
                                    : setup.folder),
      m_owns_folder(setup.folder.empty()),
      m_clock(setup.clock != nullptr ? *setup.clock : m_own_clock),
      m_random(setup.first_chance),
      m_config(MakeConfig(setup, m_folder)),
      m_engine(setup.limits)
{
    const Result<int> port = m_engine.Bind(m_config.listen_host, 0);
    REQUIRE(port.ok());
    m_port = *port;
    Result<std::unique_ptr<store::Store>> store = store::Store::Open(m_config.data_folder, m_random, m_clock);
    REQUIRE(store.ok());
    m_store = std::move(store).value();
    net::Transport& transport = setup.transport != nullptr ? *setup.transport : m_nowhere;
    m_media = std::make_unique<media::MediaStore>(m_store->folder(), m_store->media, m_clock,
                                                  PINWRIGHT_IMAGE_CHILD);
    m_connections = std::make_unique<oauth::Connections>(m_config, transport, *m_store, m_clock, m_random);
    m_images = std::make_unique<oauth::ImageProxy>(m_config, transport, m_store->accounts, m_store->images);
    m_publisher = std::make_unique<publish::Publisher>(m_config, *m_store, *m_media, *m_connections,
                                                       m_budgets, m_clock);
    const Services services{m_config,
                            *m_store,
                            *m_media,
                            *m_connections,
                            *m_images,
                            *m_publisher,
                            setup.transport ? *setup.transport : m_nowhere,
                            m_calls,
                            m_clock,
                            m_random,
                            EmbeddedAssets(),
                            "1.2.3"};
    m_server = std::make_unique<Server>(services, m_engine, m_port);
    if (setup.publishing)
        REQUIRE(m_publisher->Start().ok());
    m_server->Start();
}

RunningServer::~RunningServer()
{
    m_server->Stop();
    m_server.reset();
    m_publisher.reset();
    m_images.reset();
    m_connections.reset();
    m_media.reset();
    m_store.reset();
    if (m_owns_folder)
        std::filesystem::remove_all(m_folder);
}

TestAnswer RunningServer::Ask(const std::string& method, const std::string& path,
                              const std::vector<std::string>& headers, const std::string& body)
{
    std::string request = method + " " + path + " HTTP/1.1\r\n";
    bool host = false;
    bool length = false;
    for (const std::string& header : headers) {
        host = host || header.starts_with("Host:");
        length = length || header.starts_with("Content-Length:") || header.starts_with("Transfer-Encoding:");
        if (!header.empty())
            request += header + "\r\n";
    }
    if (!host)
        request += "Host: " + m_config.public_url.substr(m_config.public_url.find("//") + 2) + "\r\n";
    if (!length && (!body.empty() || method == "POST" || method == "PUT"))
        request += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    Wire wire(m_port);
    wire.Send(request + "Connection: close\r\n\r\n" + body);
    TestAnswer answer{ParseAnswer(wire.ReadToEnd()), {}};
    const std::string cookie = answer.Header("Set-Cookie");
    answer.cookie = cookie.substr(0, cookie.find(';'));
    return answer;
}

std::string RunningServer::Cookie()
{
    if (m_cookie.empty())
        m_cookie = Ask("GET", "/api/v1/status").cookie;
    return m_cookie;
}

TestAnswer RunningServer::AskFromPage(const std::string& method, const std::string& path,
                                      const std::string& body)
{
    return Ask(method, path,
               {"Cookie: " + Cookie(), "Origin: " + m_config.public_url, "Sec-Fetch-Site: same-origin"},
               body);
}

void RunningServer::ConnectAccount(bool with_boards)
{
    store::AccountRecord record;
    record.account.id = "acc-1";
    record.account.username = "willowandclay";
    record.account.name = "Willow & Clay";
    record.account.account_type = "BUSINESS";
    record.account.environment = m_config.site.environment;
    record.account.scopes = {"boards:read", "boards:write", "pins:read", "pins:write", "user_accounts:read"};
    record.pinterest_user = "549755885175000011";
    store::Tokens tokens;
    tokens.access_token = "pina_never_shown";
    tokens.refresh_token = "pinr_never_shown";
    tokens.obtained_at = m_clock.Now();
    tokens.access_expires_at = m_clock.Now() + std::chrono::hours{24 * 30};
    tokens.refresh_expires_at = m_clock.Now() + std::chrono::hours{24 * 60};
    REQUIRE(m_store->accounts.SaveConnection(record, tokens).ok());
    if (!with_boards)
        return;
    Board board;
    board.id = kBoard;
    board.account_id = "acc-1";
    board.name = "Kitchen";
    board.privacy = "PUBLIC";
    REQUIRE(m_store->boards.Replace("acc-1", {board}, m_clock.Now()).ok());
}

std::string RunningServer::StoreImage()
{
    const TestAnswer answer = AskFromPage("POST", "/api/v1/media", SmallPng());
    REQUIRE(answer.status == 201);
    return nlohmann::json::parse(answer.body).at("id").get<std::string>();
}

std::string SmallPng()
{
    return std::string(
        "\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x01\x90\x00\x00\x02\x58"
        "\x08\x00\x00\x00\x00\x69\x87\xef\x54\x00\x00\x03\x3b\x49\x44\x41\x54\x78\xda\xed\xd1\x31\x01\x00"
        "\x00\x00\x82\x30\xfb\xa7\x32\x9a\x35\x3c\x46\x04\x96\xea\xaa\x58\x00\x44\x40\x80\x08\x08\x10\x01"
        "\x01\x22\x20\x40\x04\x44\x40\x80\x08\x08\x10\x01\x01\x22\x20\x40\x04\x44\x40\x80\x08\x08\x10\x01"
        "\x01\x22\x20\x40\x04\x44\x40\x80\x08\x08\x10\x01\x01\x22\x20\x40\x04\x44\x40\x80\x08\x08\x10\x01"
        "\x01\x22\x20\x40\x04\x44\x40\x80\x08\x08\x10\x01\x01\x22\x20\x40\x04\x44\x40\x80\x08\x08\x10\x01"
        "\x01\x22\x20\x40\x04\x44\x40\x80\x08\x08\x10\x01\x01\x22\x20\x40\x04\x44\x40\x80\x08\x08\x10\x01"
        "\x01\x22\x20\x40\x04\x44\x40\x80\x08\x08\x10\x01\x01\x22\x20\x40\x04\x04\x88\x80\x08\x08\x10\x01"
        "\x01\x22\x20\x40\x04\x04\x88\x80\x08\x08\x10\x01\x01\x22\x20\x40\x04\x04\x88\x80\x08\x08\x10\x01"
        "\x01\x22\x20\x40\x04\x04\x88\x80\x08\x08\x10\x01\x01\x22\x20\x40\x04\x04\x88\x80\x08\x08\x10\x01"
        "\x01\x22\x20\x40\x04\x04\x88\x80\x08\x08\x10\x01\x01\x22\x20\x40\x04\x04\x88\x80\x08\x08\x10\x01"
        "\x01\x22\x20\x40\x04\x04\x88\x80\x08\x08\x10\x01\x01\x22\x20\x40\x04\x04\x88\x80\x08\x08\x10\x01"
        "\x01\x22\x20\x40\x04\x04\x88\x80\x00\x11\x10\x01\x01\x22\x20\x40\x04\x04\x88\x80\x00\x11\x10\x01"
        "\x01\x22\x20\x40\x04\x04\x88\x80\x00\x11\x10\x01\x01\x22\x20\x40\x04\x04\x88\x80\x00\x11\x10\x01"
        "\x01\x22\x20\x40\x04\x04\x88\x80\x00\x11\x10\x01\x01\x22\x20\x40\x04\x04\x88\x80\x00\x11\x10\x01"
        "\x01\x22\x20\x40\x04\x04\x88\x80\x00\x11\x10\x01\x01\x22\x20\x40\x04\x04\x88\x80\x00\x11\x10\x01"
        "\x01\x22\x20\x40\x04\x04\x88\x80\x00\x11\x10\x01\x01\x22\x20\x40\x04\x04\x88\x80\x00\x11\x10\x20"
        "\x16\x00\x11\x10\x20\x02\x02\x44\x40\x80\x08\x08\x10\x01\x11\x10\x20\x02\x02\x44\x40\x80\x08\x08"
        "\x10\x01\x11\x10\x20\x02\x02\x44\x40\x80\x08\x08\x10\x01\x11\x10\x20\x02\x02\x44\x40\x80\x08\x08"
        "\x10\x01\x11\x10\x20\x02\x02\x44\x40\x80\x08\x08\x10\x01\x11\x10\x20\x02\x02\x44\x40\x80\x08\x08"
        "\x10\x01\x11\x10\x20\x02\x02\x44\x40\x80\x08\x08\x10\x01\x11\x10\x20\x02\x02\x44\x40\x80\x08\x08"
        "\x10\x01\x11\x10\x20\x02\x02\x44\x40\x80\x08\x08\x10\x01\x11\x10\x20\x02\x02\x44\x40\x80\x08\x08"
        "\x10\x01\x01\x22\x20\x02\x02\x44\x40\x80\x08\x08\x10\x01\x01\x22\x20\x02\x02\x44\x40\x80\x08\x08"
        "\x10\x01\x01\x22\x20\x02\x02\x44\x40\x80\x08\x08\x10\x01\x01\x22\x20\x02\x02\x44\x40\x80\x08\x08"
        "\x10\x01\x01\x22\x20\x02\x02\x44\x40\x80\x08\x08\x10\x01\x01\x22\x20\x02\x02\x44\x40\x80\x08\x08"
        "\x10\x01\x01\x22\x20\x02\x02\x44\x40\x80\x08\x08\x10\x01\x01\x22\x20\x02\x02\x44\x40\x80\x08\x08"
        "\x10\x01\x01\x22\x20\x02\x02\x44\x40\x80\x08\x08\x10\x01\x01\x22\x20\x40\x04\x44\x40\x80\x08\x08"
        "\x10\x01\x01\x22\x20\x40\x04\x44\x40\x80\x08\x08\x10\x01\x01\x22\x20\x40\x04\x44\x40\x80\x08\x08"
        "\x10\x01\x01\x22\x20\x40\x04\x44\x40\x80\x08\x08\x10\x01\x01\x22\x20\x40\x04\x44\x40\x80\x08\x08"
        "\x10\x01\x01\x22\x20\x40\x04\x44\x40\x80\x08\x08\x10\x01\x01\x22\x20\x40\x04\x44\x40\x80\x08\x08"
        "\x10\x01\x01\x22\x20\x40\x04\x44\x40\x80\x08\x08\x10\x01\x01\x22\x20\x40\x04\x44\x40\x80\x08\x08"
        "\x10\x01\x01\x22\x20\x40\x04\x04\x88\x05\x40\x04\x04\x88\x80\x00\x11\x10\x20\x02\x02\x44\x40\x04"
        "\x04\x88\x80\x00\x11\x10\x20\x02\x02\x44\x40\x04\x04\x88\x80\x00\x11\x10\x20\x02\x02\x44\x40\x04"
        "\x04\x88\x80\x00\x11\x10\x20\x02\x02\x44\x40\x04\x04\x88\x80\x00\x11\x10\x20\x02\x02\x44\x40\x04"
        "\x04\x88\x80\x00\x11\x10\x20\x02\x02\x44\x40\x04\x04\x88\x80\x00\x11\x10\x20\x02\x02\x44\x40\x04"
        "\x04\x88\x80\x00\x11\x10\x20\x02\x02\x44\x40\x04\x04\x88\x80\x00\x11\x10\x20\x02\x02\x44\x40\x34"
        "\xc9\xef\x49\x32\xc2\xb5\xaf\xdd\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82",
        884);
}

std::string PinJson(const std::string& media, const std::string& changes)
{
    nlohmann::json pin = {{"id", kUuid},         {"account_id", "acc-1"}, {"board_id", kBoard},
                          {"title", "A title"},  {"description", ""},     {"alt_text", ""},
                          {"link", ""},          {"media", {media}},      {"publish_at", nullptr},
                          {"time_zone", nullptr}};
    pin.update(nlohmann::json::parse("{" + changes + "}"));
    return pin.dump();
}

}  // namespace pinwright::http::test
