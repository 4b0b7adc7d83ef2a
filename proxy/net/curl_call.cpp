#include "proxy/net/curl_call.hpp"

#include <openssl/ssl.h>
#include <unistd.h>

#include <algorithm>
#include <climits>
#include <string_view>
#include <utility>

#include "proxy/net/curl_handles.hpp"

namespace pinwright::net {

namespace {

using std::chrono::milliseconds;
using State = FencedBody::State;

// How long to wait for bytes to leave if libcurl itself has nothing to wait for.
constexpr milliseconds kShortWait{20};
constexpr milliseconds kLongWait{INT_MAX};

}  // namespace

// The functions that libcurl calls during a transfer. None of them may throw or ask the fence.
struct CurlCall::Callbacks {
    static std::size_t Read(char* into, std::size_t size, std::size_t count, void* call)
    {
        CurlCall& self = *static_cast<CurlCall*>(call);
        FencedBody& body = self.m_exchange.body();
        // First reads an answer that has already arrived: once the other side resets the connection, libcurl
        // would drop it.
        const bool waits = body.state() == State::kAtFence || self.m_exchange.HasInput();
        const std::size_t given = waits ? 0 : body.Read(into, size * count);
        if (given > 0)
            return given;
        if (!waits && body.state() != State::kAtFence)
            return CURL_READFUNC_ABORT;
        self.m_paused = true;
        return CURL_READFUNC_PAUSE;
    }

    static std::size_t Head(char* line, std::size_t size, std::size_t count, void* call)
    {
        const std::string_view text(line, size * count);
        return static_cast<CurlCall*>(call)->m_exchange.AddHeadLine(text) ? text.size()
                                                                          : CURL_WRITEFUNC_ERROR;
    }

    static std::size_t Answer(char* bytes, std::size_t size, std::size_t count, void* call)
    {
        const std::string_view text(bytes, size * count);
        return static_cast<CurlCall*>(call)->m_exchange.AddAnswer(text) ? text.size() : CURL_WRITEFUNC_ERROR;
    }

    static int Opened(void* call, curl_socket_t socket, curlsocktype)
    {
        static_cast<CurlCall*>(call)->m_exchange.Opened(socket);
        return CURL_SOCKOPT_OK;
    }

    static int Close(void* call, curl_socket_t socket)
    {
        CurlCall& self = *static_cast<CurlCall*>(call);
        self.m_exchange.Closing(socket, self.m_trusted == nullptr);
        return ::close(socket);
    }

    static CURLcode Tls(CURL*, void* context, void* call)
    {
        CurlCall& self = *static_cast<CurlCall*>(call);
        auto* tls = static_cast<SSL_CTX*>(context);
        SSL_CTX_set1_cert_store(tls, self.m_trusted);
        // OpenSSL keeps reading records without data, such as session tickets, for as long as they arrive.
        SSL_CTX_set_msg_callback(tls, [](int, int, int, const void*, std::size_t, SSL*, void* exchange) {
            static_cast<Exchange*>(exchange)->IsWithinBounds();
        });
        SSL_CTX_set_msg_callback_arg(tls, &self.m_exchange);
        return CURLE_OK;
    }
};

CurlCall::CurlCall(const Request& request, const Address& address, const Timeouts& timeouts,
                   SteadyTime deadline, x509_store_st* trusted)
    : m_timeouts(timeouts),
      m_deadline(deadline),
      m_trusted(trusted),
      m_exchange(request, deadline),
      m_handles(std::make_unique<CurlHandles>()),
      m_moved_at(std::chrono::steady_clock::now())
{
    CurlHandles& handles = *m_handles;
    handles.SetConnection(address, timeouts, std::chrono::ceil<milliseconds>(deadline - m_moved_at));
    handles.SetRequest(request, address, m_exchange.body().length());
    handles.Set(CURLOPT_SOCKOPTFUNCTION, &Callbacks::Opened);
    handles.Set(CURLOPT_SOCKOPTDATA, this);
    handles.Set(CURLOPT_CLOSESOCKETFUNCTION, &Callbacks::Close);
    handles.Set(CURLOPT_CLOSESOCKETDATA, this);
    handles.Set(CURLOPT_READFUNCTION, &Callbacks::Read);
    handles.Set(CURLOPT_READDATA, this);
    handles.Set(CURLOPT_HEADERFUNCTION, &Callbacks::Head);
    handles.Set(CURLOPT_HEADERDATA, this);
    handles.Set(CURLOPT_WRITEFUNCTION, &Callbacks::Answer);
    handles.Set(CURLOPT_WRITEDATA, this);
    if (trusted) {
        handles.Set(CURLOPT_SSL_CTX_FUNCTION, &Callbacks::Tls);
        handles.Set(CURLOPT_SSL_CTX_DATA, this);
    }
}

CurlCall::~CurlCall() = default;

std::optional<Failure> CurlCall::Run()
{
    if (!m_handles->Begin())
        return Failure::kConnect;
    while (Perform() && m_exchange.IsWithinBounds() && IsMoving()) {
        if (!m_paused) {
            Wait(kLongWait);
            continue;
        }
        FencedBody& body = m_exchange.body();
        if (body.state() == State::kAtFence && !CrossFence())
            continue;
        if (body.state() == State::kFenceClosed || body.state() == State::kLate)
            break;
        m_paused = false;
        curl_easy_pause(m_handles->easy(), CURLPAUSE_CONT);
    }
    return Conclude();
}

// False: the call is over.
bool CurlCall::Perform()
{
    int running = 0;
    if (curl_multi_perform(m_handles->multi(), &running) != CURLM_OK)
        return false;
    int queued = 0;
    while (const CURLMsg* message = curl_multi_info_read(m_handles->multi(), &queued))
        if (message->msg == CURLMSG_DONE)
            m_result = message->data.result;
    return !m_result;
}

milliseconds CurlCall::IdleLimit() const
{
    return m_handles->Uploaded() < m_exchange.body().length() ? m_timeouts.write : m_timeouts.read;
}

// Whether bytes were sent or received recently. The name lookup has its own limit.
bool CurlCall::IsMoving()
{
    const SteadyTime now = std::chrono::steady_clock::now();
    const std::uint64_t moved = m_handles->Uploaded() + m_exchange.ReceivedBytes();
    if (moved != m_moved || !m_exchange.opened()) {
        m_moved = moved;
        m_moved_at = now;
    }
    return now - m_moved_at < IdleLimit();
}

// False: not yet. Otherwise the fence was asked, and the body's state has the result.
bool CurlCall::CrossFence()
{
    FencedBody& body = m_exchange.body();
    // An answer that comes now is a refusal.
    if (m_exchange.head().begun()) {
        Wait(kLongWait);
        return false;
    }
    // With a body of one byte, no byte of it has been sent yet; then the head must have been sent.
    if (m_handles->Uploaded() < body.length() - 1 || !m_exchange.IsWritable()) {
        Wait(kShortWait);
        return false;
    }
    // libcurl checks once more for a refusal, and sends what is left of the head.
    const long requested = m_handles->Requested();
    if (m_at_fence != requested) {
        m_at_fence = requested;
        return false;
    }
    body.AskFence();
    m_moved_at = std::chrono::steady_clock::now();
    return true;
}

void CurlCall::Wait(milliseconds at_most) const
{
    const auto left = std::min(m_deadline, m_moved_at + IdleLimit()) - std::chrono::steady_clock::now();
    const milliseconds wait = std::min(std::chrono::ceil<milliseconds>(left), at_most);
    curl_multi_poll(m_handles->multi(), nullptr, 0,
                    static_cast<int>(std::max<milliseconds::rep>(wait.count(), 1)), nullptr);
}

std::optional<Failure> CurlCall::Conclude()
{
    // libcurl is not done: one of our time limits has passed.
    if (!m_result)
        m_exchange.Fail(Failure::kTimeout);
    // Reads the rest of the answer that has arrived.
    m_handles->Close();
    switch (m_exchange.body().state()) {
        case State::kFenceClosed:
        case State::kSourceBroke:
            return Failure::kFenceClosed;
        case State::kLate:
            return Failure::kTimeout;
        default:
            break;
    }
    const bool whole = m_handles->Uploaded() == m_exchange.body().length();
    ResponseHead& head = m_exchange.head();
    // A refusal that came before the whole body was sent: its status is enough.
    const bool refused = !whole && head.complete() && head.status() >= 400;
    if (!refused && !m_exchange.failure() && m_result == CURLE_OK)
        return whole && head.complete() ? std::nullopt : std::optional(Failure::kCut);
    return refused && m_exchange.failure().value_or(Failure::kTimeout) == Failure::kTimeout
               ? std::nullopt
               : std::optional(Classify());
}

Failure CurlCall::Classify()
{
    Failure failure = m_exchange.failure().value_or(Failure::kCut);
    if (!m_exchange.failure()) {
        switch (*m_result) {
            case CURLE_URL_MALFORMAT:
                failure = Failure::kRefusedHere;
                break;
            case CURLE_COULDNT_RESOLVE_HOST:
                failure = Failure::kResolve;
                break;
            case CURLE_COULDNT_CONNECT:
                failure = Failure::kConnect;
                break;
            case CURLE_PEER_FAILED_VERIFICATION:
            case CURLE_SSL_CONNECT_ERROR:
            case CURLE_SSL_CERTPROBLEM:
            case CURLE_SSL_CIPHER:
            case CURLE_SSL_ISSUER_ERROR:
            case CURLE_SSL_INVALIDCERTSTATUS:
                failure = Failure::kTls;
                break;
            case CURLE_OPERATION_TIMEDOUT:
                failure = Failure::kTimeout;
                break;
            case CURLE_TOO_LARGE:
                failure = Failure::kTooLarge;
                break;
            default:
                failure = Failure::kCut;
                break;
        }
    }
    if (failure == Failure::kTimeout && !m_exchange.opened())
        return Failure::kResolve;
    // The caller concludes from one of these that nothing was sent.
    const bool before_request =
        failure == Failure::kResolve || failure == Failure::kConnect || failure == Failure::kTls;
    return before_request && m_handles->Requested() > 0 ? Failure::kCut : failure;
}

Reply CurlCall::TakeReply()
{
    Reply reply;
    reply.status = m_exchange.head().status();
    reply.headers = std::move(m_exchange.head().headers());
    reply.body = std::move(m_exchange.answer());
    return reply;
}

}  // namespace pinwright::net
