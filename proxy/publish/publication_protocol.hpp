// How one claimed pin is published, step by step:
//   1. claimed    the store has written the publication as started (store::Queue::ClaimNext)
//   2. image      the file that leaves; without it nothing is asked of Pinterest
//   3. token      one that works
//   4. clock      it isn't too early by Pinterest's clock
//   5. old news   a pin that is long overdue isn't there already
//   6. request    streamed up to its last byte
//   7. fence      `sending` is committed, then the last byte goes out
//   8. outcome    accepted, refused or unknown, committed (outcomes.hpp); unknown ones are looked up
//   (looker.hpp)
// Exactly one call that makes a pin for each publication. Whatever stops it before the fence: surely not
// made.
#pragma once

#include <string>

#include "proxy/publish/outcomes.hpp"
#include "proxy/publish/overdue_lookup.hpp"
#include "proxy/publish/tools.hpp"
#include "proxy/store/records.hpp"

namespace pinwright::publish {

/// How long a pin waits at most before its clock is asked about again.
inline constexpr std::chrono::minutes kClockRecheck{5};

/// Threads: any number may publish at once, one of each account.
class PublicationProtocol {
public:
    explicit PublicationProtocol(Tools& tools);

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
    /// The request, its fence and its outcome.
    void Send(const store::Claim& claim, const oauth::Access& access, const pinterest::ImageFile& image);

private:
    Tools& m_tools;
    OldNews m_old_news;
    Outcomes m_outcomes;
};

}  // namespace pinwright::publish
