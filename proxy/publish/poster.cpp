// See poster.hpp.
#include "proxy/publish/poster.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <utility>

#include "proxy/oauth/account_causes.hpp"

namespace pinwright::publish {

namespace {

/// An error that kept a call from being made, as the verdicts take it.
pinterest::Fault NeverSent(const Error& error)
{
    pinterest::Fault fault;
    fault.cause = error.cause;
    fault.detail = error.detail;
    return fault;
}

std::string LogName(const store::Claim& claim)
{
    return "pin " + claim.pin.id + " (publication " + std::to_string(claim.publication.id) + ")";
}

}  // namespace

Poster::Poster(Tools& tools) : m_tools(tools), m_old_news(tools) {}

Result<pinterest::ImageFile> Poster::FindImage(const Pin& pin)
{
    const Result<media::MediaStore::Publishable> found =
        m_tools.media.FindToPublish(pin.media.empty() ? std::string() : pin.media.front());
    if (!found.ok())
        return found.error();
    return pinterest::ImageFile{found->path, found->media.content_type,
                                static_cast<std::uint64_t>(found->media.bytes)};
}

void Poster::Publish(const store::Claim& claim)
{
    m_tools.reached(steps::kClaimed);
    const Result<pinterest::ImageFile> image = FindImage(claim.pin);
    if (!image.ok()) {
        spdlog::error("{}: {}", LogName(claim), image.error().log);
        Refused(claim, NeverSent(image.error()), {}, {});
        return;
    }
    const Result<oauth::Access> known = m_tools.connections.AccessTo(claim.pin.account_id);
    if (!known.ok()) {
        Refused(claim, NeverSent(known.error()), {}, {});
        return;
    }
    const std::string& api_url = known->api->endpoint().api_url;
    if (!ClockAllows(claim, api_url) || !StillToPost(claim))
        return;

    // Those may have renewed the token.
    const Result<oauth::Access> access = m_tools.connections.AccessTo(claim.pin.account_id);
    if (!access.ok()) {
        Refused(claim, NeverSent(access.error()), {}, {});
        return;
    }
    KeepSkew(claim, api_url);
    Send(claim, *access, *image);
}

bool Poster::ClockAllows(const store::Claim& claim, const std::string& api_url)
{
    if (!claim.pin.publish_at)
        return true;
    const auto early_by = [&]() -> std::optional<std::chrono::milliseconds> {
        const Timestamp now = m_tools.clock.Now();
        const auto skew = m_tools.skews.Fresh(api_url, now);
        return skew ? std::optional{TooEarlyBy(*claim.pin.publish_at, now, *skew)} : std::nullopt;
    };
    // What was read a while ago lets a pin go, but does not keep one: either clock may have been set right.
    if (early_by() != std::chrono::milliseconds{0})
        // Any cheap answer brings the Date. Where none comes, the call that makes the pin will tell.
        (void)m_tools.Ask(claim.pin.account_id,
                          [](pinterest::Api& api, const std::string& token) { return api.GetUser(token); });
    const std::chrono::milliseconds wait = early_by().value_or(std::chrono::milliseconds{0});
    if (wait.count() == 0)
        return true;
    const Timestamp now = m_tools.clock.Now();
    const std::chrono::milliseconds ahead =
        -m_tools.skews.Last(api_url).value_or(std::chrono::milliseconds{0});
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(ahead).count();
    spdlog::warn("{}: this clock is {} s ahead of Pinterest's, waits", LogName(claim), seconds);
    BackTo(claim, PinState::kScheduled,
           Diagnose(Cause::kClockWrong,
                    "This machine's clock is " + std::to_string(seconds) + " seconds ahead of Pinterest's."),
           now + std::min<std::chrono::milliseconds>(wait, kClockRecheck));
    return false;
}

bool Poster::StillToPost(const store::Claim& claim)
{
    const Timestamp now = m_tools.clock.Now();
    if (!IsOldNews(claim, now))
        return true;
    const OldNewsAnswer answer = m_old_news.Check(claim, m_tools.EnvironmentOf(claim.pin.account_id), now);
    if (!answer.pinterest_pin_id.empty()) {
        spdlog::info("{}: stands on the board already, as {}", LogName(claim), answer.pinterest_pin_id);
        Accepted(claim, answer.pinterest_pin_id);
        return false;
    }
    if (answer.complete)
        return true;
    if (m_tools.stopping) {
        BackTo(claim, PinState::kScheduled, std::nullopt, std::nullopt);
        return false;
    }
    // Nothing was posted, whatever became of the reading; and the token was renewed already where that helps.
    pinterest::Fault fault = answer.fault.value_or(pinterest::Fault{});
    if (!answer.fault)
        fault.detail = "The board could not be read to its end.";
    fault.sent = false;
    fault.definite = fault.definite && fault.cause != Cause::kSessionExpired;
    Refused(claim, fault, answer.meta, {});
    return false;
}

void Poster::Send(const store::Claim& claim, const oauth::Access& access, const pinterest::ImageFile& image)
{
    const Pin& pin = claim.pin;
    pinterest::PinToCreate request;
    request.board_id = pin.board_id;
    request.board_section_id = pin.board_section_id;
    request.title = pin.title;
    request.description = pin.description;
    request.alt_text = pin.alt_text;
    request.link = pin.link;
    request.image = image;

    bool fence_asked = false;
    bool fence_opened = false;
    const auto fence = [&] {
        fence_asked = true;
        m_tools.reached(steps::kFence);
        fence_opened = !m_tools.stopping && m_tools.store.publications.MarkSending(claim.publication.id);
        m_tools.reached(steps::kSending);
        return fence_opened;
    };
    pinterest::Answer<pinterest::RemotePin> answer = access.api->CreatePin(access.token, request, fence);
    m_tools.reached(steps::kAnswered);
    m_tools.skews.Note(access.api->endpoint().api_url, answer.meta, m_tools.clock.Now());

    if (answer.ok() && !answer.value->id.empty()) {
        m_tools.changed_texts.Note(pin.account_id, TextsOf(claim.publication), *answer.value);
        Accepted(claim, answer.value->id);
        return;
    }
    pinterest::Fault fault = answer.ok() ? pinterest::Fault{} : answer.fault;
    // The fence is the last word on whether the request can have arrived.
    fault.sent = fault.sent || fence_opened;
    if (fence_asked && !fence_opened && !fault.sent) {
        const bool stopping = m_tools.stopping;
        BackTo(claim, PinState::kScheduled,
               stopping ? std::nullopt : std::optional{Diagnose(Cause::kStorage)},
               stopping ? std::nullopt : std::optional{m_tools.clock.Now() + BackOff(pin.attempts)});
        return;
    }
    if (fault.sent && answer.meta.date)
        KeepSkew(claim, access.api->endpoint().api_url);
    Refused(claim, fault, answer.meta, access.token);
}

void Poster::KeepSkew(const store::Claim& claim, const std::string& api_url)
{
    const Timestamp now = m_tools.clock.Now();
    if (!StartedJustNow(claim.publication, now))
        return;
    if (const auto skew = m_tools.skews.Fresh(api_url, now))
        (void)m_tools.store.publications.SetSkew(claim.publication.id, skew->count());
}

void Poster::Accepted(const store::Claim& claim, const std::string& pinterest_pin_id)
{
    m_tools.lanes.Flow(claim.pin.account_id);
    store::Store& store = m_tools.store;
    const std::int64_t publication = claim.publication.id;
    const Timestamp now = m_tools.clock.Now();
    m_tools.seen_boards.Note(claim.pin.account_id, claim.pin.board_id, claim.pin.board_section_id, now);
    m_tools.figures.Accepted(claim.pin, now);
    const std::string page =
        PinPage(m_tools.sites, m_tools.EnvironmentOf(claim.pin.account_id), pinterest_pin_id);
    const Result<Done> accepted = m_tools.settlements.Settle(
        LogName(claim) + " published as " + pinterest_pin_id,
        [=, &store] { return store.publications.Accept(publication, pinterest_pin_id, now, page); });
    if (accepted.ok()) {
        spdlog::info("{}: published as {}", LogName(claim), pinterest_pin_id);
        return;
    }
    if (accepted.error().cause == Cause::kStorage || accepted.error().cause == Cause::kDiskFull)
        return;
    // The id belongs to another pin of ours: a look took it for that one, or Pinterest made nothing new.
    if (claim.pin.attempts < kMostForeignIds)
        Unknown(claim,
                "Pinterest answered with pin " + pinterest_pin_id + ", which is another pin of yours.");
    else
        BackTo(claim, PinState::kFailed,
               Diagnose(Cause::kRefusedByPinterest, "Pinterest made no new pin of this; it names pin " +
                                                        pinterest_pin_id + " each time."),
               std::nullopt);
}

bool Poster::IsForPersonalAccount(const std::string& account_id, const pinterest::Fault& fault,
                                  const pinterest::Meta& meta)
{
    constexpr int kForbidden = 403;
    if (fault.cause != Cause::kRefusedByPinterest || !fault.definite || meta.status != kForbidden)
        return false;
    const std::optional<store::AccountRecord> record = m_tools.store.accounts.Find(account_id);
    return record && oauth::StandingAttention(record->account.account_type).has_value();
}

void Poster::Refused(const store::Claim& claim, const pinterest::Fault& given, const pinterest::Meta& meta,
                     const std::string& token)
{
    const std::string& account_id = claim.pin.account_id;
    pinterest::Fault fault = given;
    if (IsForPersonalAccount(account_id, given, meta))
        fault.cause = Cause::kPersonalAccount;
    const Timestamp now = m_tools.clock.Now();
    const Verdict verdict = Judge(fault, meta.rate_limit, claim.pin.attempts);
    if (verdict.kind != Verdict::Kind::kLook)
        m_tools.figures.Refused(fault.cause);
    spdlog::warn("{}: {} (status {}, code {}, request {})", LogName(claim), Describe(fault.cause).id,
                 meta.status, fault.code, meta.request_id);
    switch (verdict.kind) {
        case Verdict::Kind::kLook:
            Unknown(claim, {});
            return;
        case Verdict::Kind::kRenew:
            Renew(claim, fault, token);
            return;
        case Verdict::Kind::kHold:
            if (fault.definite)
                m_tools.connections.Refused(account_id, fault);
            BackTo(claim, PinState::kHeld, Diagnose(fault.cause, fault.detail), std::nullopt);
            return;
        case Verdict::Kind::kFail:
            BackTo(claim, PinState::kFailed, Diagnose(fault.cause, fault.detail), std::nullopt);
            return;
        case Verdict::Kind::kRetry:
            break;
    }
    if (verdict.reach == Verdict::Reach::kAccount) {
        const bool asked_to_wait = fault.cause == Cause::kRateLimited || fault.cause == Cause::kSpamBlock;
        const std::chrono::milliseconds pause =
            asked_to_wait ? verdict.wait
                          : std::min<std::chrono::milliseconds>(BackOff(m_tools.lanes.CountMiss(account_id)),
                                                                kLongestAccountPause);
        m_tools.lanes.Pause(account_id, {now + pause, Diagnose(fault.cause, fault.detail), asked_to_wait});
    }
    BackTo(claim, PinState::kScheduled, Diagnose(fault.cause, fault.detail), now + verdict.wait);
}

void Poster::Renew(const store::Claim& claim, const pinterest::Fault& fault, const std::string& token)
{
    const std::string& account_id = claim.pin.account_id;
    if (token.empty() || m_tools.lanes.WasRenewed(account_id, token)) {
        m_tools.connections.Refused(account_id, fault);
        BackTo(claim, PinState::kHeld, Diagnose(fault.cause, fault.detail), std::nullopt);
        return;
    }
    const Result<oauth::Access> renewed = m_tools.connections.Renew(account_id, token);
    if (!renewed.ok()) {
        Refused(claim, NeverSent(renewed.error()), {}, {});
        return;
    }
    m_tools.lanes.Renewed(account_id, renewed->token);
    BackTo(claim, PinState::kScheduled, std::nullopt, std::nullopt);
}

void Poster::Unknown(const store::Claim& claim, const std::string& why)
{
    m_tools.figures.Unknown();
    store::Store& store = m_tools.store;
    const std::int64_t publication = claim.publication.id;
    const Timestamp now = m_tools.clock.Now();
    const Timestamp look_at = now + m_tools.plan.after.front();
    const Diagnosis cause = Diagnose(Cause::kOutcomeUnknown, why);
    (void)m_tools.settlements.Settle(
        LogName(claim) + " of unknown outcome", [&store, publication, cause, look_at, now] {
            return store.publications.MarkUnknown(publication, cause, look_at, now);
        });
}

void Poster::BackTo(const store::Claim& claim, PinState state, std::optional<Diagnosis> cause,
                    std::optional<Timestamp> not_before)
{
    store::Store& store = m_tools.store;
    const std::int64_t publication = claim.publication.id;
    const Timestamp now = m_tools.clock.Now();
    (void)m_tools.settlements.Settle(LogName(claim) + " not made, " + std::string(ToString(state)),
                                     [&store, publication, state, cause, not_before, now] {
                                         return store.publications.Refuse(publication, state, cause,
                                                                          not_before, now);
                                     });
}

}  // namespace pinwright::publish
