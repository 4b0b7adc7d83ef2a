// Checks a request before anything is sent, and names each failure.
#include "proxy/net/transport.hpp"

#include <curl/curl.h>
#include <openssl/x509_vfy.h>

#include <algorithm>

#include "proxy/net/address.hpp"
#include "proxy/net/curl_call.hpp"
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

// Control characters would let a value begin another header.
bool IsFieldValue(std::string_view text)
{
    return std::none_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && byte != '\t') || byte == 0x7f;
    });
}

// Initializes libcurl once per process, at the first call, so that a process without calls doesn't pay for
// it.
bool IsLibraryReady()
{
    static const bool ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    return ready;
}

class HttpTransport : public Transport {
public:
    HttpTransport(const Timeouts& timeouts, const std::string& ca_file)
        : m_timeouts(timeouts), m_trust(ca_file)
    {
    }

    Outcome Send(const Request& request) override;

private:
    Timeouts m_timeouts;
    TrustStore m_trust;
};

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

    if (!IsLibraryReady())
        return fail(Failure::kConnect);
    const bool tls = address->scheme == Scheme::kHttps;
    const std::unique_ptr<X509_STORE, decltype(&X509_STORE_free)> trusted(tls ? m_trust.Share() : nullptr,
                                                                          &X509_STORE_free);
    if (tls && !trusted)
        return fail(Failure::kTls);
    const bool has_body = request.source ? request.source->Length() > 0 : !request.body.empty();
    if (!has_body && request.fence && !request.fence())
        return fail(Failure::kFenceClosed);

    CurlCall call(request, *address, m_timeouts, deadline, trusted.get());
    if (const std::optional<Failure> failure = call.Run())
        return fail(*failure);
    Outcome outcome;
    outcome.reply = call.TakeReply();
    outcome.log = where + ": " + std::to_string(outcome.reply->status);
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
