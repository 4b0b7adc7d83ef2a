#include "proxy/oauth/image_proxy.hpp"

#include <chrono>

#include "proxy/net/address.hpp"

namespace pinwright::oauth {

namespace {

constexpr std::chrono::milliseconds kDeadline{15'000};

}  // namespace

bool IsImageAddress(std::string_view url, std::string_view api_url)
{
    const std::optional<net::Address> address = net::ParseAddress(url);
    if (!address || !net::IsAllowedAddress(url))
        return false;
    if (address->scheme == net::Scheme::kHttps && address->port == 443 &&
        address->host.ends_with(".pinimg.com"))
        return true;
    const std::optional<net::Address> api = net::ParseAddress(api_url);
    return api && api->Origin() == address->Origin();
}

std::optional<std::string> SniffImage(std::string_view bytes)
{
    using namespace std::string_view_literals;
    if (bytes.starts_with("\xff\xd8\xff"sv))
        return "image/jpeg";
    if (bytes.starts_with("\x89PNG\r\n\x1a\n"sv))
        return "image/png";
    if (bytes.starts_with("GIF87a"sv) || bytes.starts_with("GIF89a"sv))
        return "image/gif";
    if (bytes.size() >= 12 && bytes.starts_with("RIFF"sv) && bytes.substr(8, 4) == "WEBP"sv)
        return "image/webp";
    return std::nullopt;
}

ImageProxy::ImageProxy(const config::Config& config, net::Transport& transport, store::Accounts& accounts,
                       store::RemoteImages& images)
    : m_config(config), m_transport(transport), m_accounts(accounts), m_images(images)
{
}

std::optional<RemoteImage> ImageProxy::Fetch(std::string_view key)
{
    const std::optional<store::ImageSource> source = m_images.Find(key);
    if (!source)
        return std::nullopt;
    const std::optional<store::AccountRecord> record = m_accounts.Find(source->account_id);
    if (!record)
        return std::nullopt;
    const config::PinterestSite* site = nullptr;
    if (record->account.environment == m_config.site.environment)
        site = &m_config.site;
    else if (m_config.sandbox && record->account.environment == m_config.sandbox->environment)
        site = &*m_config.sandbox;
    if (!site || !IsImageAddress(source->url, site->api_url))
        return std::nullopt;

    net::Request request;
    request.url = source->url;
    request.headers = {{"Accept", "image/*"}};
    request.deadline = kDeadline;
    request.answer_limit = kRemoteImageLimit;
    net::Outcome outcome = m_transport.Send(request);
    if (!outcome.reply || outcome.reply->status != 200)
        return std::nullopt;
    std::optional<std::string> type = SniffImage(outcome.reply->body);
    if (!type)
        return std::nullopt;
    return RemoteImage{std::move(outcome.reply->body), std::move(*type)};
}

}  // namespace pinwright::oauth
