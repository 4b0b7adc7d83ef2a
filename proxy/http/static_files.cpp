#include "proxy/http/static_files.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "proxy/http/encodings.hpp"
#include "proxy/http/replies.hpp"
#include "proxy/http/security_headers.hpp"

namespace pinwright::http {

namespace {

// The addresses of the client's screens. The client reads the address itself.
constexpr std::string_view kPages[] = {
    "/", "/compose", "/integrations", "/schedule", "/standard-access", "/troubleshoot", "/pins", "/pins/{}"};

/// An entity tag names one representation, so each coding has its own.
std::string EntityTag(const Asset& asset, Encoding encoding)
{
    const std::string_view suffix = encoding == Encoding::kBrotli ? "-br"
                                    : encoding == Encoding::kGzip ? "-gz"
                                                                  : "";
    return "\"" + std::string(asset.hash) + std::string(suffix) + "\"";
}

/// Whether the browser already has this content, in any coding.
bool IsHeld(const Asset& asset, std::string_view if_none_match)
{
    if (if_none_match.empty())
        return false;
    return if_none_match == "*" || if_none_match.find(asset.hash) != std::string_view::npos;
}

Response Serve(const Asset& asset, const Request& request, std::string_view cache_control)
{
    const Encoding encoding =
        ChooseEncoding(request.accept_encoding, !asset.brotli.empty(), !asset.gzip.empty());
    Response response;
    response.With("Cache-Control", std::string(cache_control));
    response.With("ETag", EntityTag(asset, encoding));
    if (!asset.brotli.empty() || !asset.gzip.empty())
        response.With("Vary", "Accept-Encoding");
    if (IsHeld(asset, request.if_none_match)) {
        response.status = 304;
        return response;
    }
    response.content_type = asset.content_type;
    response.fixed = asset.raw;
    if (encoding == Encoding::kBrotli) {
        response.fixed = asset.brotli;
        response.With("Content-Encoding", "br");
    } else if (encoding == Encoding::kGzip) {
        response.fixed = asset.gzip;
        response.With("Content-Encoding", "gzip");
    }
    // Content-Length counts the compressed bytes, but the loading page shows progress in decoded bytes.
    if (asset.content_type == "application/wasm")
        response.With("X-Uncompressed-Length", std::to_string(asset.raw.size()));
    return response;
}

/// A page in another language is small and changes with the server, so it has no tag and no coding.
Response ServeTranslated(const Language& language)
{
    Response response;
    response.With("Cache-Control", "no-cache");
    response.content_type = "text/html; charset=utf-8";
    response.fixed = language.page;
    return response;
}

Response ServePage(const Asset& page, const Request& request, const Languages& languages, Sessions& sessions)
{
    const Language* const language = languages.Choose(request.accept_language);
    Response response = language == nullptr ? Serve(page, request, "no-cache") : ServeTranslated(*language);
    if (!languages.empty())
        response.With("Vary", "Accept-Language");
    AddComposerPolicy(response);
    if (request.session.empty() && Sessions::MayBegin(request)) {
        const Result<std::string> token = sessions.Begin();
        if (token.ok())
            response.With("Set-Cookie", sessions.CookieLine(*token));
        else
            spdlog::error("no session could be begun: {}", token.error().log);
    }
    return response;
}

}  // namespace

void AddStaticFiles(Router& router, std::span<const Asset> assets, const Languages& languages,
                    Sessions& sessions)
{
    for (const Asset& asset : assets) {
        if (asset.path == "/index.html") {
            for (const std::string_view page : kPages) {
                Endpoint& endpoint = router.At(page);
                endpoint.audience = Audience::kPage;
                endpoint.get = [&asset, &languages, &sessions](const Request& request) {
                    return ServePage(asset, request, languages, sessions);
                };
            }
            continue;
        }
        Endpoint& endpoint = router.At(asset.path);
        endpoint.audience = Audience::kAsset;
        endpoint.get = [&asset](const Request& request) {
            return Serve(asset, request, "public, max-age=31536000, immutable");
        };
    }
    Endpoint& words = router.At("/api/v1/words/{}");
    words.audience = Audience::kAsset;
    words.get = [&languages](const Request& request) {
        const Language* const language = languages.Find(request.parameters[0]);
        if (language == nullptr)
            return ErrorReply(Error{Cause::kNotFound, {}, {}, {}});
        Response response = JsonReply(200, nlohmann::json(language->texts));
        response.With("Cache-Control", "no-cache");
        return response;
    };
    // Browsers request it if a page names no icon. An empty answer keeps an error out of their console.
    Endpoint& icon = router.At("/favicon.ico");
    icon.audience = Audience::kAsset;
    icon.get = [](const Request&) {
        Response none = EmptyReply(204);
        none.With("Cache-Control", "public, max-age=86400");
        return none;
    };
}

}  // namespace pinwright::http
