// The whole stand-in without its sockets: takes a call, applies the switches, answers. It may be asked from
// any number of threads; what takes long (reading images, sleeping) happens outside the lock.
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

/// A request that came, for /_standin/requests.
struct Noted {
    std::uint64_t number = 0;
    std::string method;
    std::string path;  ///< With its query, the values of `code`, `state` and tokens left out.
    int status = 0;    ///< 0: dropped without an answer.
    std::string request_id;
};

/// What the control API may turn.
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

    /// Answers any call. `bound_origin`: used where the call's Host names none of ours.
    Reply Handle(const Call& call, const std::string& bound_origin);

    /// The control API, by its path below /_standin.
    Reply Control(const Call& call, std::string_view below);

    /// Wakes every call that is being delayed, and delays no more.
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
