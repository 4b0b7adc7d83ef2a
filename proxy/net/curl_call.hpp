// One call over libcurl, on its own connection. Moves the bytes, enforces the fence and the time limits, and
// checks the result, because libcurl reports success in some cases that are failures.
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

    /// `trusted`: the trusted certificates, shared; null for plain http.
    CurlCall(const Request& request, const Address& address, const Timeouts& timeouts, SteadyTime deadline,
             x509_store_st* trusted);
    ~CurlCall();
    CurlCall(const CurlCall&) = delete;
    CurlCall& operator=(const CurlCall&) = delete;

    /// Runs until the answer is complete, or returns why there is none.
    std::optional<Failure> Run();

    /// REQUIRES: Run() returned no failure.
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
    bool m_paused = false;         ///< The body waits for the fence, or until input is read.
    std::int64_t m_at_fence = -1;  ///< Bytes of the request sent when the fence was reached.
    std::uint64_t m_moved = 0;     ///< Bytes sent and received, as last seen.
    SteadyTime m_moved_at;
};

}  // namespace pinwright::net
