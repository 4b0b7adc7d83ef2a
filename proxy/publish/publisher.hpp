// The publisher: wakes for due pins, claims them, posts them through the fence, and settles every outcome
// (accepted, refused, unknown). Never posts a pin of unknown outcome again without a lookup.
#pragma once

#include <prometheus/collectable.h>

#include <chrono>
#include <memory>
#include <optional>
#include <string_view>

#include "proxy/config/config.hpp"
#include "proxy/media/media_store.hpp"
#include "proxy/oauth/connections.hpp"
#include "proxy/pinterest/budgets.hpp"
#include "proxy/publish/lanes.hpp"
#include "proxy/publish/test_hooks.hpp"
#include "proxy/store/store.hpp"
#include "shared/seams.hpp"

namespace pinwright::publish {

class Publisher {
public:
    Publisher(const config::Config& config, store::Store& store, media::MediaStore& media,
              oauth::Connections& connections, const pinterest::Budgets& budgets, Clock& clock,
              Trial trial = {});
    /// Stops, and waits for running calls up to their deadlines. Calls before the fence end there. Calls
    /// past it without an answer are recovered at the next start.
    ~Publisher();

    /// Recovers what an earlier process left open, then starts the threads.
    Result<Done> Start();

    /// Something may be due: call this after a pin was saved or a connection came back.
    void Wake();

    /// Until when, and why, nothing goes out through a connected account.
    std::optional<Lanes::Rest> RestOf(std::string_view account_id, Timestamp now) const;
    /// Ends that pause because a person wants to try now. Has no effect if Pinterest asked for the pause.
    void Hurry(std::string_view account_id);

    /// When the scheduler last ran a pass, for /healthz.
    Timestamp LastHeartbeat() const;

    /// How long the first pin that could go out has been waiting although nothing blocks it: not its
    /// account, not its twin, not a pause that Pinterest asked for. Zero if no pin waits like this. For
    /// /healthz.
    std::chrono::milliseconds Backlog(Timestamp now) const;

    /// The counts of outcomes, for /metrics.
    const prometheus::Collectable& figures() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace pinwright::publish
