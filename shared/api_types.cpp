#include "shared/api_types.hpp"

#include <array>

namespace pinwright {

namespace {

constexpr std::array<std::string_view, 3> kEnvironments{"production", "sandbox", "standin"};
constexpr std::array<std::string_view, 3> kAccountStates{"connected", "needs_reconnection", "disconnected"};
constexpr std::array<std::string_view, 3> kOverduePolicies{"publish", "skip", "next_free"};
constexpr std::array<std::string_view, kPinStateCount> kPinStates{
    "draft", "scheduled", "publishing", "unconfirmed", "published", "held", "failed", "canceled"};

template <typename Enum, std::size_t N>
std::optional<Enum> FindName(const std::array<std::string_view, N>& names, std::string_view text)
{
    for (std::size_t i = 0; i < N; ++i) {
        if (names[i] == text)
            return static_cast<Enum>(i);
    }
    return std::nullopt;
}

}  // namespace

std::string_view ToString(Environment environment)
{
    return kEnvironments[static_cast<std::size_t>(environment)];
}

std::optional<Environment> ParseEnvironment(std::string_view text)
{
    return FindName<Environment>(kEnvironments, text);
}

std::string_view ToString(AccountState state)
{
    return kAccountStates[static_cast<std::size_t>(state)];
}

std::optional<AccountState> ParseAccountState(std::string_view text)
{
    return FindName<AccountState>(kAccountStates, text);
}

std::string_view ToString(PinState state)
{
    return kPinStates[static_cast<std::size_t>(state)];
}

std::optional<PinState> ParsePinState(std::string_view text)
{
    return FindName<PinState>(kPinStates, text);
}

std::string_view ToString(OverduePolicy policy)
{
    return kOverduePolicies[static_cast<std::size_t>(policy)];
}

std::optional<OverduePolicy> ParseOverduePolicy(std::string_view text)
{
    return FindName<OverduePolicy>(kOverduePolicies, text);
}

}  // namespace pinwright
