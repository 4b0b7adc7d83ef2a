// Everything together: a real store, the real transport, and a receiver on loopback.
#include "proxy/notify/notifier.hpp"

#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <catch2/catch_test_macros.hpp>
#include <condition_variable>
#include <mutex>
#include <nlohmann/json.hpp>
#include <sstream>

#include "proxy/backup/backup.hpp"
#include "tests/unit/net/raw_server.hpp"
#include "tests/unit/store/support.hpp"

namespace pinwright::notify {

namespace {

using namespace std::chrono_literals;

constexpr const char* kPath = "/T0/hush";

/// Answers as the test says, and records the requests.
class Receiver {
public:
    Receiver()
        : m_server([this](net::testing::Peer& peer) {
              if (!peer.ReadHead())
                  return;
              const std::string head = peer.Head();
              const std::size_t length = head.find("Content-Length: ");
              if (length != std::string::npos)
                  peer.ReadBody(std::stoul(head.substr(length + 16)));
              std::string answer;
              {
                  const std::lock_guard lock(m_mutex);
                  m_titles.push_back(nlohmann::json::parse(peer.Body()).at("title").get<std::string>());
                  m_head = head;
                  answer = m_answer;
              }
              peer.Write("HTTP/1.1 " + answer + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
              m_came.notify_all();
          })
    {
    }

    std::string Url() const { return m_server.Url(kPath); }
    void Answer(const std::string& answer)
    {
        const std::lock_guard lock(m_mutex);
        m_answer = answer;
    }
    std::vector<std::string> Titles()
    {
        const std::lock_guard lock(m_mutex);
        return m_titles;
    }
    std::string Head()
    {
        const std::lock_guard lock(m_mutex);
        return m_head;
    }
    void WaitForOne()
    {
        std::unique_lock lock(m_mutex);
        m_came.wait(lock, [this] { return !m_titles.empty(); });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_came;
    std::string m_answer = "200 OK";
    std::vector<std::string> m_titles;
    std::string m_head;
    net::testing::RawServer m_server;
};

struct House : test::StoreFixture {
    Receiver receiver;
    config::Config config;
    std::unique_ptr<net::Transport> transport = net::MakeTransport();
    std::unique_ptr<Notifier> notifier;

    House()
    {
        Connect("a1");
        config.public_url = "https://pins.example.com";
        config.notify_url = receiver.Url();
        Restart();
    }
    /// As after a restart of the program.
    void Restart()
    {
        notifier.reset();
        Reopen();
        notifier = std::make_unique<Notifier>(config, store().notices, *transport, clock);
    }
    /// Checks now, and again after each of `minutes` minutes.
    void Pass(int minutes)
    {
        notifier->RunOnce();
        for (int i = 0; i < minutes; ++i) {
            clock.Move(1min);
            notifier->RunOnce();
        }
    }
    void Break()
    {
        REQUIRE(
            store()
                .accounts.SetState("a1", AccountState::kNeedsReconnection, Diagnose(Cause::kSessionExpired))
                .ok());
    }
    void Reconnect()
    {
        REQUIRE(store().accounts.SetState("a1", AccountState::kConnected, std::nullopt).ok());
    }
    void Fail(int n)
    {
        Insert(MakePin(n));
        const auto claim = Claim();
        REQUIRE(claim);
        REQUIRE(store()
                    .publications
                    .Refuse(claim->publication.id, PinState::kFailed, Diagnose(Cause::kLinkRefused),
                            std::nullopt, clock.Now())
                    .ok());
    }
};

using Titles = std::vector<std::string>;
const std::string kEnded = "The connection to Pinterest has expired.";

/// Records the log while it exists.
class Log {
public:
    Log()
        : m_before(spdlog::default_logger()),
          m_sink(std::make_shared<spdlog::sinks::ostream_sink_mt>(m_stream))
    {
        spdlog::set_default_logger(std::make_shared<spdlog::logger>("test", m_sink));
        spdlog::set_level(spdlog::level::debug);
    }
    ~Log()
    {
        spdlog::set_default_logger(m_before);
        spdlog::set_level(spdlog::level::info);
    }
    std::string text() const { return m_stream.str(); }

private:
    std::shared_ptr<spdlog::logger> m_before;
    std::ostringstream m_stream;
    std::shared_ptr<spdlog::sinks::ostream_sink_mt> m_sink;
};

}  // namespace

TEST_CASE("where all is well nobody is told anything", "[notifier]")
{
    House house;
    house.Pass(10);
    CHECK(house.receiver.Titles().empty());
    REQUIRE(house.notifier->state());
    CHECK_FALSE(house.notifier->state()->taken_at);
    CHECK(house.notifier->state()->fault.empty());
}

TEST_CASE("a connection that breaks is told once, over a restart too, and anew when it breaks again",
          "[notifier]")
{
    House house;
    house.Break();
    house.Pass(10);
    CHECK(house.receiver.Titles() == Titles{kEnded});
    CHECK(house.receiver.Head().starts_with("POST /T0/hush HTTP/1.1\r\n"));
    CHECK(house.receiver.Head().find("X-Title: {{.title}}\r\n") != std::string::npos);
    house.Restart();
    house.Pass(10);
    CHECK(house.receiver.Titles() == Titles{kEnded});

    house.Reconnect();
    house.Pass(1);
    house.Restart();
    house.Break();
    house.Pass(1);
    CHECK(house.receiver.Titles() == Titles{kEnded, kEnded});
}

TEST_CASE("ten pins that fail for one cause are one message, and the eleventh is none", "[notifier]")
{
    House house;
    for (int n = 1; n <= 10; ++n) {
        house.Fail(n);
        house.notifier->RunOnce();
        house.clock.Move(2s);
    }
    CHECK(house.receiver.Titles().empty());
    house.Pass(1);
    const Titles once{"10 pins failed: Pinterest refused the link."};
    CHECK(house.receiver.Titles() == once);
    house.Fail(11);
    house.Pass(10);
    CHECK(house.receiver.Titles() == once);
}

TEST_CASE("what the receiver fails at is told again until it is taken", "[notifier]")
{
    House house;
    house.receiver.Answer("500 Oops");
    house.Break();
    house.notifier->RunOnce();
    CHECK(house.notifier->state()->fault == "HTTP 500");
    house.clock.Move(29s);
    house.notifier->RunOnce();
    CHECK(house.receiver.Titles().size() == 1);

    house.receiver.Answer("204 No Content");
    house.clock.Move(1s);
    house.notifier->RunOnce();
    CHECK(house.receiver.Titles() == Titles{kEnded, kEnded});
    CHECK(house.notifier->state()->fault.empty());
    CHECK(house.notifier->state()->taken_at == house.clock.Now());
    house.Pass(120);
    CHECK(house.receiver.Titles().size() == 2);
}

TEST_CASE("a cause that is fixed before its message was accepted is not reported", "[notifier]")
{
    House house;
    house.receiver.Answer("503 Later\r\nRetry-After: 120");
    house.Break();
    house.Pass(1);
    CHECK(house.receiver.Titles().size() == 1);  // The receiver asked for two minutes.
    house.receiver.Answer("200 OK");
    house.Reconnect();
    house.Pass(120);
    CHECK(house.receiver.Titles().size() == 1);
}

TEST_CASE("an address that is refused is asked once an hour", "[notifier]")
{
    House house;
    house.receiver.Answer("404 Not Found");
    house.Break();
    house.Pass(125);
    CHECK(house.receiver.Titles().size() == 3);
}

TEST_CASE("a copy that has not taken over tells nothing", "[notifier]")
{
    House house;
    house.Break();
    const std::string file = house.folder.Sub("backup.tar");
    REQUIRE(backup::Backup(house.folder.Sub("data"), file).ok());
    REQUIRE(backup::Restore(file, house.folder.Sub("copy")).ok());
    const auto copy = store::Store::Open(house.folder.Sub("copy"), house.random, house.clock);
    REQUIRE(copy.ok());
    Notifier notifier(house.config, (*copy)->notices, *house.transport, house.clock);
    notifier.RunOnce();
    house.clock.Move(2min);
    notifier.RunOnce();
    CHECK(house.receiver.Titles().empty());

    SettingsChange change;
    change.restored = false;
    REQUIRE((*copy)->settings.Change(change).ok());
    notifier.RunOnce();
    CHECK(house.receiver.Titles() == Titles{kEnded});
}

TEST_CASE("neither the log nor the state says where it goes", "[notifier]")
{
    Log log;
    House house;
    house.Break();
    for (const char* answer :
         {"500 hush", "404 hush", "302 Found\r\nLocation: http://127.0.0.1/hush", "200 OK"}) {
        house.receiver.Answer(answer);
        house.clock.Move(2h);
        house.notifier->RunOnce();
        CHECK(house.notifier->state()->fault.find("hush") == std::string::npos);
    }
    house.config.notify_url = "http://127.0.0.1:1/T0/hush";
    house.Reconnect();
    house.Pass(1);
    house.Break();
    house.Pass(1);
    CHECK(house.notifier->state()->fault == "no connection");
    CHECK(log.text().find("a1/connection/session_expired was accepted") != std::string::npos);
    CHECK(log.text().find("was not accepted: no connection") != std::string::npos);
    for (const char* secret : {"hush", "127.0.0.1", "access-a1", "refresh-a1"})
        CHECK(log.text().find(secret) == std::string::npos);
}

TEST_CASE("its thread tells by itself", "[notifier]")
{
    House house;
    house.Break();
    REQUIRE(house.notifier->Start().ok());
    house.receiver.WaitForOne();
    house.notifier.reset();
    CHECK(house.receiver.Titles() == Titles{kEnded});
}

TEST_CASE("without an address there is nothing to do", "[notifier]")
{
    House house;
    house.config.notify_url.clear();
    house.Break();
    REQUIRE(house.notifier->Start().ok());
    house.Pass(3);
    CHECK_FALSE(house.notifier->state());
    CHECK(house.receiver.Titles().empty());
}

}  // namespace pinwright::notify
