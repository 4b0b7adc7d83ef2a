#include "proxy/publish/outcomes.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <utility>

#include "proxy/oauth/account_causes.hpp"
#include "proxy/publish/verdict.hpp"

namespace pinwright::publish {

namespace {

/// Turns an error that prevented the call into a fault for Judge().
pinterest::Fault FaultOf(const Error& error)
{
    pinterest::Fault fault;
    fault.cause = error.cause;
    fault.detail = error.detail;
    return fault;
}

}  // namespace

std::string LogName(const store::Claim& claim)
{
    return "pin " + claim.pin.id + " (publication " + std::to_string(claim.publication.id) + ")";
}

Outcomes::Outcomes(Tools& tools) : m_tools(tools) {}

void Outcomes::NeverSent(const store::Claim& claim, const Error& error)
{
    Refused(claim, FaultOf(error), {}, {});
}

void Outcomes::Accepted(const store::Claim& claim, const std::string& pinterest_pin_id)
{
    m_tools.lanes.Flow(claim.pin.account_id);
    store::Store& store = m_tools.store;
    const std::int64_t publication = claim.publication.id;
    const Timestamp now = m_tools.clock.Now();
    m_tools.seen_boards.Note(claim.pin.account_id, claim.pin.board_id, claim.pin.board_section_id, now);
    m_tools.figures.Accepted(claim.pin, now);
    const std::string page =
        PinPage(m_tools.sites, m_tools.EnvironmentOf(claim.pin.account_id), pinterest_pin_id);
    const Result<Done> accepted = m_tools.pending_writes.Settle(
        LogName(claim) + " published as " + pinterest_pin_id,
        [=, &store] { return store.publications.Accept(publication, pinterest_pin_id, now, page); });
    if (accepted.ok()) {
        spdlog::info("{}: published as {}", LogName(claim), pinterest_pin_id);
        return;
    }
    if (accepted.error().cause == Cause::kStorage || accepted.error().cause == Cause::kDiskFull)
        return;
    // The id belongs to another pin of ours: a lookup matched it to that one, or Pinterest created nothing
    // new.
    if (claim.pin.attempts < kMostForeignIds)
        Unknown(claim,
                "Pinterest answered with pin " + pinterest_pin_id + ", which is another pin of yours.");
    else
        NotMade(claim, PinState::kFailed,
                Diagnose(Cause::kRefusedByPinterest,
                         "Pinterest created no new pin; it returned pin " + pinterest_pin_id + " each time."),
                std::nullopt);
}

bool Outcomes::IsForPersonalAccount(const std::string& account_id, const pinterest::Fault& fault,
                                    const pinterest::Meta& meta)
{
    constexpr int kForbidden = 403;
    if (fault.cause != Cause::kRefusedByPinterest || !fault.definite || meta.status != kForbidden)
        return false;
    const std::optional<store::AccountRecord> record = m_tools.store.accounts.Find(account_id);
    return record && oauth::StandingAttention(record->account.account_type).has_value();
}

void Outcomes::Refused(const store::Claim& claim, const pinterest::Fault& given, const pinterest::Meta& meta,
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
            NotMade(claim, PinState::kHeld, Diagnose(fault.cause, fault.detail), std::nullopt);
            return;
        case Verdict::Kind::kFail:
            NotMade(claim, PinState::kFailed, Diagnose(fault.cause, fault.detail), std::nullopt);
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
    NotMade(claim, PinState::kScheduled, Diagnose(fault.cause, fault.detail), now + verdict.wait);
}

void Outcomes::Renew(const store::Claim& claim, const pinterest::Fault& fault, const std::string& token)
{
    const std::string& account_id = claim.pin.account_id;
    if (token.empty() || m_tools.lanes.WasRenewed(account_id, token)) {
        m_tools.connections.Refused(account_id, fault);
        NotMade(claim, PinState::kHeld, Diagnose(fault.cause, fault.detail), std::nullopt);
        return;
    }
    const Result<oauth::Access> renewed = m_tools.connections.Renew(account_id, token);
    if (!renewed.ok()) {
        NeverSent(claim, renewed.error());
        return;
    }
    m_tools.lanes.Renewed(account_id, renewed->token);
    NotMade(claim, PinState::kScheduled, std::nullopt, std::nullopt);
}

void Outcomes::Unknown(const store::Claim& claim, const std::string& why)
{
    m_tools.figures.Unknown();
    store::Store& store = m_tools.store;
    const std::int64_t publication = claim.publication.id;
    const Timestamp now = m_tools.clock.Now();
    const Timestamp look_at = now + m_tools.plan.after.front();
    const Diagnosis cause = Diagnose(Cause::kOutcomeUnknown, why);
    (void)m_tools.pending_writes.Settle(
        LogName(claim) + " of unknown outcome", [&store, publication, cause, look_at, now] {
            return store.publications.MarkUnknown(publication, cause, look_at, now);
        });
}

void Outcomes::NotMade(const store::Claim& claim, PinState state, std::optional<Diagnosis> cause,
                       std::optional<Timestamp> not_before)
{
    store::Store& store = m_tools.store;
    const std::int64_t publication = claim.publication.id;
    const Timestamp now = m_tools.clock.Now();
    (void)m_tools.pending_writes.Settle(LogName(claim) + " not made, " + std::string(ToString(state)),
                                        [&store, publication, state, cause, not_before, now] {
                                            return store.publications.Refuse(publication, state, cause,
                                                                             not_before, now);
                                        });
}

}  // namespace pinwright::publish
