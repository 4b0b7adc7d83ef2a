// Uploads in parts, over real connections that are cut, stalled and resumed.
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "tests/unit/http/api_case.hpp"

namespace pinwright::http::test {

namespace {

const std::string kUpload = "/api/v1/uploads/" + kUuid;
const std::string kOurs = "Origin: http://localhost:8080";
const std::string kWhole = std::to_string(SmallPng().size());
constexpr std::size_t kHalf = 400;

class Page {
public:
    explicit Page(RunningServer& server) : m_server(server), m_cookie("Cookie: " + server.Cookie()) {}

    /// Switches to another browser.
    void BeginAnew() { m_cookie = "Cookie: " + m_server.Ask("GET", "/api/v1/status").cookie; }

    TestAnswer Part(std::size_t offset, const std::string& body, const std::string& length = kWhole)
    {
        return m_server.Ask("PATCH", kUpload, Headers(offset, length), body);
    }
    TestAnswer Get() { return m_server.Ask("GET", kUpload, {m_cookie}); }
    TestAnswer Delete() { return m_server.Ask("DELETE", kUpload, {m_cookie, kOurs}); }

    /// Begins a request that announces `promised` bytes and sends only `body`.
    Wire Begin(std::size_t offset, std::size_t promised, const std::string& body)
    {
        std::string head = "PATCH " + kUpload + " HTTP/1.1\r\nHost: localhost:8080\r\nContent-Length: " +
                           std::to_string(promised) + "\r\n";
        for (const std::string& header : Headers(offset, kWhole))
            head += header + "\r\n";
        Wire wire(m_server.port());
        wire.Send(head + "\r\n" + body);
        return wire;
    }

    /// Asks until `offset` bytes have arrived: sent bytes may still be on their way.
    bool Awaits(std::size_t offset)
    {
        const std::string wanted = R"({"length":)" + kWhole + R"(,"offset":)" + std::to_string(offset) + "}";
        for (int i = 0; i < 2000; ++i) {
            if (Get().body == wanted)
                return true;
        }
        return false;
    }

private:
    std::vector<std::string> Headers(std::size_t offset, const std::string& length) const
    {
        return {m_cookie, kOurs, "Upload-Offset: " + std::to_string(offset), "Upload-Length: " + length};
    }

    RunningServer& m_server;
    std::string m_cookie;
};

}  // namespace

TEST_CASE("an image in parts is stored as one that came whole", "[http]")
{
    RunningServer server;
    Page page(server);
    const TestAnswer first = page.Part(0, SmallPng().substr(0, 100));
    CHECK(first.status == 204);
    CHECK(first.Header("Upload-Offset") == "100");
    CHECK(first.body.empty());
    const TestAnswer kept = page.Get();
    CHECK(kept.status == 200);
    CHECK(kept.Header("Cache-Control") == "no-store");
    CHECK(nlohmann::json::parse(kept.body) == nlohmann::json{{"offset", 100}, {"length", SmallPng().size()}});
    CHECK(page.Part(100, SmallPng().substr(100, 1)).Header("Upload-Offset") == "101");
    CHECK(page.Part(101, "").Header("Upload-Offset") == "101");

    const TestAnswer last = page.Part(101, SmallPng().substr(101));
    REQUIRE(last.status == 201);
    CHECK(last.Header("Upload-Offset").empty());
    const nlohmann::json media = nlohmann::json::parse(last.body);
    CHECK(media.at("width") == 400);
    CHECK(media.at("id") == server.StoreImage());
    CHECK(server.AskFromPage("GET", "/api/v1/media/" + media.at("id").get<std::string>()).body == SmallPng());

    // The answer may have been lost, so the server repeats it.
    CHECK(nlohmann::json::parse(page.Get().body).at("offset") == SmallPng().size());
    const TestAnswer again = page.Part(SmallPng().size(), "");
    CHECK(again.status == 201);
    CHECK(again.body == last.body);
}

TEST_CASE("what arrived before the connection was cut is kept", "[http]")
{
    RunningServer server;
    Page page(server);
    SECTION("by one who still listens")
    {
        Wire wire = page.Begin(0, SmallPng().size(), SmallPng().substr(0, kHalf));
        wire.FinishSending();
        const Answer answer = ParseAnswer(wire.ReadToEnd());
        CHECK(answer.status == 204);
        CHECK(answer.Header("Upload-Offset") == std::to_string(kHalf));
    }
    SECTION("by one who is gone")
    {
        {
            const Wire wire = page.Begin(0, SmallPng().size(), SmallPng().substr(0, kHalf));
            REQUIRE(page.Awaits(kHalf));
        }
        // The server notices the end a moment later; until then, the other request has the turn.
        int tries = 0;
        while (page.Part(kHalf, "").status == 409 && tries < 2000)
            ++tries;
        CHECK(tries < 2000);
    }
    CHECK(page.Awaits(kHalf));
    CHECK(page.Part(kHalf, SmallPng().substr(kHalf)).status == 201);
}

TEST_CASE("of two requests at once the second is refused, unless the first has stalled", "[http]")
{
    RunningServer server;
    Page page(server);
    Wire wire = page.Begin(0, SmallPng().size(), SmallPng().substr(0, kHalf));
    REQUIRE(page.Awaits(kHalf));
    const TestAnswer second = page.Part(kHalf, SmallPng().substr(kHalf));
    CHECK(second.status == 409);
    CHECK(second.Header("Upload-Offset") == std::to_string(kHalf));
    CHECK(second.body.find("\"conflict\"") != std::string::npos);
    SECTION("the first goes on")
    {
        wire.Send(SmallPng().substr(kHalf));
        CHECK(ParseAnswer(wire.ReadAnswer()).status == 201);
    }
    SECTION("the first has stalled")
    {
        server.clock().Move(std::chrono::seconds{5});
        CHECK(page.Part(kHalf, SmallPng().substr(kHalf)).status == 201);
        wire.Send(SmallPng().substr(kHalf));
        CHECK(ParseAnswer(wire.ReadToEnd()).status == 409);
    }
}

TEST_CASE("a part that does not follow is told what is kept", "[http]")
{
    RunningServer server;
    Page page(server);
    CHECK(page.Part(5, "x").status == 404);
    CHECK(page.Part(0, "abcde").status == 204);
    for (const std::size_t wrong : {std::size_t{0}, std::size_t{4}, std::size_t{6}}) {
        const TestAnswer answer = page.Part(wrong, "x");
        CHECK(answer.status == 409);
        CHECK(answer.Header("Upload-Offset") == "5");
    }
    CHECK(page.Part(0, "abc", "900").Header("Upload-Offset") == "3");
    CHECK(page.Part(3, "de", kWhole).Header("Upload-Offset") == "3");
    CHECK(page.Part(3, "de", "900").Header("Upload-Offset") == "5");
}

TEST_CASE("nobody sees, continues or ends another browser's upload", "[http]")
{
    RunningServer server;
    Page owner(server);
    Page stranger(server);
    stranger.BeginAnew();
    REQUIRE(owner.Part(0, "abcde").status == 204);
    for (const TestAnswer& answer : {stranger.Get(), stranger.Part(5, "f")}) {
        CHECK(answer.status == 404);
        CHECK(answer.Header("Upload-Offset").empty());
        CHECK(answer.body.find("offset") == std::string::npos);
    }
    // Ending an upload that doesn't exist is no error, and ends nobody else's.
    CHECK(stranger.Delete().status == 204);
    CHECK(owner.Awaits(5));
    CHECK(stranger.Part(0, "xy").Header("Upload-Offset") == "2");
    CHECK(owner.Awaits(5));

    const TestAnswer gone = owner.Delete();
    CHECK(gone.status == 204);
    CHECK(gone.body.empty());
    CHECK(owner.Get().status == 404);
    CHECK(owner.Delete().status == 204);
    CHECK(stranger.Awaits(2));
}

TEST_CASE("while 32 other uploads are running, a new one is told to wait and can begin later", "[http]")
{
    RunningServer server;
    for (int n = 0; n < 32; ++n) {
        Page other(server);
        other.BeginAnew();
        REQUIRE(other.Part(0, "x").status == 204);
    }
    Page page(server);
    page.BeginAnew();
    const TestAnswer busy = page.Part(0, "x");
    CHECK(busy.status == 503);
    CHECK(busy.Header("Retry-After") == "30");
    CHECK(busy.body.find("Too many uploads") != std::string::npos);
    CHECK(page.Get().status == 404);
    server.clock().Move(std::chrono::minutes{2});
    CHECK(page.Part(0, "x").status == 204);
}

TEST_CASE("several parts go over one connection", "[http]")
{
    RunningServer server;
    Page page(server);
    Wire wire = page.Begin(0, 3, "abc");
    CHECK(ParseAnswer(wire.ReadAnswer()).Header("Upload-Offset") == "3");
    wire.Send("GET " + kUpload + " HTTP/1.1\r\nHost: localhost:8080\r\nCookie: " + server.Cookie() +
              "\r\n\r\n");
    CHECK(ParseAnswer(wire.ReadAnswer()).body.find("\"offset\":3") != std::string::npos);
}

TEST_CASE("a part without its place, its right or its sense is refused", "[http]")
{
    RunningServer server;
    const std::string cookie = "Cookie: {cookie}";
    const std::string offset = "Upload-Offset: 0";
    const std::string length = "Upload-Length: 10";
    const ApiCase cases[] = {
        {"no session",
         "PATCH",
         kUpload,
         {kOurs, offset, length},
         "abc",
         401,
         {"no_session"},
         {"Upload-Offset"}},
        {"no session, asking", "GET", kUpload, {}, "", 401, {"no_session"}, {"offset"}},
        {"no session, ending", "DELETE", kUpload, {kOurs}, "", 401, {"no_session"}, {}},
        {"no Origin", "PATCH", kUpload, {cookie, offset, length}, "abc", 403, {"foreign_origin"}, {}},
        {"no Origin, ending", "DELETE", kUpload, {cookie}, "", 403, {"foreign_origin"}, {}},
        {"another site",
         "PATCH",
         kUpload,
         {cookie, "Origin: https://evil.example", offset, length},
         "abc",
         403,
         {"foreign_origin"},
         {"evil"}},
        {"no offset", "PATCH", kUpload, {cookie, kOurs, length}, "abc", 400, {"bad_request"}, {}},
        {"no length", "PATCH", kUpload, {cookie, kOurs, offset}, "abc", 400, {"bad_request"}, {}},
        {"an offset below nothing",
         "PATCH",
         kUpload,
         {cookie, kOurs, "Upload-Offset: -1", length},
         "abc",
         400,
         {"bad_request"},
         {}},
        {"an offset past the length",
         "PATCH",
         kUpload,
         {cookie, kOurs, "Upload-Offset: 11", length},
         "abc",
         400,
         {"bad_request"},
         {}},
        {"a length that is no number",
         "PATCH",
         kUpload,
         {cookie, kOurs, offset, "Upload-Length: 99999999999999999999"},
         "abc",
         400,
         {"bad_request"},
         {"9999"}},
        {"an id that is none",
         "PATCH",
         "/api/v1/uploads/photo.png",
         {cookie, kOurs, offset, length},
         "abc",
         400,
         {"bad_request"},
         {"photo"}},
        {"too large at once",
         "PATCH",
         kUpload,
         {cookie, kOurs, offset, "Upload-Length: 20000001"},
         "abc",
         413,
         {"image_too_large"},
         {}},
        {"a body too large at once",
         "PATCH",
         kUpload,
         {cookie, kOurs, offset, length, "Content-Length: 21000000"},
         "",
         413,
         {"image_too_large"},
         {}},
        {"a form",
         "PATCH",
         kUpload,
         {cookie, kOurs, offset, length, "Content-Type: multipart/form-data; boundary=x"},
         "abc",
         415,
         {"bad_request"},
         {}},
        {"more than was announced",
         "PATCH",
         kUpload,
         {cookie, kOurs, offset, length},
         "elevenbytes",
         400,
         {"bad_request", "Upload-Length"},
         {"elevenbytes"}},
        {"no image",
         "PATCH",
         kUpload,
         {cookie, kOurs, offset, "Upload-Length: 5"},
         "hello",
         415,
         {"image_unsupported"},
         {"\"width\""}},
        {"nothing at all",
         "PATCH",
         kUpload,
         {cookie, kOurs, offset, "Upload-Length: 0"},
         "",
         422,
         {"image_broken"},
         {}},
        {"nothing is kept of all that", "GET", kUpload, {cookie}, "", 404, {"not_found"}, {"offset"}},
        {"another method",
         "POST",
         kUpload,
         {cookie, kOurs},
         "abc",
         405,
         {"Allow: GET, HEAD, PATCH, DELETE"},
         {}},
        {"no such path",
         "PATCH",
         "/api/v1/uploads",
         {cookie, kOurs, offset, length},
         "abc",
         404,
         {"not_found"},
         {}},
        {"a path that takes no parts",
         "PATCH",
         "/api/v1/media",
         {cookie, kOurs, offset, length},
         "abc",
         405,
         {"Allow: POST"},
         {}},
        {"in chunks",
         "PATCH",
         kUpload,
         {cookie, kOurs, offset, length, "Transfer-Encoding: chunked"},
         "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n",
         204,
         {"Upload-Offset: 5"},
         {"abc"}},
    };
    for (const ApiCase& one : cases)
        RunCase(server, one);
}

}  // namespace pinwright::http::test
