#include <httplib.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <future>
#include <string>
#include <thread>

#include "proxy/net/transport.hpp"
#include "tests/unit/net/certificate.hpp"
#include "tests/unit/net/raw_server.hpp"

namespace {

using pinwright::net::Failure;
using pinwright::net::MakeTransport;
using pinwright::net::Outcome;
using pinwright::net::Request;
using pinwright::net::Timeouts;
using pinwright::net::testing::Certificate;
using pinwright::net::testing::Peer;
using pinwright::net::testing::RawServer;
using std::chrono::milliseconds;

struct TemporaryFile {
    TemporaryFile()
    {
        char name[] = "/tmp/pinwright-ca-XXXXXX";
        const int file = ::mkstemp(name);
        ::close(file);
        path = name;
    }
    ~TemporaryFile() { std::filesystem::remove(path); }
    void Write(const std::string& text) const { std::ofstream(path) << text; }
    std::string path;
};

// A TLS server that answers "ok", and counts the bytes of bodies as they arrive.
class TlsServer {
public:
    explicit TlsServer(const Certificate& certificate) : TlsServer(certificate.Pem(), certificate.KeyPem()) {}
    TlsServer(const std::string& certificate, const std::string& key)
        : m_server(httplib::SSLServer::PemMemory{certificate.data(), certificate.size(), key.data(),
                                                 key.size(), nullptr, 0, nullptr})
    {
        m_server.Get("/", [](const httplib::Request&, httplib::Response& answer) {
            answer.set_content("ok", "text/plain");
        });
        m_server.Post("/", [this](const httplib::Request&, httplib::Response& answer,
                                  const httplib::ContentReader& reader) {
            reader([this](const char*, std::size_t count) {
                m_received += count;
                m_received.notify_all();
                return true;
            });
            answer.set_content("ok", "text/plain");
        });
        m_port = m_server.bind_to_any_port("127.0.0.1");
        m_thread = std::thread([this] { m_server.listen_after_bind(); });
        m_server.wait_until_ready();
    }
    ~TlsServer()
    {
        m_server.stop();
        m_thread.join();
    }
    std::string Url(const std::string& host) const
    {
        return "https://" + host + ":" + std::to_string(m_port) + "/";
    }
    std::atomic<std::size_t>& received() { return m_received; }

private:
    httplib::SSLServer m_server;
    std::thread m_thread;
    int m_port = 0;
    std::atomic<std::size_t> m_received{0};
};

Request Get(const std::string& url)
{
    Request request;
    request.url = url;
    return request;
}

TEST_CASE("a server is believed only with a certificate that is trusted and its own")
{
    const Certificate good("DNS:localhost,IP:127.0.0.1");
    const Certificate foreign("DNS:localhost,IP:127.0.0.1");
    const Certificate other_name("DNS:elsewhere.example");
    TemporaryFile ca;
    ca.Write(good.Pem());
    TlsServer server(good);
    TlsServer stranger(foreign);

    const auto transport = MakeTransport({}, ca.path);
    for (int call = 0; call < 3; ++call) {
        for (const char* host : {"localhost", "127.0.0.1"}) {
            const Outcome outcome = transport->Send(Get(server.Url(host)));
            INFO(outcome.log);
            REQUIRE(outcome.reply);
            CHECK(outcome.reply->body == "ok");
        }
    }
    CHECK(transport->Send(Get(stranger.Url("localhost"))).failure == Failure::kTls);
    CHECK(MakeTransport()->Send(Get(server.Url("localhost"))).failure == Failure::kTls);
    CHECK(MakeTransport({}, "/nonexistent.pem")->Send(Get(server.Url("localhost"))).failure == Failure::kTls);

    ca.Write(other_name.Pem());
    TlsServer misnamed(other_name);
    CHECK(MakeTransport({}, ca.path)->Send(Get(misnamed.Url("localhost"))).failure == Failure::kTls);
}

TEST_CASE("the certificates are read once for all calls")
{
    const Certificate good("DNS:localhost,IP:127.0.0.1");
    TemporaryFile ca;
    ca.Write(good.Pem());
    TlsServer server(good);
    const auto transport = MakeTransport({}, ca.path);
    REQUIRE(transport->Send(Get(server.Url("localhost"))).reply);
    std::filesystem::remove(ca.path);
    CHECK(transport->Send(Get(server.Url("localhost"))).reply);
}

/// A folder as c_rehash leaves it: each certificate under the hash of its subject's name.
struct HashedFolder {
    explicit HashedFolder(const Certificate& certificate)
    {
        char name[] = "/tmp/pinwright-certs-XXXXXX";
        path = ::mkdtemp(name);
        char file[16];
        std::snprintf(
            file, sizeof file, "%08lx.0",
            X509_NAME_hash_ex(X509_get_subject_name(certificate.certificate), nullptr, nullptr, nullptr));
        std::ofstream(path + "/" + file) << certificate.Pem();
    }
    ~HashedFolder() { std::filesystem::remove_all(path); }
    std::string path;
};

TEST_CASE("the system's certificates are found through its folders and its bundle")
{
    const Certificate good("DNS:localhost,IP:127.0.0.1");
    const Certificate foreign("DNS:localhost,IP:127.0.0.1");
    const HashedFolder folder(good);
    TemporaryFile bundle;
    bundle.Write(good.Pem());
    const std::string system = X509_get_default_cert_dir();
    struct Row {
        const char* name;
        const char* variable;
        std::string value;
        bool believed;
    };
    const Row rows[] = {
        {"the system alone", "PINWRIGHT_NOTHING", "", false},
        {"a folder beside the system's", "SSL_CERT_DIR", system + ":" + folder.path, true},
        {"a folder alone", "SSL_CERT_DIR", folder.path, true},
        {"a folder that is not there", "SSL_CERT_DIR", "/nonexistent", false},
        {"a bundle", "SSL_CERT_FILE", bundle.path, true},
    };
    TlsServer server(good);
    TlsServer stranger(foreign);
    ::unsetenv("SSL_CERT_DIR");
    ::unsetenv("SSL_CERT_FILE");
    for (const Row& row : rows) {
        INFO(row.name);
        ::setenv(row.variable, row.value.c_str(), 1);
        const auto transport = MakeTransport();
        CHECK(transport->Send(Get(server.Url("localhost"))).reply.has_value() == row.believed);
        CHECK(transport->Send(Get(stranger.Url("localhost"))).failure == Failure::kTls);
        ::unsetenv(row.variable);
    }
}

TEST_CASE("over TLS, too, the last byte waits for the fence")
{
    const Certificate good("DNS:localhost,IP:127.0.0.1");
    TemporaryFile ca;
    ca.Write(good.Pem());
    const auto transport = MakeTransport({}, ca.path);
    for (const bool opens : {true, false}) {
        INFO(opens);
        TlsServer server(good);
        std::size_t at_fence = 0;
        Request request = Get(server.Url("localhost"));
        request.method = "POST";
        request.body.assign(300'000, 'x');
        request.fence = [&] {
            // Waits until the server has read all but one byte; any more would be one too many.
            for (std::size_t now = server.received(); now < 299'999; now = server.received())
                server.received().wait(now);
            at_fence = server.received();
            return opens;
        };
        const Outcome outcome = transport->Send(request);
        CHECK(at_fence == 299'999);
        CHECK(outcome.reply.has_value() == opens);
        CHECK(server.received() == (opens ? 300'000u : 299'999u));
        if (!opens)
            CHECK(outcome.failure == Failure::kFenceClosed);
    }
}

TEST_CASE("a server that never shakes hands is given up, and one that speaks no TLS is not believed")
{
    std::promise<void> over;
    const std::shared_future<void> until = over.get_future().share();
    RawServer silent([&](Peer&) { until.wait(); });
    const auto transport = MakeTransport(Timeouts{milliseconds{50}, milliseconds{50}, milliseconds{50}});
    CHECK(transport->Send(Get("https://127.0.0.1:" + std::to_string(silent.port()) + "/")).failure ==
          Failure::kTimeout);
    over.set_value();

    RawServer plain([](Peer& peer) { peer.Write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"); });
    CHECK(MakeTransport()->Send(Get("https://127.0.0.1:" + std::to_string(plain.port()) + "/")).failure ==
          Failure::kTls);
}

}  // namespace
