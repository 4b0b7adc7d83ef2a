#include "client/platform/fetch.hpp"

#include <algorithm>

extern "C" {
void pw_fetch_send(void* self, void (*answered)(void*, int, int, const char*, int),
                   void (*progressed)(void*, int, double, double), void (*dated)(void*, double, double),
                   int id, const char* method, const char* address, const char* type, const char* body,
                   int length, std::uint32_t file, int timeout_ms, double offset, double total);
void pw_fetch_listen(void* self, void (*part)(void*, int, const char*, int),
                     void (*answered)(void*, int, int, const char*, int), int id, const char* address,
                     int timeout_ms);
void pw_fetch_abort(int id);
}

namespace pinwright::platform {

namespace {

constexpr int kTimeoutMs = 60'000;

}  // namespace

int Fetch::Begin(std::uint64_t request)
{
    m_running.push_back({++m_last_id, request});
    return m_last_id;
}

void Fetch::Send(std::uint64_t request, const std::string& method, const std::string& url,
                 const std::string& body)
{
    pw_fetch_send(this, &Fetch::Answered, &Fetch::Progressed, &Fetch::Dated, Begin(request), method.c_str(),
                  url.c_str(), body.empty() ? "" : "application/json", body.data(),
                  static_cast<int>(body.size()), 0, kTimeoutMs, -1, 0);
}

void Fetch::Listen(std::uint64_t request, const std::string& url)
{
    pw_fetch_listen(this, &Fetch::Part, &Fetch::Answered, Begin(request), url.c_str(), kTimeoutMs);
}

void Fetch::Part(void* self, int id, const char* data, int length)
{
    auto& fetch = *static_cast<Fetch*>(self);
    for (const Running& one : fetch.m_running) {
        if (one.id == id)
            return fetch.on_part(one.request, {data, static_cast<std::size_t>(length)});
    }
}

void Fetch::SendFile(std::uint64_t request, const std::string& url, const std::string& content_type,
                     std::uint32_t file, std::int64_t offset, std::int64_t total)
{
    pw_fetch_send(this, &Fetch::Answered, &Fetch::Progressed, &Fetch::Dated, Begin(request), "PATCH",
                  url.c_str(), content_type.c_str(), nullptr, 0, file, 0, static_cast<double>(offset),
                  static_cast<double>(total));
}

void Fetch::Abort(std::uint64_t request)
{
    const std::vector<Running> running = m_running;
    for (const Running& one : running) {
        if (one.request == request)
            pw_fetch_abort(one.id);
    }
}

void Fetch::Answered(void* self, int id, int status, const char* body, int length)
{
    auto& fetch = *static_cast<Fetch*>(self);
    const auto found = std::find_if(fetch.m_running.begin(), fetch.m_running.end(),
                                    [id](const Running& one) { return one.id == id; });
    if (found == fetch.m_running.end())
        return;
    const std::uint64_t request = found->request;
    fetch.m_running.erase(found);
    fetch.on_answer(request, status, {body, static_cast<std::size_t>(length)});
}

void Fetch::Dated(void* self, double date, double took)
{
    static_cast<Fetch*>(self)->on_dated(FromMillis(static_cast<long long>(date)),
                                        std::chrono::milliseconds(static_cast<long long>(took)));
}

void Fetch::Progressed(void* self, int id, double sent, double total)
{
    auto& fetch = *static_cast<Fetch*>(self);
    for (const Running& one : fetch.m_running) {
        if (one.id == id)
            return fetch.on_progress(one.request, static_cast<std::int64_t>(sent),
                                     static_cast<std::int64_t>(total));
    }
}

}  // namespace pinwright::platform
