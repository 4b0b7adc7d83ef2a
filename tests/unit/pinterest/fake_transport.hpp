// The outside world as a function: records the requests, and returns the test's answers.
#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "proxy/net/transport.hpp"

namespace pinwright::testing {

/// A request as it would have been sent, its streamed body read to the end.
struct Asked {
    std::string method;
    std::string url;
    net::Headers headers;
    std::string body;
    std::string content_type;

    std::string Header(std::string_view name) const
    {
        for (const auto& [header, value] : headers)
            if (header == name)
                return value;
        return {};
    }
};

inline net::Outcome Answered(int status, std::string body, net::Headers headers = {})
{
    net::Outcome outcome;
    outcome.reply = net::Reply{status, std::move(headers), std::move(body)};
    return outcome;
}

inline net::Outcome Failed(net::Failure failure)
{
    net::Outcome outcome;
    outcome.failure = failure;
    return outcome;
}

/// Keeps the real transport's contract: asks the fence before the last byte. If the fence is closed or the
/// source fails, no complete request was sent.
class FakeTransport : public net::Transport {
public:
    using World = std::function<net::Outcome(const Asked&)>;
    explicit FakeTransport(World world = [](const Asked&) { return Failed(net::Failure::kConnect); })
        : m_world(std::move(world))
    {
    }

    net::Outcome Send(const net::Request& request) override
    {
        Asked asked{request.method, request.url, request.headers, request.body, request.content_type};
        if (request.source) {
            const std::uint64_t length = request.source->Length();
            while (asked.body.size() < length) {
                const std::string_view piece = request.source->Next(64 * 1024);
                if (piece.empty() || piece.size() > 64 * 1024)
                    return Failed(net::Failure::kFenceClosed);
                asked.body += piece;
            }
        }
        if (request.fence && !request.fence())
            return Failed(net::Failure::kFenceClosed);
        World world;
        {
            const std::lock_guard lock(m_mutex);
            m_asked.push_back(asked);
            world = m_world;
        }
        return world(asked);
    }

    void Answer(World world)
    {
        const std::lock_guard lock(m_mutex);
        m_world = std::move(world);
    }

    std::vector<Asked> asked() const
    {
        const std::lock_guard lock(m_mutex);
        return m_asked;
    }

    /// How many requests had this in their address.
    std::size_t Count(std::string_view part) const
    {
        const std::lock_guard lock(m_mutex);
        std::size_t count = 0;
        for (const Asked& one : m_asked)
            count += one.url.find(part) != std::string::npos;
        return count;
    }

private:
    mutable std::mutex m_mutex;
    World m_world;
    std::vector<Asked> m_asked;
};

}  // namespace pinwright::testing
