// A transport with one deadline for all its calls, because the user waits for the checks.
#pragma once

#include <algorithm>
#include <chrono>

#include "proxy/net/transport.hpp"

namespace pinwright::diagnosis {

/// Limits each call to `each` and to the time left until the deadline. After the deadline, every call fails
/// immediately, with a timeout.
class HurriedTransport final : public net::Transport {
public:
    using SteadyTime = std::chrono::steady_clock::time_point;

    HurriedTransport(net::Transport& inner, SteadyTime deadline, std::chrono::milliseconds each)
        : m_inner(inner), m_deadline(deadline), m_each(each)
    {
    }

    net::Outcome Send(const net::Request& request) override
    {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            m_deadline - std::chrono::steady_clock::now());
        if (left <= std::chrono::milliseconds::zero())
            return {{}, net::Failure::kTimeout, "no time left"};
        net::Request hurried = request;
        hurried.deadline = std::min({request.deadline, left, m_each});
        return m_inner.Send(hurried);
    }

private:
    net::Transport& m_inner;
    SteadyTime m_deadline;
    std::chrono::milliseconds m_each;
};

}  // namespace pinwright::diagnosis
