// Publishes one claimed pin: image, token, clock, old news, the call with its fence, and the outcome
// into the store. Exactly one call that makes a pin for each publication.
#pragma once

#include <string>

#include "proxy/publish/old_news.hpp"
#include "proxy/publish/outcome.hpp"
#include "proxy/publish/tools.hpp"
#include "proxy/store/records.hpp"

namespace pinwright::publish {

/// For how long one unreachable Pinterest keeps the account's other pins waiting, at most.
inline constexpr std::chrono::seconds kLongestAccountPause{60};
/// How long a pin waits at most before its clock is asked about again.
inline constexpr std::chrono::minutes kClockRecheck{5};
/// From which publication on a pin counts as failed when Pinterest answers with the id of another pin of
/// ours.
inline constexpr int kMostForeignIds = 3;

/// Threads: any number may publish at once, one of each account.
class Poster {
public:
    explicit Poster(Tools& tools);

    /// Blocks until the outcome is settled; whatever it is, it is in the store then.
    void Publish(const store::Claim& claim);

private:
    /// The image in its whole length; kImageMissing where the file is gone or altered.
    Result<pinterest::ImageFile> FindImage(const Pin& pin);

    /// Whether the pin may go out by Pinterest's clock; settles it where not.
    bool ClockAllows(const store::Claim& claim, const std::string& api_url);
    /// Whether it still has to be posted; settles it where not.
    bool StillToPost(const store::Claim& claim);
    /// Keeps with the publication what the clocks say against each other, where that is sure: with a wrong
    /// skew the pin would be looked for at the wrong time, and not be found.
    void KeepSkew(const store::Claim& claim, const std::string& api_url);
    void Send(const store::Claim& claim, const oauth::Access& access, const pinterest::ImageFile& image);

    /// Whether Pinterest gave no reason of its own to forbid it to an account that is no business.
    bool IsForPersonalAccount(const std::string& account_id, const pinterest::Fault& fault,
                              const pinterest::Meta& meta);
    void Accepted(const store::Claim& claim, const std::string& pinterest_pin_id);
    void Refused(const store::Claim& claim, const pinterest::Fault& given, const pinterest::Meta& meta,
                 const std::string& token);
    void Renew(const store::Claim& claim, const pinterest::Fault& fault, const std::string& token);
    void Unknown(const store::Claim& claim, const std::string& why);
    void BackTo(const store::Claim& claim, PinState state, std::optional<Diagnosis> cause,
                std::optional<Timestamp> not_before);

private:
    Tools& m_tools;
    OldNews m_old_news;
};

}  // namespace pinwright::publish
