// A Pinterest that doesn't answer, and many requests that wait for it.
#include <catch2/catch_test_macros.hpp>
#include <condition_variable>
#include <future>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>

#include "tests/unit/http/running_server.hpp"

namespace pinwright::http::test {

namespace {

/// Answers nothing until it is released, then everything.
class Stuck final : public net::Transport {
public:
    net::Outcome Send(const net::Request& request) override
    {
        std::unique_lock lock(m_mutex);
        ++m_asked;
        m_tokens += request.url.ends_with("/oauth/token");
        m_changed.notify_all();
        m_changed.wait(lock, [&] { return m_released; });
        net::Outcome outcome;
        outcome.reply = net::Reply{200, {}, R"({"items":[],"bookmark":null})"};
        return outcome;
    }

    void AwaitAsked(int count)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_asked >= count; });
    }
    void Release()
    {
        const std::lock_guard lock(m_mutex);
        m_released = true;
        m_changed.notify_all();
    }
    int asked() const
    {
        const std::lock_guard lock(m_mutex);
        return m_asked;
    }
    int tokens() const
    {
        const std::lock_guard lock(m_mutex);
        return m_tokens;
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_asked = 0;
    int m_tokens = 0;
    bool m_released = false;
};

struct Crowd {
    Crowd() : server(With(pinterest))
    {
        server.ConnectAccount();
        cookie = server.Cookie();
    }
    ~Crowd() { pinterest.Release(); }

    static Setup With(Stuck& pinterest)
    {
        Setup setup;
        setup.transport = &pinterest;
        return setup;
    }

    void Ask(const std::string& path, const std::string& header = {})
    {
        crowd.emplace_back(server.port());
        crowd.back().Send("GET " + path + " HTTP/1.1\r\nHost: localhost:8080\r\nCookie: " + cookie + "\r\n" +
                          header + "Connection: close\r\n\r\n");
    }

    double Figure(const std::string& state)
    {
        const std::string text = server.Ask("GET", "/metrics").body;
        const std::string name = "pinwright_page_calls{state=\"" + state + "\"} ";
        const std::size_t at = text.find(name);
        return at == std::string::npos ? -1 : std::strtod(text.c_str() + at + name.size(), nullptr);
    }

    /// Waits until `running` requests have a turn and `others` have none. False: this never happens.
    bool Await(double running, double others)
    {
        for (const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds{60};
             std::chrono::steady_clock::now() < limit; std::this_thread::yield())
            if (Figure("running") == running && Figure("waiting") + Figure("sharing") == others)
                return true;
        return false;
    }

    Stuck pinterest;
    RunningServer server;
    std::string cookie;
    std::vector<Wire> crowd;
};

std::string Sections(int board)
{
    return "/api/v1/accounts/acc-1/boards/" + std::to_string(board) + "/sections?refresh=1";
}

}  // namespace

TEST_CASE(
    "while 272 requests wait for a stuck Pinterest, more are refused at once and all others are answered",
    "[http][waiting]")
{
    Crowd crowd;
    const TestAnswer start = crowd.server.AskFromPage("GET", "/api/v1/oauth/start");
    const std::string location = start.Header("Location");
    const std::string callback =
        "/oauth/callback?code=c&state=" + location.substr(location.find("&state=") + 7);
    const auto come_back = [&] {
        return crowd.server.Ask(
            "GET", callback,
            {"Cookie: " + crowd.cookie, "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate"});
    };

    for (int i = 0; i < 272; ++i)
        crowd.Ask(Sections(1000 + i));
    REQUIRE(crowd.Await(16, 256));
    CHECK(crowd.pinterest.asked() == 16);

    CHECK(crowd.server.AskFromPage("GET", "/api/v1/status").status == 200);
    CHECK(crowd.server.AskFromPage("GET", "/api/v1/pins").status == 200);
    CHECK(crowd.server.AskFromPage("GET", "/api/v1/accounts/acc-1/boards").status == 200);  // Cached.
    for (const char* path : {"/api/v1/accounts/acc-1/boards?refresh=1", "/api/v1/images/abc",
                             "/api/v1/diagnosis", "/api/v1/accounts/acc-1/boards/7/sections"}) {
        INFO(path);
        const TestAnswer refused = crowd.server.AskFromPage("GET", path);
        CHECK(refused.status == 503);
        CHECK(refused.Header("Retry-After") == "10");
        CHECK(refused.body.find("already waiting for it") != std::string::npos);
    }
    CHECK(crowd.server.AskFromPage("POST", "/api/v1/accounts/acc-1/boards", R"({"name":"New"})").status ==
          503);
    const TestAnswer page = come_back();
    CHECK(page.status == 503);
    CHECK(page.Header("Retry-After") == "10");
    CHECK(page.body.find("Reload this page") != std::string::npos);
    CHECK(page.body.find("http-equiv") == std::string::npos);

    // A call that no page waits for doesn't queue.
    std::future<bool> publisher = std::async(std::launch::async, [&] {
        return crowd.server.connections().Boards("acc-1", oauth::Connections::Refresh::kYes).ok();
    });
    crowd.pinterest.AwaitAsked(17);
    CHECK(crowd.pinterest.asked() == 17);

    crowd.pinterest.Release();
    CHECK(publisher.get());
    for (Wire& wire : crowd.crowd)
        CHECK(ParseAnswer(wire.ReadToEnd()).status == 200);
    CHECK(crowd.pinterest.asked() == 17 + 256);
    CHECK(come_back().status == 200);  // Its state was not used up.
}

TEST_CASE("identical refreshes at the same time ask Pinterest once", "[http][waiting]")
{
    Crowd crowd;
    for (int i = 0; i < 200; ++i)
        crowd.Ask("/api/v1/accounts/acc-1/boards?refresh=1");
    REQUIRE(crowd.Await(1, 199));
    crowd.pinterest.Release();
    for (Wire& wire : crowd.crowd) {
        const Answer answer = ParseAnswer(wire.ReadToEnd());
        CHECK(answer.status == 200);
        CHECK(answer.Header("Content-Type") == "application/json");
        CHECK(answer.body == R"({"cursor":null,"items":[]})");
    }
    CHECK(crowd.pinterest.asked() == 1);
    // A later refresh is another run.
    CHECK(crowd.server.AskFromPage("GET", "/api/v1/accounts/acc-1/boards?refresh=1").status == 200);
    CHECK(crowd.pinterest.asked() == 2);
}

TEST_CASE("a hundred checkups at the same time make one token call, and each shows every check",
          "[http][waiting]")
{
    Crowd crowd;
    for (int i = 0; i < 100; ++i)
        crowd.Ask("/api/v1/diagnosis", i % 2 == 0 ? "Accept: text/event-stream\r\n" : "");
    REQUIRE(crowd.Await(1, 99));
    crowd.pinterest.Release();
    for (std::size_t i = 0; i < crowd.crowd.size(); ++i) {
        INFO(i);
        const Answer answer = ParseAnswer(crowd.crowd[i].ReadToEnd());
        CHECK(answer.status == 200);
        std::size_t checks = 0;
        const std::string_view mark = i % 2 == 0 ? "event: check" : "\"severity\"";
        for (std::size_t at = 0; (at = answer.body.find(mark, at)) != std::string::npos; ++at)
            ++checks;
        CHECK(checks == 14);
        CHECK((i % 2 != 0 || answer.body.find("event: done\ndata: {}\n\n") != std::string::npos));
    }
    CHECK(crowd.pinterest.tokens() == 1);
}

TEST_CASE("a stop ends all waiting for Pinterest", "[http][waiting]")
{
    Crowd crowd;
    for (int i = 0; i < 16; ++i)
        crowd.Ask(Sections(1000 + i));
    crowd.pinterest.AwaitAsked(16);
    for (int i = 0; i < 5; ++i)
        crowd.Ask(Sections(2000 + i));
    REQUIRE(crowd.Await(16, 5));
    std::future<void> stop = std::async(std::launch::async, [&] { crowd.server.Stop(); });
    for (std::size_t i = 16; i < 21; ++i)
        CHECK(ParseAnswer(crowd.crowd[i].ReadToEnd()).status == 503);
    crowd.pinterest.Release();
    stop.get();
    CHECK(crowd.pinterest.asked() == 16);
}

}  // namespace pinwright::http::test
