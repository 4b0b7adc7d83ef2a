// The entry to the API: finds the call for a path, checks its token and scopes, and applies the limits. The
// other files in this folder implement the calls.
#pragma once

#include <string>
#include <string_view>

#include "proxy/standin/world/call_context.hpp"
#include "proxy/standin/world/fault_switches.hpp"
#include "proxy/standin/world/rate_limits.hpp"
#include "proxy/standin/world/registered_app.hpp"
#include "proxy/standin/world/world.hpp"

namespace pinwright::standin {

/// Everything besides the call that its answer depends on.
struct Surroundings {
    const App& app;
    World& world;
    Switches& switches;
    Rates& rates;
};

/// A path of the API: its side and the path below `/v5`. `is_api` is false for any other path.
struct ApiPath {
    bool is_api = false;
    Side side = Side::kProduction;
    std::string_view below;
};
ApiPath SplitApiPath(std::string_view path);

/// Answers an API call. `answered`: whether the client will get that answer.
Reply AnswerApi(const Call& call, const Prepared& prepared, const ApiPath& path, const std::string& origin,
                bool answered, Surroundings surroundings);

}  // namespace pinwright::standin
