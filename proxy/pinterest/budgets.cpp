#include "proxy/pinterest/budgets.hpp"

#include <chrono>

namespace pinwright::pinterest {

namespace {

/// Used if no header says when the budget resets.
constexpr std::chrono::seconds kUnknownReset{60};

std::string OriginOf(std::string_view url)
{
    const std::size_t host = url.find("://");
    return std::string(url.substr(0, url.find('/', host == std::string_view::npos ? 0 : host + 3)));
}

/// The stand-in's sandbox shares the origin of its production API, so the path tells them apart.
std::string ApiOf(std::string_view url)
{
    const std::size_t version = url.find("/v5");
    return version == std::string_view::npos ? OriginOf(url) : std::string(url.substr(0, version));
}

}  // namespace

Budget BudgetOf(std::string_view method, std::string_view url)
{
    const std::string_view path = url.substr(0, url.find_first_of("?#"));
    const bool read = method == "GET" || method == "HEAD" || path.ends_with("/oauth/token");
    return read ? Budget::kRead : Budget::kWrite;
}

Budgets::Budgets()
    : m_remaining(prometheus::BuildGauge()
                      .Name("pinwright_pinterest_budget_remaining")
                      .Help("Reads and writes left before a rate limit, as Pinterest last told.")
                      .Register(m_registry)),
      m_limits(prometheus::BuildGauge()
                   .Name("pinwright_pinterest_budget_limit")
                   .Help("Reads and writes that the rate limit now in force allows.")
                   .Register(m_registry))
{
}

void Budgets::Note(std::string_view url, Budget budget, const RateLimit& limit, Timestamp now)
{
    if (limit.remaining < 0)
        return;
    const std::string api = ApiOf(url);
    const prometheus::Labels labels{{"api", api}, {"category", budget == Budget::kRead ? "read" : "write"}};
    m_remaining.Add(labels).Set(limit.remaining);
    if (limit.limit >= 0)
        m_limits.Add(labels).Set(limit.limit);
    const std::lock_guard lock(m_mutex);
    m_states[{api, budget}] = {limit, now};
}

std::optional<Timestamp> Budgets::ScarceUntil(std::string_view url, Budget budget, Timestamp now) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_states.find({ApiOf(url), budget});
    if (found == m_states.end())
        return std::nullopt;
    const State& state = found->second;
    const bool scarce =
        state.limit.limit > 0 ? state.limit.remaining * 10 < state.limit.limit : state.limit.remaining == 0;
    const Timestamp whole =
        state.at +
        (state.limit.reset_seconds >= 0 ? std::chrono::seconds(state.limit.reset_seconds) : kUnknownReset);
    // If the answer is from the future, our clock was set back since: ignore it.
    if (!scarce || now >= whole || now < state.at)
        return std::nullopt;
    return whole;
}

}  // namespace pinwright::pinterest
