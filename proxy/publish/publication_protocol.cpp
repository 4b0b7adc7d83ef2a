#include "proxy/publish/publication_protocol.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <utility>

#include "proxy/publish/verdict.hpp"

namespace pinwright::publish {

PublicationProtocol::PublicationProtocol(Tools& tools) : m_tools(tools), m_old_news(tools), m_outcomes(tools)
{
}

void PublicationProtocol::Publish(const store::Claim& claim)
{
    m_tools.reached(steps::kClaimed);
    const Result<pinterest::ImageFile> image = FindImage(claim.pin);
    if (!image.ok()) {
        spdlog::error("{}: {}", LogName(claim), image.error().log);
        m_outcomes.NeverSent(claim, image.error());
        return;
    }
    const Result<oauth::Access> known = m_tools.connections.AccessTo(claim.pin.account_id);
    if (!known.ok()) {
        m_outcomes.NeverSent(claim, known.error());
        return;
    }
    const std::string& api_url = known->api->endpoint().api_url;
    if (!ClockAllows(claim, api_url) || !StillToPost(claim))
        return;

    // The checks above may have renewed the token.
    const Result<oauth::Access> access = m_tools.connections.AccessTo(claim.pin.account_id);
    if (!access.ok()) {
        m_outcomes.NeverSent(claim, access.error());
        return;
    }
    KeepSkew(claim, api_url);
    Send(claim, *access, *image);
}

Result<pinterest::ImageFile> PublicationProtocol::FindImage(const Pin& pin)
{
    const Result<media::MediaStore::Publishable> found =
        m_tools.media.FindToPublish(pin.media.empty() ? std::string() : pin.media.front());
    if (!found.ok())
        return found.error();
    return pinterest::ImageFile{found->path, found->media.content_type,
                                static_cast<std::uint64_t>(found->media.bytes)};
}

bool PublicationProtocol::ClockAllows(const store::Claim& claim, const std::string& api_url)
{
    if (!claim.pin.publish_at)
        return true;
    const auto early_by = [&]() -> std::optional<std::chrono::milliseconds> {
        const Timestamp now = m_tools.clock.Now();
        const auto skew = m_tools.skews.Fresh(api_url, now);
        return skew ? std::optional{TooEarlyBy(*claim.pin.publish_at, now, *skew)} : std::nullopt;
    };
    // An old reading can let a pin go, but can't hold it back: either clock may have been corrected since.
    if (early_by() != std::chrono::milliseconds{0})
        // Any cheap answer has a Date. If this call fails, the call that creates the pin shows why.
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
    m_outcomes.NotMade(claim, PinState::kScheduled,
                       Diagnose(Cause::kClockWrong, "This machine's clock is " + std::to_string(seconds) +
                                                        " seconds ahead of Pinterest's."),
                       now + std::min<std::chrono::milliseconds>(wait, kClockRecheck));
    return false;
}

bool PublicationProtocol::StillToPost(const store::Claim& claim)
{
    const Timestamp now = m_tools.clock.Now();
    if (!IsOldNews(claim, now))
        return true;
    const OldNewsAnswer answer = m_old_news.Check(claim, m_tools.EnvironmentOf(claim.pin.account_id), now);
    if (!answer.pinterest_pin_id.empty()) {
        spdlog::info("{}: already on the board, as {}", LogName(claim), answer.pinterest_pin_id);
        m_outcomes.Accepted(claim, answer.pinterest_pin_id);
        return false;
    }
    if (answer.complete)
        return true;
    if (m_tools.stopping) {
        m_outcomes.NotMade(claim, PinState::kScheduled, std::nullopt, std::nullopt);
        return false;
    }
    // Nothing was posted, whether or not the reading worked. Ask() already tried a renewal if that could
    // help.
    pinterest::Fault fault = answer.fault.value_or(pinterest::Fault{});
    if (!answer.fault)
        fault.detail = "The whole board could not be read.";
    fault.sent = false;
    fault.definite = fault.definite && fault.cause != Cause::kSessionExpired;
    m_outcomes.Refused(claim, fault, answer.meta, {});
    return false;
}

void PublicationProtocol::Send(const store::Claim& claim, const oauth::Access& access,
                               const pinterest::ImageFile& image)
{
    const Pin& pin = claim.pin;
    pinterest::PinToCreate request;
    request.board_id = pin.board_id;
    request.board_section_id = pin.board_section_id;
    request.SetTexts(pin);
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
        m_outcomes.Accepted(claim, answer.value->id);
        return;
    }
    pinterest::Fault fault = answer.ok() ? pinterest::Fault{} : answer.fault;
    // If the fence opened, the request may have arrived, whatever the answer says.
    fault.sent = fault.sent || fence_opened;
    if (fence_asked && !fence_opened && !fault.sent) {
        const bool stopping = m_tools.stopping;
        m_outcomes.NotMade(
            claim, PinState::kScheduled, stopping ? std::nullopt : std::optional{Diagnose(Cause::kStorage)},
            stopping ? std::nullopt : std::optional{m_tools.clock.Now() + BackOff(pin.attempts)});
        return;
    }
    if (fault.sent && answer.meta.date)
        KeepSkew(claim, access.api->endpoint().api_url);
    m_outcomes.Refused(claim, fault, answer.meta, access.token);
}

void PublicationProtocol::KeepSkew(const store::Claim& claim, const std::string& api_url)
{
    const Timestamp now = m_tools.clock.Now();
    if (!StartedJustNow(claim.publication, now))
        return;
    if (const auto skew = m_tools.skews.Fresh(api_url, now))
        (void)m_tools.store.publications.SetSkew(claim.publication.id, skew->count());
}

}  // namespace pinwright::publish
