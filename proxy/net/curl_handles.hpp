// The handles of one call to libcurl, and what each call tells it: what that library does by itself and
// we refuse is turned off here: repeating a request, following redirects, other protocols, "Expect:
// 100-continue", certificates of its own.
#pragma once

#include <curl/curl.h>

#include <chrono>
#include <cstdint>
#include <string>

#include "proxy/net/address.hpp"
#include "proxy/net/transport.hpp"

namespace pinwright::net {

class CurlHandles {
public:
    CurlHandles() = default;
    ~CurlHandles();
    CurlHandles(const CurlHandles&) = delete;
    CurlHandles& operator=(const CurlHandles&) = delete;

    /// `left`: until the call's deadline.
    void SetConnection(const Address& address, const Timeouts& timeouts, std::chrono::milliseconds left);
    /// The request must outlive the handles. `body`: its length in bytes; it comes by the read callback.
    void SetRequest(const Request& request, const Address& address, std::uint64_t body);
    template <typename Value>
    void Set(CURLoption option, Value value)
    {
        m_ready = m_ready && curl_easy_setopt(m_easy, option, value) == CURLE_OK;
    }

    /// Whether all that was set so far was understood, and the call may begin.
    bool Begin();
    CURLM* multi() const { return m_multi; }
    CURL* easy() const { return m_easy; }

    /// Bytes of the body that were handed to the network.
    std::uint64_t Uploaded() const;
    /// Bytes of the whole request, head included.
    long Requested() const;

    /// Ends the connection. What is known of the call stays.
    void Close();

private:
    void AddHeader(const std::string& line);

private:
    CURLM* m_multi = curl_multi_init();
    CURL* m_easy = curl_easy_init();
    curl_slist* m_headers = nullptr;
    bool m_ready = m_multi && m_easy;
};

}  // namespace pinwright::net
