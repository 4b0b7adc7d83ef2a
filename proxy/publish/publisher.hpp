// The publisher: wakes for due pins, claims them, posts them through the fence, and settles every
// outcome (accepted, refused, unknown). Never posts again without having looked.
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
    /// Stops, and waits for calls that are under way as long as their deadlines say; those before the fence
    /// end there, those past it without an answer are found again at the next start.
    ~Publisher();

    /// Recovers what an earlier process left open, then starts the threads.
    Result<Done> Start();

    /// There may be something due: called after a pin was saved or a connection came back.
    void Wake();

    /// Until when nothing goes out through the account although it is connected, and why.
    std::optional<Lanes::Rest> RestOf(std::string_view account_id, Timestamp now) const;
    /// Ends that, where Pinterest did not ask for it: a person wants it to be tried now.
    void Hurry(std::string_view account_id);

    /// When the scheduler last went through its loop, for /healthz.
    Timestamp LastHeartbeat() const;

    /// How long the pin that could go out first has been waiting although nothing keeps it: neither its
    /// account nor its twin, no pause that Pinterest asked for. Zero where none does, for /healthz.
    std::chrono::milliseconds Backlog(Timestamp now) const;

    /// What became of the publications, for /metrics.
    const prometheus::Collectable& figures() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace pinwright::publish
