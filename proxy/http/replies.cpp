#include "proxy/http/replies.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "proxy/http/security_headers.hpp"
#include "proxy/http/status_codes.hpp"
#include "shared/api_json.hpp"
#include "shared/text_ids.hpp"

namespace pinwright::http {

Response JsonTextReply(int status, std::string json)
{
    Response response;
    response.status = status;
    response.content_type = "application/json";
    response.body = std::move(json);
    response.With("Cache-Control", "no-store");
    return response;
}

Response JsonReply(int status, const nlohmann::json& json)
{
    return JsonTextReply(status, JsonText(json));
}

Response ErrorReply(int status, const Error& error)
{
    if (status >= 500)
        spdlog::warn("answered {} ({}): {}", status, Describe(error.cause).id,
                     error.log.empty() ? error.detail : error.log);
    return JsonReply(status, ToJson(error));
}

Response ErrorReply(const Error& error)
{
    return ErrorReply(HttpStatus(error.cause), error);
}

Response EmptyReply(int status)
{
    Response response;
    response.status = status;
    return response;
}

namespace {

constexpr const char* kBusy =
    "Pinterest is answering slowly, and other requests are already waiting for it. Nothing was changed.";

Response ComeAgain(Response response)
{
    response.With("Retry-After", "10");
    return response;
}

}  // namespace

Response BusyReply()
{
    return ComeAgain(ErrorReply(503, Error{Cause::kPinterestDown, kBusy, "too many wait for Pinterest", {}}));
}

Response BusyPage()
{
    return ComeAgain(PlainPage(503, texts::kBusy, texts::kBusyDetail));
}

std::string EscapeHtml(std::string_view text)
{
    std::string safe;
    safe.reserve(text.size() + 16);
    for (const char c : text) {
        switch (c) {
            case '&':
                safe += "&amp;";
                break;
            case '<':
                safe += "&lt;";
                break;
            case '>':
                safe += "&gt;";
                break;
            case '"':
                safe += "&quot;";
                break;
            case '\'':
                safe += "&#39;";
                break;
            default:
                safe += c;
        }
    }
    return safe;
}

Response PlainPage(int status, std::string_view title, std::string_view text, std::string_view next,
                   std::string_view code)
{
    const std::string safe_next = EscapeHtml(next);
    std::string page = "<!doctype html>\n<html lang=\"" + std::string(ThreadLanguage::Tag()) +
                       "\">\n<head>\n<meta charset=\"utf-8\">\n";
    page += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
    page += "<meta name=\"color-scheme\" content=\"light dark\">\n";
    if (!next.empty())
        page += "<meta http-equiv=\"refresh\" content=\"0;url=" + safe_next + "\">\n";
    // An empty icon. Without one, a browser requests an icon, which the policy forbids, and reports an error.
    page += "<link rel=\"icon\" href=\"data:,\">\n";
    page += "<title>" + EscapeHtml(title) + " – Pinwright</title>\n</head>\n<body dir=\"auto\">\n<main>\n";
    page += "<h1>" + EscapeHtml(title) + "</h1>\n";
    while (!text.empty()) {
        const std::string_view paragraph = text.substr(0, text.find('\n'));
        page += "<p>" + EscapeHtml(paragraph) + "</p>\n";
        text.remove_prefix(std::min(paragraph.size() + 1, text.size()));
    }
    if (!code.empty())
        page += "<pre>" + EscapeHtml(code) + "</pre>\n";
    page += "<p><a href=\"" + (next.empty() ? std::string("/") : safe_next) + "\">" +
            EscapeHtml(texts::kGoOn) + "</a></p>\n";
    page += "</main>\n</body>\n</html>\n";

    Response response;
    response.status = status;
    response.content_type = "text/html; charset=utf-8";
    response.body = std::move(page);
    response.With("Cache-Control", "no-store");
    AddPlainPagePolicy(response);
    return response;
}

}  // namespace pinwright::http
