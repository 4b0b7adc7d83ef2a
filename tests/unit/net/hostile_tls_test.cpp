// Servers that break the rules of TLS, before and after the handshake.
#include <openssl/ssl.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "proxy/net/transport.hpp"
#include "tests/unit/net/certificate.hpp"
#include "tests/unit/net/raw_server.hpp"
#include "tests/unit/net/small_stack.hpp"

namespace {

using pinwright::net::Describe;
using pinwright::net::Failure;
using pinwright::net::MakeTransport;
using pinwright::net::Outcome;
using pinwright::net::Request;
using pinwright::net::testing::Certificate;
using pinwright::net::testing::Peer;
using pinwright::net::testing::RawServer;
using pinwright::net::testing::RunOnSmallStack;
using std::chrono::milliseconds;

// The server's side of a TLS connection over a raw one.
class Tls {
public:
    Tls(const Peer& peer, const Certificate& certificate, int version)
        : m_context(SSL_CTX_new(TLS_server_method()))
    {
        // OpenSSL writes to closed connections without suppressing the signal.
        std::signal(SIGPIPE, SIG_IGN);
        SSL_CTX_use_certificate(m_context, certificate.certificate);
        SSL_CTX_use_PrivateKey(m_context, certificate.key);
        SSL_CTX_set_max_proto_version(m_context, version);
        m_tls = SSL_new(m_context);
        SSL_set_fd(m_tls, peer.socket());
        // If the other side closed the connection with a full window, it takes a minute to break.
        const timeval patience{1, 0};
        ::setsockopt(peer.socket(), SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
        m_open = SSL_accept(m_tls) == 1;
    }
    ~Tls()
    {
        SSL_free(m_tls);
        SSL_CTX_free(m_context);
    }
    Tls(const Tls&) = delete;
    Tls& operator=(const Tls&) = delete;

    /// Reads the request's head, or returns when the call's deadline passes.
    void ReadHead()
    {
        std::string head;
        char byte = 0;
        while (m_open && !head.ends_with("\r\n\r\n") && SSL_read(m_tls, &byte, 1) == 1)
            head += byte;
    }
    bool Write(const std::string& text)
    {
        return m_open && SSL_write(m_tls, text.data(), static_cast<int>(text.size())) > 0;
    }
    /// Sends the close alert that TLS requires.
    void Close() { SSL_shutdown(m_tls); }
    SSL* get() { return m_tls; }

private:
    SSL_CTX* m_context;
    SSL* m_tls = nullptr;
    bool m_open = false;
};

// Trusted by the transports of these tests, for 127.0.0.1.
struct Trusted {
    Trusted() : certificate("DNS:localhost,IP:127.0.0.1")
    {
        char name[] = "/tmp/pinwright-ca-XXXXXX";
        ::close(::mkstemp(name));
        path = name;
        std::ofstream(path) << certificate.Pem();
    }
    ~Trusted() { std::filesystem::remove(path); }
    Certificate certificate;
    std::string path;
};

struct Row {
    std::string what;
    std::function<void(Peer&)> script;
    std::vector<Failure> failures;  // Which of them, depends on what is noticed first; none: an answer, "ok".
    milliseconds deadline{20'000};
};

const std::string kOk = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
constexpr milliseconds kSoon{400};

void Run(const Trusted& trusted, const std::vector<Row>& rows)
{
    RawServer good([&](Peer& peer) {
        Tls tls(peer, trusted.certificate, TLS1_3_VERSION);
        tls.ReadHead();
        tls.Write(kOk);
        tls.Close();
    });
    const auto transport = MakeTransport({}, trusted.path);
    for (const Row& row : rows) {
        RawServer server(row.script);
        Request request;
        request.url = "https://127.0.0.1:" + std::to_string(server.port()) + "/";
        request.deadline = row.deadline;
        request.answer_limit = 64 * 1024;
        Request after = request;
        after.url = "https://127.0.0.1:" + std::to_string(good.port()) + "/";
        after.deadline = milliseconds{20'000};
        Outcome outcome;
        Outcome next;
        std::chrono::steady_clock::duration spent{};
        RunOnSmallStack([&] {
            const auto start = std::chrono::steady_clock::now();
            outcome = transport->Send(request);
            spent = std::chrono::steady_clock::now() - start;
            next = transport->Send(after);
        });
        INFO(row.what << ": " << outcome.log << "; then " << next.log);
        if (row.failures.empty()) {
            REQUIRE(outcome.reply);
            CHECK(outcome.reply->body == "ok");
        } else {
            CHECK_FALSE(outcome.reply);
            CHECK(std::find(row.failures.begin(), row.failures.end(), outcome.failure) != row.failures.end());
        }
        CHECK(spent < row.deadline + milliseconds{5'000});
        CHECK(server.connections() == 1);
        REQUIRE(next.reply);
        CHECK(next.reply->body == "ok");
    }
}

// Bytes that are sent instead of a handshake.
Row Instead(const std::string& what, const std::string& bytes, std::vector<Failure> failures)
{
    return {what, [bytes](Peer& peer) { peer.Write(bytes); }, std::move(failures)};
}

TEST_CASE("a hostile handshake ends the call, never the process")
{
    const Trusted trusted;
    const std::string alert("\x15\x03\x03\0\x02\x02\x28", 7);
    const std::string warning("\x15\x03\x03\0\x02\x01\x5a", 7);
    const std::string hello_request("\x16\x03\x03\0\x04\0\0\0\0", 9);
    const std::string record("\x16\x03\x03\x40\0", 5);
    const auto endlessly = [](const std::string& bytes) {
        return [bytes](Peer& peer) { peer.WriteEndlessly(bytes); };
    };
    Run(trusted,
        {
            Instead("plain HTTP", "HTTP/1.1 400 Bad Request\r\n\r\n", {Failure::kTls}),
            Instead("rubbish", std::string(4096, '\x07'), {Failure::kTls}),
            Instead("an alert", alert, {Failure::kTls}),
            Instead("goodbye at once", "", {Failure::kTls}),
            Instead("half a record", record + "abc", {Failure::kTls}),
            {"a reset",
             [](Peer& peer) { peer.ResetAtEnd(); },
             {Failure::kTls, Failure::kCut, Failure::kConnect}},
            {"endless warnings", endlessly(warning), {Failure::kTls}},
            {"endless rubbish in records", endlessly(record + std::string(0x4000, 'x')), {Failure::kTls}},
            {"endless requests for a hello",
             endlessly(hello_request),
             {Failure::kTls, Failure::kTooLarge, Failure::kTimeout},
             kSoon},
            {"silence", [](Peer& peer) { peer.ReadAll(); }, {Failure::kTimeout}, kSoon},
            {"byte by byte",
             [&](Peer& peer) { peer.Drip(record); },
             {Failure::kTls, Failure::kTimeout},
             kSoon},
        });
}

TEST_CASE("an invalid certificate is refused before anything is sent")
{
    const Trusted trusted;
    const struct {
        const char* what;
        Certificate certificate;
    } table[] = {
        {"made by itself", Certificate("DNS:localhost,IP:127.0.0.1")},
        {"expired", Certificate("DNS:localhost,IP:127.0.0.1", -86'400, -3600)},
        {"not valid yet", Certificate("DNS:localhost,IP:127.0.0.1", 3600, 86'400)},
        {"for another host", Certificate("DNS:elsewhere.example")},
        {"for no host", Certificate("email:a@b.example")},
    };
    for (const auto& one : table) {
        INFO(one.what);
        // The certificate is trusted anyway, so that only its name or time can be refused; except the first.
        std::ofstream(trusted.path) << (std::string(one.what) == "made by itself" ? trusted.certificate.Pem()
                                                                                  : one.certificate.Pem());
        std::atomic<bool> heard{false};
        RawServer server([&](Peer& peer) {
            Tls tls(peer, one.certificate, TLS1_3_VERSION);
            char byte = 0;
            heard = SSL_read(tls.get(), &byte, 1) > 0;
        });
        Request request;
        request.url = "https://127.0.0.1:" + std::to_string(server.port()) + "/";
        CHECK(MakeTransport({}, trusted.path)->Send(request).failure == Failure::kTls);
        CHECK_FALSE(heard);
    }
}

TEST_CASE("hostile bytes after the handshake end the call, never the process")
{
    const Trusted trusted;
    const auto speak = [&](int version, std::function<void(Peer&, Tls&)> script) {
        return [&trusted, version, script](Peer& peer) {
            Tls tls(peer, trusted.certificate, version);
            tls.ReadHead();
            script(peer, tls);
        };
    };
    const auto say = [&](const std::string& text) {
        return speak(TLS1_3_VERSION, [text](Peer&, Tls& tls) { tls.Write(text); });
    };
    Run(trusted,
        {
            {"an answer", say(kOk), {}},
            {"an answer over TLS 1.2", speak(TLS1_2_VERSION, [](Peer&, Tls& tls) { tls.Write(kOk); }), {}},
            {"TLS 1.1", speak(TLS1_1_VERSION, [](Peer&, Tls&) {}), {Failure::kTls}},
            {"an answer and tickets",
             speak(TLS1_3_VERSION,
                   [](Peer&, Tls& tls) {
                       SSL_new_session_ticket(tls.get());
                       tls.Write(kOk);
                   }),
             {}},
            {"no answer", say(""), {Failure::kCut}},
            {"an answer without an end", say("HTTP/1.1 200 OK\r\n\r\nok"), {Failure::kCut}},
            {"a reason of 1 MB",
             say("HTTP/1.1 200 " + std::string(1 << 20, 'x') + "\r\n\r\n"),
             {Failure::kTooLarge}},
            {"rubbish in place of a record",
             speak(TLS1_3_VERSION, [](Peer& peer, Tls&) { peer.Write(std::string(4096, '\x07')); }),
             {Failure::kCut}},
            {"an alert nobody signed",
             speak(TLS1_3_VERSION,
                   [](Peer& peer, Tls&) { peer.Write(std::string("\x15\x03\x03\0\x02\x02\x28", 7)); }),
             {Failure::kCut}},
            {"endless tickets",
             speak(TLS1_3_VERSION,
                   [](Peer& peer, Tls& tls) {
                       while (!peer.IsGone() && SSL_new_session_ticket(tls.get()) == 1 &&
                              SSL_do_handshake(tls.get()) == 1) {
                       }
                   }),
             {Failure::kTooLarge, Failure::kTimeout, Failure::kCut},
             kSoon},
            {"endless changes of keys",
             speak(TLS1_3_VERSION,
                   [](Peer& peer, Tls& tls) {
                       while (!peer.IsGone() &&
                              SSL_key_update(tls.get(), SSL_KEY_UPDATE_NOT_REQUESTED) == 1 &&
                              SSL_do_handshake(tls.get()) == 1) {
                       }
                   }),
             {Failure::kTooLarge, Failure::kTimeout, Failure::kCut},
             kSoon},
            {"a new handshake",
             speak(TLS1_2_VERSION,
                   [](Peer&, Tls& tls) {
                       SSL_renegotiate(tls.get());
                       SSL_do_handshake(tls.get());
                       SSL_do_handshake(tls.get());
                   }),
             {Failure::kCut, Failure::kTimeout},
             kSoon},
            {"silence",
             speak(TLS1_3_VERSION, [](Peer& peer, Tls&) { peer.ReadAll(); }),
             {Failure::kTimeout},
             kSoon},
        });
}

}  // namespace
