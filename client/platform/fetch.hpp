// Requests to this server.
//   [X] JSON and event streams; time-outs, abort; sends the session's cookie
//   [X] files from an offset, with progress
//   [ ] other origins (the page's policy forbids them)
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/timestamp.hpp"

namespace pinwright::platform {

class Fetch {
public:
    Fetch() = default;
    Fetch(const Fetch&) = delete;
    Fetch& operator=(const Fetch&) = delete;

    /// Called exactly once per request; without an answer, `status` is 0 and the body empty.
    std::function<void(std::uint64_t request, int status, std::string_view body)> on_answer;
    std::function<void(std::uint64_t request, std::int64_t sent, std::int64_t total)> on_progress;
    /// Called before an answer that has a Date header, with that time and the longest time that the answer
    /// can have taken.
    std::function<void(Timestamp date, std::chrono::milliseconds took)> on_dated;
    std::function<void(std::uint64_t request, std::string_view data)> on_part;

    /// `body`: JSON, or empty for none. Gives up after 60 s.
    void Send(std::uint64_t request, const std::string& method, const std::string& url,
              const std::string& body);
    /// GET of an event stream. Calls on_part with each event's data as it arrives, then on_answer with an
    /// empty body. Gives up after 60 s.
    void Listen(std::uint64_t request, const std::string& url);
    /// PATCHes the chosen file's bytes from `offset` to `total`, with the headers Upload-Offset and
    /// Upload-Length. Progress counts from the start of the file. No time limit.
    void SendFile(std::uint64_t request, const std::string& url, const std::string& content_type,
                  std::uint32_t file, std::int64_t offset, std::int64_t total);
    void Abort(std::uint64_t request);

private:
    struct Running {
        int id;
        std::uint64_t request;
    };
    int Begin(std::uint64_t request);
    static void Part(void* self, int id, const char* data, int length);
    static void Answered(void* self, int id, int status, const char* body, int length);
    static void Dated(void* self, double date, double took);
    static void Progressed(void* self, int id, double sent, double total);

private:
    std::vector<Running> m_running;
    int m_last_id = 0;
};

}  // namespace pinwright::platform
