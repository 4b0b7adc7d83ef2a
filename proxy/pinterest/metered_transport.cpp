#include "proxy/pinterest/metered_transport.hpp"

#include <algorithm>
#include <chrono>

#include "proxy/pinterest/answers.hpp"

namespace pinwright::pinterest {

namespace {

constexpr std::string_view kVersion = "/v5";

/// In seconds: from a board list on a good day to the deadline of a large image.
prometheus::Histogram::BucketBoundaries Buckets()
{
    return {0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 60, 300};
}

bool HoldsDigit(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string OperationOf(std::string_view method, std::string_view url)
{
    url = url.substr(0, url.find_first_of("?#"));
    const std::size_t host = url.find("://");
    const std::size_t path = url.find('/', host == std::string_view::npos ? 0 : host + 3);
    url = path == std::string_view::npos ? std::string_view() : url.substr(path);
    if (url.substr(0, kVersion.size()) == kVersion)
        url.remove_prefix(kVersion.size());

    std::string operation(method);
    operation += ' ';
    while (!url.empty()) {
        const std::size_t end = std::min(url.find('/', 1), url.size());
        const std::string_view segment = url.substr(0, end);
        operation += HoldsDigit(segment) ? "/{id}" : segment;
        url.remove_prefix(end);
    }
    return operation;
}

MeteredTransport::MeteredTransport(net::Transport& inner, const Clock& clock)
    : m_inner(inner),
      m_clock(clock),
      m_requests(prometheus::BuildCounter()
                     .Name("pinwright_pinterest_requests_total")
                     .Help("Calls to Pinterest by operation and status; 0 where no answer came.")
                     .Register(m_registry)),
      m_durations(prometheus::BuildHistogram()
                      .Name("pinwright_pinterest_request_duration_seconds")
                      .Help("How long calls to Pinterest took.")
                      .Register(m_registry)),
      m_remaining(prometheus::BuildGauge()
                      .Name("pinwright_pinterest_ratelimit_remaining")
                      .Help("Calls left before a rate limit, as Pinterest last told.")
                      .Register(m_registry))
{
}

net::Outcome MeteredTransport::Send(const net::Request& request)
{
    const Timestamp begun = m_clock.Now();
    net::Outcome outcome = m_inner.Send(request);
    // The clock may have been set back during the call.
    const std::chrono::duration<double> took = std::max(m_clock.Now() - begun, std::chrono::milliseconds{0});
    const std::string operation = OperationOf(request.method, request.url);
    const int status = outcome.reply ? outcome.reply->status : 0;
    m_requests.Add({{"operation", operation}, {"status", std::to_string(status)}}).Increment();
    m_durations.Add({{"operation", operation}}, Buckets()).Observe(took.count());
    if (outcome.reply) {
        const RateLimit limit = MetaOf(*outcome.reply).rate_limit;
        m_budgets.Note(request.url, BudgetOf(request.method, request.url), limit, m_clock.Now());
        const int remaining = limit.remaining;
        if (remaining >= 0)
            m_remaining.Add({{"operation", operation}}).Set(remaining);
    }
    return outcome;
}

}  // namespace pinwright::pinterest
