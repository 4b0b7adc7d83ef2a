// One call over libcurl, on a connection of its own: moves the bytes, keeps the fence and the times, and
// judges what came of it, for libcurl calls a success what is none.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>

#include "proxy/net/address.hpp"
#include "proxy/net/exchange.hpp"
#include "proxy/net/transport.hpp"

struct x509_store_st;

namespace pinwright::net {

class CurlHandles;

/// Used by one thread, for one request, once. The request must outlive it.
class CurlCall {
public:
    using SteadyTime = Exchange::SteadyTime;

    /// `trusted`: the certificates that are believed, shared; null where the address is plain http.
    CurlCall(const Request& request, const Address& address, const Timeouts& timeouts, SteadyTime deadline,
             x509_store_st* trusted);
    ~CurlCall();
    CurlCall(const CurlCall&) = delete;
    CurlCall& operator=(const CurlCall&) = delete;

    /// Until the answer is there, or what keeps it from us.
    std::optional<Failure> Run();

    /// REQUIRES: Run() told of no failure.
    Reply TakeReply();

private:
    struct Callbacks;

    bool Perform();
    bool IsMoving();
    bool CrossFence();
    void Wait(std::chrono::milliseconds at_most) const;
    std::optional<Failure> Conclude();
    Failure Classify();
    std::chrono::milliseconds IdleLimit() const;

private:
    Timeouts m_timeouts;
    SteadyTime m_deadline;
    x509_store_st* m_trusted;
    Exchange m_exchange;
    std::unique_ptr<CurlHandles> m_handles;
    std::optional<int> m_result;   ///< libcurl's code, once it is done.
    bool m_paused = false;         ///< The body waits: for the fence, or for input to be read first.
    std::int64_t m_at_fence = -1;  ///< Bytes of the request that were sent when the fence was reached.
    std::uint64_t m_moved = 0;     ///< Bytes sent and received, as last seen.
    SteadyTime m_moved_at;
};

}  // namespace pinwright::net
