// Routes for existing pins: change, cancel, retry, decide.
#include <functional>
#include <nlohmann/json.hpp>

#include "proxy/http/pin_checks.hpp"
#include "proxy/http/replies.hpp"
#include "proxy/http/routes.hpp"
#include "shared/api_json.hpp"
#include "shared/clean_text.hpp"
#include "shared/identifiers.hpp"
#include "shared/pin_rules.hpp"

namespace pinwright::http {

namespace {

/// How often a step is tried if the pin keeps changing meanwhile.
constexpr int kMostBeginnings = 5;

/// No pin ever has this revision.
constexpr std::int64_t kNoRevision = -1;

Response PinReply(const Services& services, const Result<Pin>& pin)
{
    if (!pin.ok())
        return ErrorReply(pin.error());
    services.publisher.Wake();
    return JsonReply(200, ToJson(*pin, PinDetail::kWhole));
}

using Step = std::function<Result<Pin>(const Pin& before)>;

/// Reads the pin and runs the step on it. The store refuses the step if the pin has changed meanwhile, for
/// example was held or resumed. Then reads the pin again and repeats the step.
Result<Pin> OnPin(const Services& services, std::string_view id, const Step& step)
{
    Result<Pin> done = store::UnknownPin();
    std::optional<Pin> pin = IsUuid(id) ? services.store.pins.Find(id) : std::nullopt;
    for (int beginning = 0; pin && beginning < kMostBeginnings; ++beginning) {
        done = step(*pin);
        if (done.ok() || done.error().cause != Cause::kConflict)
            return done;
        const std::int64_t seen = pin->revision;
        pin = services.store.pins.Find(id);
        if (pin && pin->revision == seen)
            return done;
    }
    return done;
}

Result<Pin> Change(const Services& services, const Pin& before, const PinChange& change)
{
    Pin wanted = Cleaned(Changed(before, change));
    // A change that is based on other contents of the pin must fail. This revision makes the store refuse it,
    // even if the pin reaches `based_on` just now: the rest of `wanted` comes from `before`.
    const std::int64_t based_on = change.revision.value_or(before.revision);
    if (based_on != before.revision &&
        !services.store.pin_changes.IsSameSince(before.id, before.revision, based_on))
        wanted.revision = kNoRevision;
    // Checks nothing if the store will refuse the change anyway, for its revision or the pin's state.
    if (MayBeChanged(before.state) && wanted.revision != kNoRevision) {
        const bool draft = change.state.value_or(before.state) == PinState::kDraft;
        if (const std::optional<Error> refusal = draft ? RefuseDraft(wanted) : RefusePin(services, wanted))
            return *refusal;
    }
    return services.store.pin_changes.Change(wanted, change.state, services.clock.Now(), change.slot);
}

Response PatchPin(const Services& services, std::string_view id, const BodyReader& read)
{
    const Result<nlohmann::json> json = ReadJson(read);
    if (!json.ok())
        return ErrorReply(json.error());
    const Result<PinChange> change = PinChangeFromJson(*json);
    if (!change.ok())
        return ErrorReply(change.error());
    return PinReply(
        services, OnPin(services, id, [&](const Pin& before) { return Change(services, before, *change); }));
}

/// Checks a canceled pin as if it were new, because it may have been a draft.
Result<Pin> Retry(const Services& services, const Pin& before)
{
    if (before.state == PinState::kCanceled) {
        if (const std::optional<Error> refusal = RefusePin(services, before))
            return *refusal;
    }
    services.publisher.Hurry(before.account_id);
    return services.store.pin_changes.Retry(before.id, before.revision, services.clock.Now());
}

/// The user decides on what was shown, so a conflict is not retried. The store checks the revision.
Response DecidePin(const Services& services, std::string_view id, const BodyReader& read)
{
    const Result<nlohmann::json> json = ReadJson(read);
    if (!json.ok())
        return ErrorReply(json.error());
    const Result<PinDecision> decision = PinDecisionFromJson(*json);
    if (!decision.ok())
        return ErrorReply(decision.error());
    if (!IsUuid(id))
        return ErrorReply(store::UnknownPin());
    const Timestamp now = services.clock.Now();
    return PinReply(services, decision->pinterest_pin_id.empty()
                                  ? services.store.pin_changes.RejectCandidates(id, decision->revision, now)
                                  : services.store.pin_changes.AdoptCandidate(id, decision->pinterest_pin_id,
                                                                              decision->revision, now));
}

}  // namespace

void AddPinChangeRoutes(Router& router, const Services& services)
{
    Endpoint& pin = router.At("/api/v1/pins/{}");
    pin.body_limit = kJsonBodyLimit;
    pin.patch = [&services](const Request& request, const BodyReader& read) {
        return PatchPin(services, request.parameters[0], read);
    };
    pin.remove = [&services](const Request& request) {
        const std::string_view id = request.parameters[0];
        return PinReply(services, IsUuid(id) ? services.store.pin_changes.Cancel(id, services.clock.Now())
                                             : Result<Pin>(store::UnknownPin()));
    };
    router.At("/api/v1/pins/{}/retry").post = [&services](const Request& request, const BodyReader&) {
        return PinReply(services, OnPin(services, request.parameters[0],
                                        [&](const Pin& before) { return Retry(services, before); }));
    };
    Endpoint& decision = router.At("/api/v1/pins/{}/decision");
    decision.body_limit = kJsonBodyLimit;
    decision.post = [&services](const Request& request, const BodyReader& read) {
        return DecidePin(services, request.parameters[0], read);
    };
}

}  // namespace pinwright::http
