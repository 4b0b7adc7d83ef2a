// How one claimed pin is published, step by step:
//   1. claimed    the store has written the publication as started (store::Queue::ClaimNext)
//   2. image      the file to send exists; if not, Pinterest is not called
//   3. token      a valid one
//   4. clock      it isn't too early by Pinterest's clock
//   5. old news   a long overdue pin isn't on the board already
//   6. request    streamed except for its last byte
//   7. fence      `sending` is committed, then the last byte goes out
//   8. outcome    accepted, refused or unknown, committed (outcomes.hpp); unknown ones are looked up
//                 (lookup.hpp)
// Each publication makes at most one call that creates a pin. If it stops before the fence, the pin
// certainly was not made.
#pragma once

#include <string>

#include "proxy/publish/outcomes.hpp"
#include "proxy/publish/overdue_lookup.hpp"
#include "proxy/publish/tools.hpp"
#include "proxy/store/records.hpp"

namespace pinwright::publish {

/// The longest that a pin waits before its clock is checked again.
inline constexpr std::chrono::minutes kClockRecheck{5};

/// Threads: any number may publish at once, one per account.
class PublicationProtocol {
public:
    explicit PublicationProtocol(Tools& tools);

    /// Blocks until the outcome is settled and in the store, or waiting for it (pending_writes.hpp).
    void Publish(const store::Claim& claim);

private:
    /// The complete image; kImageMissing if the file is deleted or altered.
    Result<pinterest::ImageFile> FindImage(const Pin& pin);

    /// Whether the pin may go out by Pinterest's clock. If not, settles it.
    bool ClockAllows(const store::Claim& claim, const std::string& api_url);
    /// Whether it still has to be posted. If not, settles it.
    bool StillToPost(const store::Claim& claim);
    /// Stores the clock skew with the publication, if it is certain: a wrong skew would make the lookup
    /// search at the wrong time and miss the pin.
    void KeepSkew(const store::Claim& claim, const std::string& api_url);
    /// Sends the request, opens the fence, and settles the outcome.
    void Send(const store::Claim& claim, const oauth::Access& access, const pinterest::ImageFile& image);

private:
    Tools& m_tools;
    OldNews m_old_news;
    Outcomes m_outcomes;
};

}  // namespace pinwright::publish
