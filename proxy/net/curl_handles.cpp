#include "proxy/net/curl_handles.hpp"

#include <strings.h>

#include <algorithm>
#include <climits>

namespace pinwright::net {

namespace {

using std::chrono::milliseconds;

long InMilliseconds(milliseconds time)
{
    return static_cast<long>(std::clamp<milliseconds::rep>(time.count(), 1, INT_MAX));
}

bool HasHeader(const Headers& headers, const std::string& name)
{
    return std::any_of(headers.begin(), headers.end(), [&](const auto& header) {
        return ::strcasecmp(header.first.c_str(), name.c_str()) == 0;
    });
}

}  // namespace

CurlHandles::~CurlHandles()
{
    Close();
    curl_easy_cleanup(m_easy);
    curl_slist_free_all(m_headers);
}

void CurlHandles::Close()
{
    if (m_multi && m_easy)
        curl_multi_remove_handle(m_multi, m_easy);
    curl_multi_cleanup(m_multi);
    m_multi = nullptr;
}

bool CurlHandles::Begin()
{
    // Otherwise the cleanup waits for a name lookup that is no longer needed.
    return m_ready && curl_multi_setopt(m_multi, CURLMOPT_QUICK_EXIT, 1L) == CURLM_OK &&
           curl_multi_add_handle(m_multi, m_easy) == CURLM_OK;
}

void CurlHandles::AddHeader(const std::string& line)
{
    curl_slist* longer = curl_slist_append(m_headers, line.c_str());
    m_ready = m_ready && longer;
    m_headers = longer ? longer : m_headers;
}

std::uint64_t CurlHandles::Uploaded() const
{
    curl_off_t bytes = 0;
    curl_easy_getinfo(m_easy, CURLINFO_SIZE_UPLOAD_T, &bytes);
    return static_cast<std::uint64_t>(bytes);
}

long CurlHandles::Requested() const
{
    long bytes = 0;
    curl_easy_getinfo(m_easy, CURLINFO_REQUEST_SIZE, &bytes);
    return bytes;
}

void CurlHandles::SetConnection(const Address& address, const Timeouts& timeouts, milliseconds left)
{
    Set(CURLOPT_NOSIGNAL, 1L);
    Set(CURLOPT_QUICK_EXIT, 1L);
    Set(CURLOPT_PROTOCOLS_STR, address.scheme == Scheme::kHttps ? "https" : "http");
    Set(CURLOPT_TIMEOUT_MS, InMilliseconds(left));
    Set(CURLOPT_CONNECTTIMEOUT_MS, InMilliseconds(std::min(timeouts.connect, left)));
    Set(CURLOPT_TCP_NODELAY, 1L);
    // On a reused connection that was closed, libcurl would send a request a second time.
    Set(CURLOPT_FRESH_CONNECT, 1L);
    Set(CURLOPT_FORBID_REUSE, 1L);
    if (address.scheme != Scheme::kHttps)
        return;
    Set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    Set(CURLOPT_SSL_VERIFYPEER, 1L);
    Set(CURLOPT_SSL_VERIFYHOST, 2L);
    Set(CURLOPT_SSL_SESSIONID_CACHE, 0L);
}

void CurlHandles::SetRequest(const Request& request, const Address& address, std::uint64_t body)
{
    const std::string url = address.Origin() + address.target;
    Set(CURLOPT_URL, url.c_str());
    Set(CURLOPT_PATH_AS_IS, 1L);
    Set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    Set(CURLOPT_HTTP09_ALLOWED, 0L);
    Set(CURLOPT_FOLLOWLOCATION, 0L);

    // The body comes only from the read callback, which can't provide it a second time.
    if (body > 0) {
        Set(CURLOPT_UPLOAD, 1L);
        Set(CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(body));
    } else if (request.method == "HEAD") {
        Set(CURLOPT_NOBODY, 1L);
    }
    Set(CURLOPT_CUSTOMREQUEST, request.method.c_str());

    Headers headers = {{"Accept-Encoding", "identity"},
                       {"Connection", "close"},
                       {"User-Agent", "Pinwright/" PINWRIGHT_VERSION}};
    if (!request.content_type.empty())
        headers.emplace_back("Content-Type", request.content_type);
    if (body == 0 && request.method != "GET" && request.method != "HEAD")
        headers.emplace_back("Content-Length", "0");
    AddHeader("Expect:");
    for (const auto& [name, value] : headers)
        if (!HasHeader(request.headers, name))
            AddHeader(name + ": " + value);
    // This is how to send a header without a value; otherwise libcurl leaves it out.
    for (const auto& [name, value] : request.headers)
        AddHeader(value.empty() ? name + ";" : name + ": " + value);
    Set(CURLOPT_HTTPHEADER, m_headers);
}

}  // namespace pinwright::net
