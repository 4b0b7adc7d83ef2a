// One call over cpp-httplib. What that library does by itself and we refuse is undone here: it
// repeats a request whose TLS connection closed, waits for an answer after a body was cut off,
// asks "Expect: 100-continue" and reads the certificate bundle anew for every client.
#include "proxy/net/transport.hpp"

#include <netdb.h>
#include <sys/socket.h>

#include <algorithm>
#include <csignal>

#include <httplib.h>

#include "proxy/net/address.hpp"
#include "proxy/net/call.hpp"
#include "proxy/net/trust_store.hpp"

namespace pinwright::net {

namespace {

using SteadyTime = std::chrono::steady_clock::time_point;
using std::chrono::milliseconds;

bool IsToken(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
               c == '_';
    });
}

// Controls in a header would let a value begin a header of its own.
bool IsFieldValue(std::string_view text)
{
    return std::none_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && byte != '\t') || byte == 0x7f;
    });
}

bool Resolves(const std::string& host)
{
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (::getaddrinfo(host.c_str(), nullptr, &hints, &found) != 0)
        return false;
    ::freeaddrinfo(found);
    return true;
}

class HttpTransport : public Transport {
public:
    HttpTransport(const Timeouts& timeouts, const std::string& ca_file)
        : m_timeouts(timeouts), m_trust(ca_file)
    {
        // OpenSSL writes to sockets without MSG_NOSIGNAL: a connection that the other side closed
        // must be an error and not the end of the process.
        struct sigaction current {};
        if (::sigaction(SIGPIPE, nullptr, &current) == 0 && current.sa_handler == SIG_DFL)
            std::signal(SIGPIPE, SIG_IGN);
    }

    Outcome Send(const Request& request) override;

private:
    std::unique_ptr<httplib::ClientImpl> MakeClient(const Address& address);
    Failure Classify(httplib::Error error, const Call& call, const Address& address, milliseconds read,
                     SteadyTime deadline) const;

private:
    Timeouts m_timeouts;
    TrustStore m_trust;
};

std::unique_ptr<httplib::ClientImpl> HttpTransport::MakeClient(const Address& address)
{
    if (address.scheme == Scheme::kHttp)
        return std::make_unique<httplib::ClientImpl>(address.host, address.port);

    auto client = std::make_unique<httplib::SSLClient>(address.host, address.port);
    X509_STORE* store = client->is_valid() ? m_trust.Share() : nullptr;
    if (!store)
        return nullptr;
    // An own bundle, even one without a certificate, keeps the library from reading the system's into
    // the store that all calls share.
    client->load_ca_cert_store("\n", 1);
    client->set_ca_cert_store(store);
    client->enable_server_certificate_verification(true);
    client->enable_server_hostname_verification(true);
    return client;
}

Failure HttpTransport::Classify(httplib::Error error, const Call& call, const Address& address,
                                milliseconds read, SteadyTime deadline) const
{
    const SteadyTime now = std::chrono::steady_clock::now();
    switch (error) {
        case httplib::Error::SSLServerVerification:
        case httplib::Error::SSLServerHostnameVerification:
        case httplib::Error::SSLLoadingCerts:
            return Failure::kTls;
        case httplib::Error::SSLConnection:
            return now - call.last_activity() >= std::min(m_timeouts.connect, read) ? Failure::kTimeout
                                                                                    : Failure::kTls;
        case httplib::Error::ConnectionTimeout:
            return Failure::kTimeout;
        case httplib::Error::Connection:
        case httplib::Error::BindIPAddress:
            if (now >= deadline)
                return Failure::kTimeout;
            return Resolves(address.host) ? Failure::kConnect : Failure::kResolve;
        default:
            break;
    }
    if (call.too_large())
        return Failure::kTooLarge;
    if (now >= deadline || now - call.last_activity() >= read)
        return Failure::kTimeout;
    return Failure::kCut;
}

Outcome HttpTransport::Send(const Request& request)
{
    const SteadyTime start = std::chrono::steady_clock::now();
    const SteadyTime deadline = start + request.deadline;
    const std::optional<Address> address = ParseAddress(request.url);
    const std::string where =
        request.method + " " + (address ? address->Origin() : std::string("an address that is none"));
    const auto fail = [&](Failure failure) {
        const auto spent = std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - start);
        return Outcome{std::nullopt, failure,
                       where + ": " + std::string(Describe(failure)) + " after " +
                           std::to_string(spent.count()) + " ms"};
    };

    if (!address || !IsAllowedAddress(request.url, request.plain) || !IsToken(request.method) ||
        !IsFieldValue(request.content_type))
        return fail(Failure::kRefusedHere);
    for (const auto& [name, value] : request.headers)
        if (!IsToken(name) || !IsFieldValue(value))
            return fail(Failure::kRefusedHere);

    const std::unique_ptr<httplib::ClientImpl> client = MakeClient(*address);
    if (!client)
        return fail(Failure::kTls);
    Call call(request, deadline);
    if (!call.has_body() && request.fence && !request.fence())
        return fail(Failure::kFenceClosed);

    const milliseconds at_most = std::max(request.deadline, milliseconds{1});
    const milliseconds read = std::min(m_timeouts.read, at_most);
    client->set_connection_timeout(std::min(m_timeouts.connect, at_most));
    client->set_read_timeout(read);
    client->set_write_timeout(std::min(m_timeouts.write, at_most));
    client->set_max_timeout(at_most);
    client->set_tcp_nodelay(true);
    client->set_keep_alive(false);
    client->set_follow_location(false);
    client->set_path_encode(false);
    client->set_decompress(false);
    client->set_socket_options([&](socket_t socket) { call.Opened(socket); });
    client->set_header_writer([&](httplib::Stream& stream, httplib::Headers& headers) -> ssize_t {
        return call.MayWriteHead() ? httplib::detail::write_headers(stream, headers) : -1;
    });
    client->set_logger([&](const httplib::Request&, const httplib::Response&) { call.Answered(); });
    client->set_error_logger([&](const httplib::Error&, const httplib::Request*) { call.Failed(); });

    httplib::Request out;
    out.method = request.method;
    out.path = address->target;
    out.start_time_ = start;
    out.set_header("Accept-Encoding", "identity");
    out.set_header("User-Agent", "Pinwright/" PINWRIGHT_VERSION);
    for (const auto& [name, value] : request.headers) {
        out.headers.erase(name);
        out.headers.emplace(name, value);
    }
    if (!request.content_type.empty())
        out.set_header("Content-Type", request.content_type);
    if (call.has_body()) {
        out.content_length_ = static_cast<std::size_t>(call.body().length());
        out.content_provider_ = [&](std::size_t, std::size_t, httplib::DataSink& sink) {
            return call.Feed([&](std::string_view bytes) { return sink.write(bytes.data(), bytes.size()); });
        };
    }
    out.content_receiver = [&](const char* bytes, std::size_t count, std::size_t, std::size_t) {
        return call.Receive(bytes, count);
    };

    httplib::Response answer;
    httplib::Error error = httplib::Error::Success;
    bool answered = client->send(out, answer, error);
    if (call.has_body()) {
        switch (call.body().state()) {
            case FencedBody::State::kFenceClosed:
            case FencedBody::State::kSourceBroke:
                return fail(Failure::kFenceClosed);
            case FencedBody::State::kLate:
                return fail(Failure::kTimeout);
            case FencedBody::State::kUnderWay:
            case FencedBody::State::kWriteFailed:
                // A refusal that came before the body was through: its status tells enough.
                answered = answered || answer.status >= 400;
                break;
            case FencedBody::State::kDone:
                break;
        }
    }
    if (!answered)
        return fail(Classify(error, call, *address, read, deadline));

    Outcome outcome;
    outcome.reply.emplace();
    outcome.reply->status = answer.status;
    outcome.reply->headers.assign(answer.headers.begin(), answer.headers.end());
    outcome.reply->body = std::move(call.answer());
    outcome.log = where + ": " + std::to_string(answer.status);
    return outcome;
}

}  // namespace

std::string_view Describe(Failure failure)
{
    switch (failure) {
        case Failure::kRefusedHere:
            return "address or header refused here";
        case Failure::kResolve:
            return "host not found";
        case Failure::kConnect:
            return "no connection";
        case Failure::kTls:
            return "not verified";
        case Failure::kTimeout:
            return "timed out";
        case Failure::kCut:
            return "connection broke";
        case Failure::kTooLarge:
            return "answer too large";
        case Failure::kFenceClosed:
            return "held back before the last byte";
    }
    return "";
}

std::unique_ptr<Transport> MakeTransport(const Timeouts& timeouts, const std::string& ca_file)
{
    return std::make_unique<HttpTransport>(timeouts, ca_file);
}

}  // namespace pinwright::net
