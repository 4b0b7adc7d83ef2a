// Writes the outcome of a publication into the store: accepted, refused, unknown, or never made. If the
// store can't write it now, it is written later (pending_writes.hpp).
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "proxy/publish/tools.hpp"
#include "proxy/store/records.hpp"

namespace pinwright::publish {

/// The longest that an unreachable Pinterest pauses the account's other pins.
inline constexpr std::chrono::seconds kLongestAccountPause{60};
/// If Pinterest keeps answering with the id of another pin of ours, the pin fails at this attempt.
inline constexpr int kMostForeignIds = 3;

/// Threads: any number may call at once, one per claim.
class Outcomes {
public:
    explicit Outcomes(Tools& tools);

    /// Pinterest made the pin, or already had it. If the id belongs to another pin, looks this one up, or
    /// fails it.
    void Accepted(const store::Claim& claim, const std::string& pinterest_pin_id);
    /// Does what the verdict on the fault says (verdict.hpp): retry later, hold, fail, renew the token, or
    /// look it up. `token`: the one used for the call; empty if there was no call.
    void Refused(const store::Claim& claim, const pinterest::Fault& given, const pinterest::Meta& meta,
                 const std::string& token);
    /// An error on our side prevented the call.
    void NeverSent(const store::Claim& claim, const Error& error);
    /// The pin certainly was not made: puts it back into `state`, not to be tried before `not_before`.
    void NotMade(const store::Claim& claim, PinState state, std::optional<Diagnosis> cause,
                 std::optional<Timestamp> not_before);

private:
    /// Whether Pinterest gave no specific reason for a 403 and the account isn't a business account.
    bool IsForPersonalAccount(const std::string& account_id, const pinterest::Fault& fault,
                              const pinterest::Meta& meta);
    void Renew(const store::Claim& claim, const pinterest::Fault& fault, const std::string& token);
    void Unknown(const store::Claim& claim, const std::string& why);

private:
    Tools& m_tools;
};

/// A publication's name in the log.
std::string LogName(const store::Claim& claim);

}  // namespace pinwright::publish
