#include "proxy/diagnosis/public_address.hpp"

#include <nlohmann/json.hpp>

#include "shared/json_text.hpp"
#include "shared/text_ids.hpp"

namespace pinwright::diagnosis {

namespace {

using State = PublicAddress::State;

// Only a part of the time that a person waits for all checks.
constexpr std::chrono::milliseconds kCallLimit{2'000};
constexpr std::size_t kAnswerLimit = 64 * 1024;

constexpr const char* kInstance = "instance";
constexpr const char* kPublicHost = "public_host";

bool IsGatewayError(int status)
{
    return status == 502 || status == 503 || status == 504;
}

}  // namespace

nlohmann::json MarksOf(std::string_view instance, bool public_host)
{
    return {{kInstance, instance}, {kPublicHost, public_host}};
}

PublicAddress FindPublicAddress(const Means& means)
{
    if (means.outside == nullptr || !net::IsAllowedAddress(means.config.public_url))
        return {};
    net::Request request;
    request.url = means.config.public_url + "/healthz";
    request.headers = {{"Accept", "application/json"}};
    request.deadline = kCallLimit;
    request.answer_limit = kAnswerLimit;
    const net::Outcome outcome = means.outside->Send(request);
    if (!outcome.reply)
        return {State::kUnreachable, Fill(texts::kPageReason, {{"reason", net::Describe(outcome.failure)}})};

    const Result<nlohmann::json> json = ParseJson(outcome.reply->body);
    if (json.ok() && json->is_object() && !means.instance.empty() && json->contains(kInstance) &&
        (*json)[kInstance] == means.instance) {
        const auto host = json->find(kPublicHost);
        return {host != json->end() && *host == true ? State::kHere : State::kHostReplaced, {}};
    }
    const int status = outcome.reply->status;
    return {IsGatewayError(status) ? State::kUnreachable : State::kElsewhere,
            Fill(texts::kPageAnswersWith, {{"status", std::to_string(status)}})};
}

}  // namespace pinwright::diagnosis
