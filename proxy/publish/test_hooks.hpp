// What tests against a stand-in may change about the publisher: how fast it looks for pins, and at which
// step of the protocol the process is killed. Ignored in production.
#pragma once

#include <array>
#include <functional>
#include <string_view>

#include "proxy/config/config.hpp"
#include "proxy/publish/lookup_plan.hpp"

namespace pinwright::publish {

/// The steps of a publication at which a test can kill the process, in order.
namespace steps {
inline constexpr std::string_view kClaimed = "claimed";  ///< The claim is committed, nothing is sent.
inline constexpr std::string_view kFence = "fence";      ///< All but the last byte is sent.
inline constexpr std::string_view kSending =
    "sending";  ///< The fence is committed, the last byte is not sent.
inline constexpr std::string_view kAnswered = "answered";  ///< The answer arrived, nothing is committed.
inline constexpr std::string_view kSettled = "settled";    ///< The outcome is committed.
inline constexpr std::string_view kLooked = "looked";      ///< The lists were read, nothing is concluded.
inline constexpr std::array kAll{kClaimed, kFence, kSending, kAnswered, kSettled, kLooked};
}  // namespace steps

/// How many times faster pins are looked up, 1 to 1000.
inline constexpr const char* kLookScaleVariable = "PINWRIGHT_TEST_LOOK_SCALE";
/// The step at which the process sends itself SIGKILL, the first time it gets there.
inline constexpr const char* kKillVariable = "PINWRIGHT_TEST_KILL_AT";

struct Trial {
    LookupPlan plan;
    std::function<void(std::string_view step)> at_step = [](std::string_view) {};
};

/// What the environment asks for. It applies only if all Pinterest APIs that this process may call are
/// stand-ins on loopback. Otherwise, and for invalid values, the defaults apply.
Trial TrialOf(const config::Config& config, const config::Environ& environ);

}  // namespace pinwright::publish
