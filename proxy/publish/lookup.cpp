#include "proxy/publish/lookup.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "proxy/publish/verdict.hpp"

namespace pinwright::publish {

namespace {

/// The texts of the other pins for this board whose outcome is unknown. A pin found on the board may be one
/// of those instead.
std::vector<Texts> OpenTexts(store::Store& store, const store::Publication& publication)
{
    std::vector<Texts> open;
    store::PinFilter filter;
    filter.states = {PinState::kPublishing, PinState::kUnconfirmed};
    filter.account_id = publication.account_id;
    filter.board_id = publication.board_id;
    filter.limit = 1000;
    for (const Pin& pin : store.pins.List(filter).items)
        if (pin.id != publication.pin_id)
            open.push_back(TextsOf(pin));
    return open;
}

/// Removes listed pins that another open pin of ours could explain too, ignoring the fields in `left_out`.
/// Returns whether it removed any.
bool RemoveExplained(std::vector<pinterest::RemotePin>& pins, const std::vector<Texts>& open, Fields left_out)
{
    const auto explained = [&](const pinterest::RemotePin& pin) {
        const Texts texts = TextsOf(pin);
        return std::any_of(open.begin(), open.end(),
                           [&](const Texts& one) { return (Differing(one, texts) & ~left_out) == kNoField; });
    };
    return std::erase_if(pins, explained) > 0;
}

/// The same pins as shown to the person.
std::vector<Candidate> CandidatesOf(const std::vector<pinterest::RemotePin>& pins,
                                    const std::vector<config::PinterestSite>& sites, Environment environment)
{
    std::vector<Candidate> candidates;
    for (const pinterest::RemotePin& pin : pins)
        candidates.push_back({pin.id, PinPage(sites, environment, pin.id), pin.title, pin.created_at});
    return candidates;
}

std::string Named(const std::vector<pinterest::RemotePin>& pins)
{
    std::string names;
    for (const pinterest::RemotePin& pin : pins) {
        if (!names.empty())
            names += ", ";
        names += pin.id;
        if (pin.created_at)
            names += " (made " + FormatRfc3339(*pin.created_at) + ")";
    }
    return names;
}

}  // namespace

LookResult Conclude(const Findings& findings, bool complete, LookRank rank)
{
    if (findings.exact.size() == 1)
        return LookResult::kAdopt;
    if (findings.exact.size() > 1)
        return LookResult::kAskPerson;
    if (!complete)
        return LookResult::kLookAgain;
    if (rank == LookRank::kEarly)
        return LookResult::kLookLater;
    return findings.near.empty() ? LookResult::kAbsent : LookResult::kAskPerson;
}

Place PlaceOf(const store::Publication& publication)
{
    return {publication.account_id, publication.board_id, publication.board_section_id};
}

/// What one lookup reads: first the board and its section, then the account's pins if anything is still
/// missing.
struct Lookup::Lists {
    std::vector<Listed> pins;
    bool complete = true;
    std::optional<pinterest::Fault> fault;
    pinterest::Meta meta;
    std::optional<std::chrono::milliseconds> skew;

    void Add(Reading reading)
    {
        for (pinterest::RemotePin& pin : reading.pins)
            pins.emplace_back(std::move(pin));
        complete = complete && reading.complete;
        if (reading.fault) {
            fault = std::move(reading.fault);
            meta = reading.meta;
        }
    }
};

Lookup::Lookup(Tools& tools) : m_tools(tools) {}

Lookup::Lists Lookup::Read(const Place& place, Timestamp floor, Depth depth)
{
    Lists lists;
    const auto give_up = [this] { return m_tools.stopping.load(); };
    const auto board_list = [&](const std::string& section_id) {
        return [this, &place, &lists, section_id](std::string_view bookmark) {
            return m_tools.Ask(place.account_id, [&](pinterest::Api& api, const std::string& token) {
                auto answer = api.ListBoardPins(token, place.board_id, section_id, bookmark);
                if (answer.meta.date)
                    lists.skew = *answer.meta.date - m_tools.clock.Now();
                return answer;
            });
        };
    };
    lists.Add(ReadPins(board_list({}), floor, depth, give_up));
    if (lists.complete && !place.board_section_id.empty())
        lists.Add(ReadPins(board_list(place.board_section_id), floor, depth, give_up));
    return lists;
}

Findings Lookup::FindIn(const Lists& lists, const store::Publication& publication, Environment environment)
{
    const auto is_other = [&](const std::string& id) {
        return m_tools.store.lookups.IsOurs(environment, id) ||
               m_tools.store.lookups.IsRejected(publication.pin_id, id);
    };
    const Fields left_out = m_tools.changed_texts.Of(publication.account_id);
    Findings findings = Find(SoughtFor(publication, lists.skew, kNoField), lists.pins, is_other);
    if (findings.exact.empty() && left_out != kNoField) {
        findings = Find(SoughtFor(publication, lists.skew, left_out), lists.pins, is_other);
        // Without those fields two of our own pins may look the same. Only a person can tell which one this
        // is.
        if (RemoveExplained(findings.exact, OpenTexts(m_tools.store, publication), left_out))
            findings.near = Find(SoughtFor(publication, lists.skew, left_out), lists.pins, is_other).exact;
    } else if (findings.exact.empty() && !findings.near.empty()) {
        RemoveExplained(findings.near, OpenTexts(m_tools.store, publication), kNoField);
    }
    return findings;
}

void Lookup::Look(const std::vector<store::Publication>& publications)
{
    if (publications.empty())
        return;
    const Place place = PlaceOf(publications.front());
    const Timestamp now = m_tools.clock.Now();
    const Environment environment = m_tools.EnvironmentOf(place.account_id);

    Timestamp floor = Timestamp::max();
    Depth depth = Depth::kPastFloor;
    for (const store::Publication& publication : publications) {
        floor = std::min(floor, SoughtFor(publication, std::nullopt, kNoField).from - kNearMissSpan);
        if (RankOf(publication, now, m_tools.plan) == LookRank::kLast)
            depth = Depth::kToTheEnd;
    }

    Lists lists = Read(place, floor, depth);
    KeepSkew(publications, lists.skew);
    m_tools.reached(steps::kLooked);
    std::vector<const store::Publication*> missing;
    for (const store::Publication& publication : publications) {
        const Findings findings = FindIn(lists, publication, environment);
        if (findings.exact.empty())
            missing.push_back(&publication);
        else
            Settle(publication, findings, lists, now);
    }
    if (missing.empty())
        return;

    if (lists.complete) {
        const auto all_pins = [&](std::string_view bookmark) {
            return m_tools.Ask(place.account_id, [&](pinterest::Api& api, const std::string& token) {
                return api.ListPins(token, bookmark);
            });
        };
        lists.Add(ReadPins(all_pins, floor, depth, [this] { return m_tools.stopping.load(); }));
    }
    for (const store::Publication* publication : missing)
        Settle(*publication, FindIn(lists, *publication, environment), lists, now);
}

void Lookup::KeepSkew(const std::vector<store::Publication>& publications,
                      std::optional<std::chrono::milliseconds> skew)
{
    if (!skew)
        return;
    const Timestamp now = m_tools.clock.Now();
    for (const store::Publication& publication : publications)
        if (!publication.skew_known && StartedJustNow(publication, now))
            (void)m_tools.store.publications.SetSkew(publication.id, skew->count());
}

void Lookup::Settle(const store::Publication& publication, const Findings& findings, const Lists& lists,
                    Timestamp now)
{
    store::Store& store = m_tools.store;
    const std::int64_t id = publication.id;
    const std::string what = "pin " + publication.pin_id;
    const LookRank rank = RankOf(publication, now, m_tools.plan);

    switch (Conclude(findings, lists.complete, rank)) {
        case LookResult::kAdopt: {
            const std::string found = findings.exact.front().id;
            const std::string page =
                PinPage(m_tools.sites, m_tools.EnvironmentOf(publication.account_id), found);
            const Result<Done> accepted = m_tools.pending_writes.Settle(
                what + " found as " + found,
                [&store, id, found, now, page] { return store.publications.Accept(id, found, now, page); });
            if (accepted.ok())
                spdlog::info("{}: had been created after all, as {}", what, found);
            else
                (void)store.lookups.Record(id, false, LookAgain(publication, now, m_tools.plan),
                                           std::nullopt);
            return;
        }
        case LookResult::kAskPerson: {
            const auto& found = findings.exact.empty() ? findings.near : findings.exact;
            const Diagnosis cause = Diagnose(
                Cause::kNeedsDecision, "On the board, there is a pin like this one: " + Named(found) + ".");
            spdlog::warn("{}: a person has to decide, candidates {}", what, Named(found));
            const std::vector<Candidate> candidates =
                CandidatesOf(found, m_tools.sites, m_tools.EnvironmentOf(publication.account_id));
            (void)m_tools.pending_writes.Settle(what, [&store, id, cause, candidates] {
                return store.lookups.AskPerson(id, candidates, cause);
            });
            return;
        }
        case LookResult::kAbsent:
            spdlog::info("{}: was never created, will be published again", what);
            (void)m_tools.pending_writes.Settle(
                what, [&store, id, now] { return store.lookups.MarkAbsent(id, now); });
            return;
        case LookResult::kLookLater: {
            const Timestamp next = NextLook(publication, now, m_tools.plan);
            (void)store.lookups.Record(id, true, next, Diagnose(Cause::kOutcomeUnknown));
            return;
        }
        case LookResult::kLookAgain: {
            Timestamp next = LookAgain(publication, now, m_tools.plan);
            std::string why = "Not all of the account's pins could be read yet.";
            if (lists.fault) {
                why = "Checking has not worked yet: " +
                      Diagnose(lists.fault->cause, lists.fault->detail).detail;
                if (lists.fault->cause == Cause::kRateLimited)
                    next = std::max(next, now + RateLimitWait(lists.meta.rate_limit));
            }
            spdlog::info("{}: lookup failed: {}", what, why);
            (void)store.lookups.Record(id, false, next, Diagnose(Cause::kOutcomeUnknown, why));
            return;
        }
    }
}

}  // namespace pinwright::publish
