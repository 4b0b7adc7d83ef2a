// A process that can't open more files or connections: pins wait, say why, and are published once it can
// again.
#include <sys/resource.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/publish/rig.hpp"

namespace pinwright::publish::testing {

namespace {

using namespace std::chrono_literals;

/// While it exists, this process can open `spare` more descriptors.
class FewFiles {
public:
    explicit FewFiles(int spare)
    {
        REQUIRE(::getrlimit(RLIMIT_NOFILE, &m_before) == 0);
        // The system always uses the lowest free number, and all numbers after it are also free.
        const int next = ::dup(0);
        REQUIRE(next >= 0);
        ::close(next);
        const rlimit few{static_cast<rlim_t>(next + spare), m_before.rlim_max};
        REQUIRE(::setrlimit(RLIMIT_NOFILE, &few) == 0);
    }
    ~FewFiles() { ::setrlimit(RLIMIT_NOFILE, &m_before); }
    FewFiles(const FewFiles&) = delete;
    FewFiles& operator=(const FewFiles&) = delete;

private:
    rlimit m_before{};
};

/// Whether the pin blames too many open files, and nothing else.
bool SaysSo(const Pin& pin)
{
    return pin.cause && pin.cause->id == "storage" &&
           pin.cause->detail.find("open no more files") != std::string::npos;
}

}  // namespace

TEST_CASE("a pin whose image can't be opened for lack of descriptors waits, says so, and goes out once",
          "[publish]")
{
    Rig rig;
    const std::string id = rig.Add("Lamp");
    {
        const FewFiles none(0);
        rig.Step();
        CHECK(rig.pinterest.Calls("POST /pins") == 0);
    }
    CHECK(rig.Get(id).state == PinState::kScheduled);
    CHECK(SaysSo(rig.Get(id)));
    rig.Run(10min);
    CHECK(rig.Get(id).state == PinState::kPublished);
    CHECK(rig.pinterest.pins.size() == 1);
}

TEST_CASE("a pin whose connection can't be opened for lack of descriptors does not blame Pinterest",
          "[publish]")
{
    Rig rig;
    const std::string id = rig.Add("Lamp");
    Treatment unreachable;
    unreachable.reachable = false;
    rig.pinterest.treatments.push_back(unreachable);
    {
        const FewFiles one(1);  // For the image.
        rig.Step();
    }
    CHECK(rig.Get(id).state == PinState::kScheduled);
    CHECK(SaysSo(rig.Get(id)));
    rig.Run(10min);
    CHECK(rig.Get(id).state == PinState::kPublished);
    CHECK(rig.pinterest.pins.size() == 1);
}

}  // namespace pinwright::publish::testing
