#include "proxy/notify/message.hpp"

#include <nlohmann/json.hpp>

#include "shared/check.hpp"
#include "shared/json_text.hpp"

namespace pinwright::notify {

namespace {

// The content of the answer doesn't matter.
constexpr std::size_t kAnswerLimit = 64 * 1024;

/// Escapes Slack's three control characters (https://api.slack.com/reference/surfaces/formatting#escaping).
std::string ForSlack(std::string_view text)
{
    std::string escaped;
    for (const char c : text) {
        if (c == '&')
            escaped += "&amp;";
        else if (c == '<')
            escaped += "&lt;";
        else if (c == '>')
            escaped += "&gt;";
        else
            escaped += c;
    }
    return escaped;
}

}  // namespace

net::Request MessageOf(const Alarm& alarm, const std::string& to, const std::string& public_url)
{
    const std::string link = public_url + alarm.path;
    const std::string text = alarm.title + "\n" + alarm.message + "\n" + link;
    const nlohmann::json body = {{"title", alarm.title},
                                 {"message", alarm.message},
                                 {"severity", ToString(alarm.severity)},
                                 {"link", link},
                                 {"text", ForSlack(text)},
                                 {"content", text},
                                 // Discord: no name in the text can notify a member.
                                 {"allowed_mentions", {{"parse", nlohmann::json::array()}}}};
    net::Request request;
    request.method = "POST";
    request.url = to;
    request.plain = net::Plain::kHomeNetwork;
    request.body = JsonText(body);
    request.content_type = "application/json";
    // https://docs.ntfy.sh/publish/#message-templating
    request.headers = {
        {"X-Template", "yes"},         {"X-Title", "{{.title}}"},
        {"X-Message", "{{.message}}"}, {"X-Priority", alarm.severity == Severity::kBroken ? "4" : "3"},
        {"X-Tags", "warning"},         {"X-Click", link}};
    request.deadline = kPostDeadline;
    request.answer_limit = kAnswerLimit;
    return request;
}

}  // namespace pinwright::notify
