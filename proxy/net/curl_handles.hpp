// The handles of one call to libcurl, and its options. Turns off what libcurl does automatically but we
// refuse: repeating a request, following redirects, other protocols, "Expect: 100-continue", its own
// certificates.
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

    /// `left`: the time until the call's deadline.
    void SetConnection(const Address& address, const Timeouts& timeouts, std::chrono::milliseconds left);
    /// The request must outlive the handles. `body`: its length in bytes; the read callback provides it.
    void SetRequest(const Request& request, const Address& address, std::uint64_t body);
    template <typename Value>
    void Set(CURLoption option, Value value)
    {
        m_ready = m_ready && curl_easy_setopt(m_easy, option, value) == CURLE_OK;
    }

    /// Starts the call. False: libcurl rejected one of the options.
    bool Begin();
    CURLM* multi() const { return m_multi; }
    CURL* easy() const { return m_easy; }

    /// Bytes of the body that were handed to the network.
    std::uint64_t Uploaded() const;
    /// Bytes of the whole request, head included.
    long Requested() const;

    /// Closes the connection. The results of the call are kept.
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
