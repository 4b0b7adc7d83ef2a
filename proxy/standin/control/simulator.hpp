// The whole stand-in without sockets: receives a call, applies the switches, answers. Threads: any number
// may call at once; slow work (checking images, sleeping) happens outside the lock.
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>

#include "proxy/standin/api/api.hpp"
#include "proxy/standin/api/request_recorder.hpp"
#include "proxy/standin/world/call.hpp"
#include "proxy/standin/world/fault_switches.hpp"
#include "proxy/standin/world/options.hpp"
#include "proxy/standin/world/rate_limits.hpp"
#include "proxy/standin/world/world.hpp"

namespace pinwright::standin {

/// A past request, for /_standin/requests.
struct Noted {
    std::uint64_t number = 0;
    std::string method;
    std::string path;  ///< With its query, but without the values of `code`, `state` and tokens.
    int status = 0;    ///< 0 if it was dropped without an answer.
    std::string request_id;
};

/// What the control API may change.
struct Controls {
    App& app;
    World& world;
    Switches& switches;
    Faults& faults;
    Rates& rates;
    std::deque<Noted>& requests;
    std::uint64_t& count;
    const Options& options;
};

class Simulator {
public:
    Simulator(Options options, const Clock& clock, Random& random);

    /// Opens the state and record files.
    Result<Done> Open();

    /// Answers any call. `bound_origin`: used if the call has no Host header.
    Reply Handle(const Call& call, const std::string& bound_origin);

    /// Answers a control call, by its path below /_standin.
    Reply Control(const Call& call, std::string_view below);

    /// Wakes every delayed call, and delays no others.
    void EndDelays();

private:
    Reply Answer(const Call& call, const ApiPath& path, const Plan& plan, const std::string& origin);
    Reply AnswerPage(const Call& call, const std::string& origin);
    void Sleep(int milliseconds);
    void Finish(const Call& call, const ApiPath& path, Reply& reply);

    const Options m_options;
    App m_app;
    World m_world;
    Switches m_switches;
    Faults m_faults;
    Rates m_rates;
    Recorder m_recorder;
    std::deque<Noted> m_requests;
    std::uint64_t m_count = 0;
    bool m_ending = false;
    std::mutex m_mutex;
    std::condition_variable m_wake;
};

}  // namespace pinwright::standin
