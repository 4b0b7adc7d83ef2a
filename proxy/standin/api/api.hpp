// The way into the API: which call a path is, whose token it carries and whether that may, and the limits.
// What the calls do stands in the files beside this one.
#pragma once

#include <string>
#include <string_view>

#include "proxy/standin/world/call_context.hpp"
#include "proxy/standin/world/fault_switches.hpp"
#include "proxy/standin/world/rate_limits.hpp"
#include "proxy/standin/world/registered_app.hpp"
#include "proxy/standin/world/world.hpp"

namespace pinwright::standin {

/// All that the answer to a call depends on, besides the call.
struct Surroundings {
    const App& app;
    World& world;
    Switches& switches;
    Rates& rates;
};

/// A path of the API: its side and what is below `/v5`. `is_api` false for any other.
struct ApiPath {
    bool is_api = false;
    Side side = Side::kProduction;
    std::string_view below;
};
ApiPath SplitApiPath(std::string_view path);

/// Answers a call of the API. `answered`: whether the client will get that answer.
Reply AnswerApi(const Call& call, const Prepared& prepared, const ApiPath& path, const std::string& origin,
                bool answered, Surroundings surroundings);

}  // namespace pinwright::standin
