#include "tests/unit/publish/rig.hpp"

#include <spdlog/spdlog.h>
#include <stdlib.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <cstdio>
#include <filesystem>

namespace pinwright::publish::testing {

namespace {

/// One gray pixel.
constexpr unsigned char kPng[] = {
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00,
    0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00, 0x00, 0x3a, 0x7e, 0x9b, 0x55, 0x00,
    0x00, 0x00, 0x0a, 0x49, 0x44, 0x41, 0x54, 0x78, 0xda, 0x63, 0x68, 0x00, 0x00, 0x00, 0x82, 0x00, 0x81,
    0xda, 0x45, 0x08, 0x3b, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82};

}  // namespace

Rig::Rig(LookupPlan plan) : look_plan(std::move(plan))
{
    spdlog::set_level(spdlog::level::off);
    config.app_id = "app";
    config.app_secret = "secret";
    config.site = {Environment::kStandin, "http://127.0.0.1:9/v5", "http://127.0.0.1:9/oauth/"};
    Open();

    store::AccountRecord account;
    account.account.id = kAccount;
    account.account.username = "willow";
    account.account.account_type = "BUSINESS";
    account.account.environment = Environment::kStandin;
    account.account.scopes = {"boards:read", "boards:write", "pins:read", "pins:write", "user_accounts:read"};
    account.pinterest_user = "549755885175000011";
    store::Tokens tokens{"pina_1", "pinr_1", clock.Now() + std::chrono::hours{720},
                         clock.Now() + std::chrono::hours{1440}, clock.Now()};
    REQUIRE(store->accounts.SaveConnection(account, tokens).ok());
    REQUIRE(store->boards.Replace(kAccount, {Board{kBoard, kAccount, "Lamps", "PUBLIC", 0, ""}}, clock.Now())
                .ok());

    Result<std::unique_ptr<media::Upload>> upload = media->Begin();
    REQUIRE(upload.ok());
    REQUIRE((*upload)->Write({reinterpret_cast<const char*>(kPng), sizeof kPng}).ok());
    const Result<Media> stored = (*upload)->Finish();
    REQUIRE(stored.ok());
    image = stored->id;
}

Rig::~Rig() = default;

void Rig::Open()
{
    Result<std::unique_ptr<store::Store>> opened = store::Store::Open(folder.path() + "/data", random, clock);
    REQUIRE(opened.ok());
    store = std::move(opened).value();
    media = std::make_unique<media::MediaStore>(store->folder(), store->media, clock, PINWRIGHT_IMAGE_CHILD);
    connections = std::make_unique<oauth::Connections>(config, metered, *store, clock, random);
    tools = std::make_unique<Tools>(config, *store, *media, *connections, metered.budgets(), clock,
                                    Trial{look_plan});
    scheduler = std::make_unique<Scheduler>(
        *tools, [](const std::function<void()>& job) { job(); }, [] {});
}

void Rig::Restart()
{
    scheduler.reset();
    tools.reset();
    connections.reset();
    media.reset();
    store.reset();
    Open();
    REQUIRE(store->publications
                .Recover(Diagnose(Cause::kOutcomeUnknown), clock.Now() + look_plan.after.front(), clock.Now())
                .ok());
}

std::string Rig::Add(const std::string& title, std::optional<Timestamp> publish_at,
                     const std::function<void(Pin&)>& change)
{
    char id[37];
    (void)std::snprintf(id, sizeof id, "00000000-0000-4000-8000-%012d", ++m_pins);
    Pin pin;
    pin.id = id;
    pin.account_id = kAccount;
    pin.board_id = kBoard;
    pin.title = title;
    pin.media = {image};
    pin.publish_at = publish_at;
    pin.state = PinState::kScheduled;
    if (change)
        change(pin);
    REQUIRE(store->pins.Insert(pin, clock.Now()).ok());
    return pin.id;
}

Pin Rig::Get(const std::string& id)
{
    const std::optional<Pin> pin = store->pins.Find(id);
    REQUIRE(pin.has_value());
    return *pin;
}

void Rig::Run(std::chrono::milliseconds duration, std::chrono::milliseconds pause)
{
    const Timestamp end = clock.Now() + duration;
    while (true) {
        const Timestamp next = std::max(Step(), clock.Now() + pause);
        if (next > end) {
            clock.Move(end - clock.Now());
            return;
        }
        clock.Move(next - clock.Now());
    }
}

}  // namespace pinwright::publish::testing
