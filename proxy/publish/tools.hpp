// What the parts of the publisher share. Holds references; owns only the small records that they share.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <string_view>
#include <utility>

#include "proxy/media/media_store.hpp"
#include "proxy/oauth/connections.hpp"
#include "proxy/pinterest/budgets.hpp"
#include "proxy/publish/changed_texts.hpp"
#include "proxy/publish/clock_skews.hpp"
#include "proxy/publish/lanes.hpp"
#include "proxy/publish/metrics.hpp"
#include "proxy/publish/pending_writes.hpp"
#include "proxy/publish/pin_page.hpp"
#include "proxy/publish/seen_boards.hpp"
#include "proxy/publish/test_hooks.hpp"
#include "proxy/store/store.hpp"
#include "shared/seams.hpp"

namespace pinwright::publish {

struct Tools {
    store::Store& store;
    media::MediaStore& media;
    oauth::Connections& connections;
    const Clock& clock;
    const LookupPlan plan;
    const std::function<void(std::string_view)> reached;  ///< Called at each of the steps.
    const std::chrono::milliseconds resume_spacing;
    const std::vector<config::PinterestSite> sites;
    const pinterest::Budgets& budgets;

    ClockSkews skews;
    SeenBoards seen_boards;
    Lanes lanes;
    ChangedTexts changed_texts;
    PendingWrites pending_writes;
    Figures figures;
    std::atomic<bool> stopping{false};  ///< Once true, no fence opens, and readings end early.

    Tools(const config::Config& config, store::Store& the_store, media::MediaStore& the_media,
          oauth::Connections& the_connections, const pinterest::Budgets& the_budgets, const Clock& the_clock,
          Trial trial)
        : store(the_store),
          media(the_media),
          connections(the_connections),
          clock(the_clock),
          plan(std::move(trial.plan)),
          reached(std::move(trial.at_step)),
          resume_spacing(config.resume_spacing),
          sites(SitesOf(config)),
          budgets(the_budgets)
    {
    }

    /// When the next pin is due: the store's answer for the accounts that are open now.
    std::optional<Timestamp> NextDue(Timestamp now) const
    {
        return store.queue.NextDue(now, lanes.Closed(now), resume_spacing);
    }

    /// The account's environment; production if the account is gone.
    Environment EnvironmentOf(std::string_view account_id) const
    {
        const std::optional<store::AccountRecord> account = store.accounts.Find(account_id);
        return account ? account->account.environment : Environment::kProduction;
    }

    /// Until when reads that can wait should leave the account's budget to publishing and lookups; nothing
    /// if there is enough for all.
    std::optional<Timestamp> ReadsScarceUntil(std::string_view account_id, Timestamp now) const
    {
        const Environment environment = EnvironmentOf(account_id);
        for (const config::PinterestSite& site : sites)
            if (site.environment == environment)
                return budgets.ScarceUntil(site.api_url, pinterest::Budget::kRead, now);
        return std::nullopt;
    }

    /// Makes a call with the account's token, renews it once if needed, and records the Date of the answer.
    template <typename Function>
    auto Ask(std::string_view account_id, Function&& call)
    {
        return connections.Call(account_id, [&](pinterest::Api& api, const std::string& token) {
            auto answer = call(api, token);
            skews.Note(api.endpoint().api_url, answer.meta, clock.Now());
            return answer;
        });
    }
};

}  // namespace pinwright::publish
