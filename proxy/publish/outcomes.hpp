// What a publication came to, written into the store: accepted, refused, unknown, or never made. One that the
// store can't take now is written later (pending_writes.hpp).
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "proxy/publish/tools.hpp"
#include "proxy/store/records.hpp"

namespace pinwright::publish {

/// For how long one unreachable Pinterest keeps the account's other pins waiting, at most.
inline constexpr std::chrono::seconds kLongestAccountPause{60};
/// From which publication on a pin counts as failed when Pinterest answers with the id of another pin of
/// ours.
inline constexpr int kMostForeignIds = 3;

/// Threads: any number may call at once, for one claim each.
class Outcomes {
public:
    explicit Outcomes(Tools& tools);

    /// Pinterest made the pin, or it is there already. Where the ID is another pin's, this one is looked up,
    /// or fails.
    void Accepted(const store::Claim& claim, const std::string& pinterest_pin_id);
    /// What the fault says of it (verdict.hpp): again later, on hold, failed, a new token first, or unknown.
    /// `token`: what the call was made with; empty: none was made.
    void Refused(const store::Claim& claim, const pinterest::Fault& given, const pinterest::Meta& meta,
                 const std::string& token);
    /// An error of ours kept the call from being made.
    void NeverSent(const store::Claim& claim, const Error& error);
    /// Surely not made: back to this state, and not again before that time.
    void NotMade(const store::Claim& claim, PinState state, std::optional<Diagnosis> cause,
                 std::optional<Timestamp> not_before);

private:
    /// Whether Pinterest gave no reason of its own to forbid it to an account that is no business.
    bool IsForPersonalAccount(const std::string& account_id, const pinterest::Fault& fault,
                              const pinterest::Meta& meta);
    void Renew(const store::Claim& claim, const pinterest::Fault& fault, const std::string& token);
    void Unknown(const store::Claim& claim, const std::string& why);

private:
    Tools& m_tools;
};

/// A publication as the log names it.
std::string LogName(const store::Claim& claim);

}  // namespace pinwright::publish
