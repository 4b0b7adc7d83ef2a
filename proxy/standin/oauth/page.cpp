#include "proxy/standin/oauth/page.hpp"

#include <algorithm>

#include "proxy/standin/world/entities.hpp"

namespace pinwright::standin {

std::string Escaped(std::string_view text)
{
    std::string escaped;
    for (const char letter : text) {
        switch (letter) {
            case '&':
                escaped += "&amp;";
                break;
            case '<':
                escaped += "&lt;";
                break;
            case '>':
                escaped += "&gt;";
                break;
            case '"':
                escaped += "&quot;";
                break;
            case '\'':
                escaped += "&#39;";
                break;
            default:
                escaped += letter;
        }
    }
    return escaped;
}

// Browsers also apply form-action to the redirect that answers the form, so the policy names the redirect's
// origin too.
Reply HtmlPage(int status, std::string_view title, const std::string& content,
               const std::string& redirect_origin)
{
    Reply reply;
    reply.status = status;
    reply.content_type = "text/html; charset=utf-8";
    reply.headers = {{"Content-Security-Policy",
                      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self' " +
                          redirect_origin + "; base-uri 'none'; frame-ancestors 'none'"},
                     {"Referrer-Policy", "same-origin"},
                     {"X-Content-Type-Options", "nosniff"},
                     {"Cache-Control", "no-store"}};
    reply.body =
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"color-scheme\" content=\"light dark\">\n"
        "<link rel=\"icon\" href=\"/images/icon/standin/32x32.png\">\n"
        "<link rel=\"stylesheet\" href=\"/oauth/style.css\">\n<title>" +
        Escaped(title) + "</title>\n</head>\n<body>\n<main>\n" + content + "</main>\n</body>\n</html>\n";
    return reply;
}

Reply ShowPin(std::string_view path, World& world)
{
    path.remove_prefix(std::string_view("/pin/").size());
    const std::string_view id = path.substr(0, path.find('/'));
    const Pin* pin = world.FindPin(Side::kProduction, id);
    if (!pin)
        pin = world.FindPin(Side::kSandbox, id);
    std::string content(kNotice);
    if (!pin || pin->deleted) {
        content += "<h1>No such pin</h1>\n<p>It was never made here, or it was deleted.</p>\n";
        return HtmlPage(404, "No such pin - stand-in for Pinterest", content, {});
    }
    const std::string title = pin->shown.title.value_or("");
    content += "<h1>" + Escaped(title.empty() ? "A pin without a title" : title) + "</h1>\n";
    if (!pin->images.empty()) {
        // The stand-in stores no image bytes, so it shows a flat picture of the same shape.
        const Image& image = pin->images.front();
        const int height = static_cast<int>(
            std::clamp<long long>(image.width > 0 ? 320LL * image.height / image.width : 320LL, 1, 960));
        content += "<p><img class=\"pin\" src=\"/images/pins/" + pin->id + "/320x" + std::to_string(height) +
                   ".png\" width=\"320\" height=\"" + std::to_string(height) + "\" alt=\"" +
                   Escaped(pin->shown.alt_text.value_or("")) + "\"></p>\n";
    }
    if (pin->shown.description)
        content += "<p>" + Escaped(*pin->shown.description) + "</p>\n";
    if (pin->shown.link)
        content += "<p>Link: " + Escaped(*pin->shown.link) + "</p>\n";
    return HtmlPage(200, (title.empty() ? "A pin" : title) + " - stand-in for Pinterest", content, {});
}

}  // namespace pinwright::standin
