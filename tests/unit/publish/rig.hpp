// The publisher's parts over a real store in its own folder, a held clock and a small Pinterest.
#pragma once

#include <memory>
#include <string>

#include "proxy/pinterest/metered_transport.hpp"
#include "proxy/publish/scheduler.hpp"
#include "proxy/publish/tools.hpp"
#include "tests/unit/publish/fake_pinterest.hpp"
#include "tests/unit/support/counting_random.hpp"
#include "tests/unit/support/temporary_folder.hpp"

namespace pinwright::publish::testing {

struct Rig {
    explicit Rig(LookupPlan plan = {});
    ~Rig();

    /// Ends this process, as far as the rooms can tell, and starts the next one on the same folder.
    void Restart();

    /// Adds a scheduled pin and returns its ID. `publish_at` absent: now.
    std::string Add(const std::string& title, std::optional<Timestamp> publish_at = {},
                    const std::function<void(Pin&)>& change = {});
    Pin Get(const std::string& id);

    /// One pass of the scheduler, with all its jobs done.
    Timestamp Step() { return scheduler->RunOnce(clock.Now()); }
    /// Runs the scheduler whenever it is due, for `duration` on the held clock, but no sooner than `pause`
    /// after the last pass. REQUIRES: pause < kLongestTick, unless the clock is set.
    void Run(std::chrono::milliseconds duration,
             std::chrono::milliseconds pause = std::chrono::milliseconds{1});

    config::Config config;
    HeldClock clock{FromMillis(1'750'000'000'000)};
    test::CountingRandom random;
    FakePinterest pinterest{clock};
    pinwright::pinterest::MeteredTransport metered{pinterest, clock};
    test::TemporaryFolder folder{test::FolderOn::kMemory};
    std::unique_ptr<store::Store> store;
    std::unique_ptr<media::MediaStore> media;
    std::unique_ptr<oauth::Connections> connections;
    std::unique_ptr<Tools> tools;
    std::unique_ptr<Scheduler> scheduler;
    std::string image;
    LookupPlan look_plan;

private:
    void Open();
    int m_pins = 0;
};

inline const std::string kAccount = "account-1";
inline const std::string kBoard = "1000000000000000001";

}  // namespace pinwright::publish::testing
